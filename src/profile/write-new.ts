import { wrapAnsi } from 'fast-wrap-ansi';
import { stringify } from 'yaml';
import { at } from '../rulebook/at.ts';
import type { Choice, Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { factsByGroup, partsOfId } from '../rulebook/fact-id.ts';
import { rankOf } from '../rulebook/fact-value.ts';
import type { Stated } from '../rulebook/facts.ts';
import { numberRange } from '../rulebook/number-fact.ts';
import type { CriterionId, Rulebook } from '../rulebook/rulebook.ts';
import { printable } from '../yaml/printable.ts';
import type { Assumed, AssumptionInput, Priority } from './profile.ts';
import { DECISION_KEYS } from './read-decision.ts';
import type { ProfileForm } from './read-profile.ts';
import { NOTE, noteLines } from './unknown-note.ts';

/** What a profile says of the team's wishes and facts. */
export interface Contents {
  readonly stated: Stated;
  readonly priorities: ReadonlyMap<CriterionId, Priority>;
  /** What was asked for and nobody knew, where an interview is to go on from it. */
  readonly unknown: readonly FactId[];
  /** What else is said; left out where nothing is. */
  readonly about?: About;
}

/** What a profile says of a project beside facts and wishes. */
export interface About {
  readonly name: string | null;
  readonly description: string | null;
  readonly assumptions: ReadonlyMap<string, Assumed>;
}

/** How much is said of what is unknown: only the values it can have, or all that helps to answer it. */
export type Detail = 'brief' | 'full';

const WIDTH = 100;

const HOW_TO_ANSWER =
  'What is commented out is unknown, which is fine. To answer it, take away the "# " before its name and write a value.';

/** A value as it stands in a profile; a list on one line. */
export function yamlValue(value: FactValue): string {
  if (typeof value === 'object') return `[${value.map((member) => yamlValue(member)).join(', ')}]`;
  return stringify(value, { lineWidth: 0 }).trimEnd();
}

/** A comment of as many lines as it takes. */
export function commentLines(text: string, indent: number): string[] {
  const clean = printable(text.replace(/\s+/g, ' ').trim());
  const margin = `${' '.repeat(indent)}# `;
  if (clean === '') return [];
  return wrapAnsi(clean, WIDTH - margin.length)
    .split('\n')
    .map((line) => margin + line);
}

/** The question and the help of a fact, as comments. */
export function aboutFact(fact: Fact): string[] {
  return [...commentLines(fact.question, 2), ...commentLines(fact.help, 2)];
}

/**
 * A whole profile, in the order of the rulebook: what is known, commented with the question it answers, and what is
 * unknown as comments.
 */
export function profileText(rulebook: Rulebook, contents: Contents, detail: Detail): string {
  const { id, version, facts } = rulebook;
  const blocks = [
    [
      ...commentLines(`What is known of a project, for the rulebook ${id} ${version}.`, 0),
      ...commentLines(HOW_TO_ANSWER, 0),
    ],
    aboutLines(contents.about),
    ...[...factsByGroup(facts)].map(([group, members]) =>
      groupLines(group, [...members.values()], contents.stated, detail),
    ),
    priorityLines(rulebook, contents.priorities),
    ...assumptionLines(contents.about),
    ...(contents.unknown.length === 0 ? [] : [[`${NOTE.group}:`, ...noteLines(contents.unknown)]]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function aboutLines(about: About | undefined): readonly string[] {
  const { name = null, description = null } = about ?? {};
  return [
    '# What the project is called ("advisor check" needs it).',
    name === null ? '# name: my-project' : textLine('name', name),
    ...(description === null ? [] : [textLine('description', description)]),
  ];
}

/** A line of its own, however long. */
export function textLine(key: string, text: string): string {
  return `${key}: ${yamlValue(text)}`;
}

const ABOUT_ASSUMPTIONS = '# Figures and names for the cost, where you know better than the defaults.';

function assumptionLines(about: About | undefined): readonly (readonly string[])[] {
  const lines = [...(about?.assumptions ?? [])].map(([id, value]) => `  ${assumptionLine(id, value)}`);
  return lines.length === 0 ? [] : [[ABOUT_ASSUMPTIONS, 'assumptions:', ...lines]];
}

function assumptionLine(id: string, value: Assumed): string {
  return `${id}: ${typeof value === 'object' ? JSON.stringify(value) : yamlValue(value)}`;
}

/** A profile in which nothing is answered, with all that helps to answer it. */
export function profileTemplate({ assumptions, rulebook }: ProfileForm): string {
  const nothing = { stated: new Map(), priorities: new Map(), unknown: [] };
  return `${profileText(rulebook, nothing, 'full')}\n${optionalParts(rulebook, assumptions).join('\n')}\n`;
}

/** What else a profile may hold: assumptions of the cost model, and what was decided. */
function optionalParts({ options }: Rulebook, inputs: readonly AssumptionInput[]): readonly string[] {
  return [
    ABOUT_ASSUMPTIONS,
    '# assumptions:',
    ...inputs.map((input) => `#   ${input.id}: # ${meaningOf(input)}`),
    '',
    '# What you decided; "advisor check" holds it against a policy.',
    '# decision:',
    `#   chosen: # ${options.map((option) => option.id).join(', ')}`,
    ...DECISION_KEYS.filter((key) => key !== 'chosen').map((key) => `#   ${key}:`),
  ];
}

function meaningOf(input: AssumptionInput): string {
  return input.kind === 'choice' ? input.what : `${input.unit}, from ${input.min} to ${input.max}`;
}

function groupLines(
  group: string,
  facts: readonly Fact[],
  stated: Stated,
  detail: Detail,
): readonly string[] {
  const entries = facts.map((fact) => {
    const value = stated.get(fact.id)?.value;
    if (value !== undefined) return [...aboutFact(fact), ...knownLines(fact, value)];
    return detail === 'full' ? [...aboutFact(fact), ...unknownLines(fact)] : briefLines(fact);
  });
  return [`${group}:`, ...entries.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))];
}

function briefLines(fact: Fact): readonly string[] {
  const values = expectedValues(fact);
  return [
    ...commentLines(fact.question, 2),
    `  # ${partsOfId(fact.id).name}:${values === '' ? '' : ` # ${values}`}`,
  ];
}

function expectedValues(fact: Fact): string {
  switch (fact.type) {
    case 'enum':
      return fact.values.map((choice) => choice.id).join(', ');
    case 'set':
      return `a list of ${fact.members.map((choice) => choice.id).join(', ')}`;
    case 'boolean':
      return 'true, false';
    case 'number':
      return `${printable(fact.unit)}, ${numberRange(fact)}`;
    case 'text':
      return '';
  }
}

/** The line that states a fact, with what the value means where that fits beside it. */
export function knownLines(fact: Fact, value: FactValue): string[] {
  const line = `  ${partsOfId(fact.id).name}: ${yamlValue(value)}`;
  const label = labelOf(fact, value);
  if (label === '') return [line];
  const beside = `${line} # ${printable(label)}`;
  return beside.length <= WIDTH + 10 ? [beside] : [...commentLines(`${yamlValue(value)}: ${label}`, 2), line];
}

function labelOf(fact: Fact, value: FactValue): string {
  if (fact.type === 'enum') return at(fact.values, rankOf(fact, value)).label;
  if (fact.type === 'boolean') return value === true ? fact.yes : fact.no;
  return fact.type === 'number' ? fact.unit : '';
}

function unknownLines(fact: Fact): readonly string[] {
  const name = `  # ${partsOfId(fact.id).name}:`;
  switch (fact.type) {
    case 'enum':
      return [...choiceLines(fact.values), name];
    case 'set':
      return [...choiceLines(fact.members), `${name} [${fact.alone ?? ''}]`];
    case 'boolean':
      return [...choiceLines([truth('true', fact.yes), truth('false', fact.no)]), name];
    default:
      return [`${name}${fact.type === 'number' ? ` # ${expectedValues(fact)}` : ''}`];
  }
}

function truth(id: string, label: string): Choice {
  return { id, label };
}

function choiceLines(choices: readonly Choice[]): readonly string[] {
  const width = Math.max(...choices.map((choice) => choice.id.length));
  return choices.map(({ id, label }) => `  #   ${id.padEnd(width)}  ${printable(label)}`);
}

function priorityLines(
  { criteria }: Rulebook,
  priorities: ReadonlyMap<CriterionId, Priority>,
): readonly string[] {
  const width = Math.max(...criteria.map((criterion) => criterion.id.length)) + 'ignore'.length + 2;
  const lines = criteria.map(({ id, title }) => {
    const priority = priorities.get(id);
    const entry = `${id}: ${priority ?? 'normal'}`.padEnd(width);
    return `  ${priority === undefined ? '# ' : ''}${entry}  # ${printable(title)}`;
  });
  return [
    '# How much each criterion counts beyond what the rules say: ignore, low, normal or high.',
    'priorities:',
    ...lines,
  ];
}
