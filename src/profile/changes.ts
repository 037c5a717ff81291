import type { Fact, FactValue } from '../rulebook/fact.ts';
import { partsOfId } from '../rulebook/fact-id.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { printable } from '../yaml/printable.ts';
import { NOTE, noteLines } from './unknown-note.ts';
import { type Contents, commentLines, knownLines, textLine, yamlValue } from './write-new.ts';

/** One entry to be written: a fact, the priority of a criterion, an assumption, or the note of what is unknown. */
export interface Change {
  /** Null for what stands at the top, such as the name. */
  readonly group: string | null;
  readonly name: string;
  readonly value: FactValue;
  /** The lines that state it in block style, comments included. */
  readonly lines: readonly string[];
  /** What may stand beside a value of it as a comment that we wrote. */
  readonly comments: readonly string[];
}

export type GroupChange = Change & { readonly group: string };

/** All that a profile is to say, entry by entry. */
export function changesOf(rulebook: Rulebook, { about, stated, priorities }: Contents): readonly Change[] {
  const facts = rulebook.facts.flatMap((fact): Change[] => {
    const value = stated.get(fact.id)?.value;
    return value === undefined ? [] : [factChange(fact, value)];
  });
  const criteria = rulebook.criteria.flatMap(({ id }): Change[] => {
    const value = priorities.get(id);
    return value === undefined ? [] : [plainChange('priorities', id, value)];
  });
  return [...aboutChanges(about), ...facts, ...criteria];
}

/** The name goes to the top last, so that it stands above the description. */
function aboutChanges(about: Contents['about']): readonly Change[] {
  const { assumptions = [], description = null, name = null } = about ?? {};
  return [
    ...(description === null ? [] : [topChange('description', description)]),
    ...(name === null ? [] : [topChange('name', name)]),
    ...[...assumptions].flatMap(([id, value]) =>
      typeof value === 'object' ? [] : [plainChange('assumptions', id, value)],
    ),
  ];
}

function topChange(name: string, value: string): Change {
  return { group: null, name, value, lines: [textLine(name, value)], comments: [] };
}

function plainChange(group: string, name: string, value: string | number): Change {
  return { group, name, value, lines: [`  ${name}: ${yamlValue(value)}`], comments: [] };
}

function factChange(fact: Fact, value: FactValue): Change {
  const lines = [...commentLines(fact.question, 2), ...knownLines(fact, value)];
  return { ...partsOfId(fact.id), value, lines, comments: labelsOf(fact).map(printable) };
}

function labelsOf(fact: Fact): readonly string[] {
  switch (fact.type) {
    case 'enum':
      return fact.values.map(({ label }) => label);
    case 'boolean':
      return [fact.yes, fact.no];
    default:
      return [];
  }
}

/** The note of what is unknown, where something is. */
export function noteChange(unknown: Contents['unknown']): readonly Change[] {
  return unknown.length === 0 ? [] : [{ ...NOTE, value: unknown, lines: noteLines(unknown), comments: [] }];
}
