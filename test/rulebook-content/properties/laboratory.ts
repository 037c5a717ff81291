import { Evaluation } from '../../../src/engine/evaluation.ts';
import { compile, type Model, optionNumber } from '../../../src/engine/model.ts';
import { type PriorityFactors, priorityFactors } from '../../../src/engine/priorities.ts';
import { at, under } from '../../../src/rulebook/at.ts';
import type { Boxes } from '../../../src/rulebook/box.ts';
import type { Condition } from '../../../src/rulebook/condition.ts';
import type { FactId } from '../../../src/rulebook/fact.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';
import { type Knowledge, knowledgeOf, normalise, TRUE, truthOf } from '../../../src/rulebook/normal-form.ts';
import type { OptionId, Rulebook } from '../../../src/rulebook/rulebook.ts';
import type { Scope, Setting } from './expectation.ts';

/** A scope whose conditions are compiled. */
interface CompiledScope {
  readonly where: Boxes;
  readonly unless: Boxes;
}

/** For the variables of some facts, the cells in which they lie. */
export type Placed = readonly { readonly variable: number; readonly mask: number }[];

/** A rulebook compiled together with the scopes of the expectations, so that facts are cut as finely as both ask. */
export class Laboratory {
  readonly model: Model;
  private readonly factors: PriorityFactors;
  private readonly scopes: ReadonlyMap<Scope, CompiledScope>;
  private readonly places = new Map<string, Placed>();

  constructor(rulebook: Rulebook, scopes: readonly Scope[]) {
    const { facts, options, rules } = rulebook;
    const own = [...rules, ...options.flatMap(({ patterns }) => patterns)].map(
      (each): Condition => each.when,
    );
    const form = normalise(facts, [...own, ...scopes.flatMap(({ where, unless }) => [where, unless])]);
    this.model = compile(rulebook, form);
    this.factors = priorityFactors(rulebook, new Map());
    const boxes = (place: number) => at(form.conditions, own.length + place);
    this.scopes = new Map(
      scopes.map((scope, index) => [scope, { where: boxes(2 * index), unless: boxes(2 * index + 1) }]),
    );
  }

  option(id: OptionId): number {
    return optionNumber(this.model.rulebook, id);
  }

  evaluation(facts: Facts): Evaluation {
    return new Evaluation(this.model, this.factors, knowledgeOf(this.model.form, facts));
  }

  /** What is known of these facts; the same object for the same facts. */
  placed(settings: readonly (readonly [FactId, Setting])[]): Placed {
    const key = JSON.stringify(settings);
    const known = this.places.get(key) ?? this.place(settings);
    this.places.set(key, known);
    return known;
  }

  private place(settings: readonly (readonly [FactId, Setting])[]): Placed {
    const { form } = this.model;
    const stated = settings.flatMap(([fact, value]) => (value === null ? [] : [[fact, { value }] as const]));
    const knowledge = knowledgeOf(form, new Map(stated));
    const variables = settings.flatMap(([fact]) => form.variablesOfFact.get(fact) ?? []);
    return variables.map((variable) => ({ variable, mask: at(knowledge, variable) }));
  }

  isWithin(scope: Scope, knowledge: Knowledge): boolean {
    const { where, unless } = under(this.scopes, scope);
    return truthOf(where, knowledge) === TRUE && truthOf(unless, knowledge) !== TRUE;
  }
}
