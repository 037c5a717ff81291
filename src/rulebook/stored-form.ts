import { at, under } from './at.ts';
import type { Boxes } from './box.ts';
import type { Cell } from './cell.ts';
import { variable } from './cells.ts';
import type { Fact } from './fact.ts';
import { type NormalForm, normalForm } from './normal-form.ts';

/** A normal form as plain data: made once, when the rulebook is built, and kept beside it. */
export interface StoredForm {
  /** Facts by their place in the rulebook. */
  readonly variables: readonly {
    readonly fact: number;
    readonly member: string | null;
    readonly cells: readonly Cell[];
  }[];
  readonly conditions: readonly Boxes[];
}

/** What has to be kept of a normal form over these facts. */
export function storeForm(facts: readonly Fact[], { variables, conditions }: NormalForm): StoredForm {
  const places = new Map(facts.map((fact, place) => [fact.id, place]));
  return {
    variables: variables.map(({ fact, member, cells }) => ({
      fact: under(places, fact.id),
      member,
      cells,
    })),
    conditions,
  };
}

/** The normal form that was kept. */
export function restoreForm(facts: readonly Fact[], { variables, conditions }: StoredForm): NormalForm {
  return normalForm(
    variables.map(({ fact, member, cells }) => variable(at(facts, fact), member, cells)),
    conditions,
  );
}
