import type { FactId, FactValue } from '../rulebook/fact.ts';
import { formerFact } from '../rulebook/former-fact.ts';
import { parseSource } from '../yaml/parse.ts';
import { oneOf } from '../yaml/read.ts';
import type { SourceFile, Span, Tree } from '../yaml/tree.ts';
import { type Given, type Refused, readGiven, type Statable } from './given.ts';
import { type Assumed, type Placed, PRIORITIES, type Priority, type Profile } from './profile.ts';
import { readAssumption } from './read-assumption.ts';
import { readFact } from './read-fact.ts';
import { NOTHING_LEFT, type ProfileForm } from './read-profile.ts';

/** What a command line says on top of a profile, each text as `name=value`. */
export interface OnTop {
  readonly set?: readonly string[] | undefined;
  readonly assume?: readonly string[] | undefined;
  readonly priority?: readonly string[] | undefined;
}

/** The parts of a profile that can be stated on a command line. */
export type Stated = Pick<Profile, 'stated' | 'assumptions' | 'priorities'>;

/** What holds with a command line on top of a profile, and everything that is wrong with that command line. */
export function applyOnTop(
  before: Stated,
  onTop: OnTop,
  form: ProfileForm,
): Stated & { readonly faults: readonly Refused[] } {
  const [facts, figures, criteria] = [factsOf(form), figuresOf(form), criteriaOf(form)];
  const all = [facts, figures, criteria];
  const set = readGiven(onTop.set ?? [], facts, all);
  const assumed = readGiven(onTop.assume ?? [], figures, all);
  const preferred = readGiven(onTop.priority ?? [], criteria, all);
  const after = {
    stated: new Map([...before.stated, ...entries(set)]),
    assumptions: new Map([...before.assumptions, ...entries(assumed)]),
    priorities: new Map([...before.priorities, ...entries(preferred)]),
  };
  const faults = [...set, ...assumed, ...preferred].filter((each) => !each.ok);
  const clashes = [...clashing(after, assumed, form), ...nothingLeft(after, preferred, form)];
  return { ...after, faults: [...faults, ...clashes] };
}

function entries<T>(given: readonly Given<T>[]): readonly (readonly [string, T])[] {
  return given.flatMap((each) => (each.ok ? [[each.name, each.value] as const] : []));
}

function factsOf({ rulebook }: ProfileForm): Statable<Placed<FactValue>> {
  const facts = new Map(rulebook.facts.map((fact) => [fact.id, fact]));
  return {
    option: '--set',
    what: 'fact',
    group: null,
    example: 'data.sensitivity=public',
    names: [...facts.keys()],
    read: (name: FactId, file, at, problems) => {
      const fact = facts.get(name);
      if (fact === undefined) return null;
      const value = readFact(fact, fact.type === 'set' ? memberList(file, at) : scalar(file, at), problems);
      return value === null ? null : { value, at };
    },
    former: (name, at) => formerFact(name, rulebook.former, at),
  };
}

function figuresOf({ assumptions }: ProfileForm): Statable<Assumed> {
  const inputs = new Map(assumptions.map((input) => [input.id, input]));
  return {
    option: '--assume',
    what: 'assumption',
    group: 'assumptions',
    example: 'staff.usd_per_year=95000',
    names: [...inputs.keys()],
    read: (name, file, at, problems) => {
      const input = inputs.get(name);
      return input === undefined ? null : readAssumption(anything(file, at), input, problems);
    },
    former: () => null,
  };
}

function criteriaOf({ rulebook }: ProfileForm): Statable<Priority> {
  return {
    option: '--priority',
    what: 'criterion',
    group: 'priorities',
    example: 'cost=high',
    names: rulebook.criteria.map(({ id }) => id),
    read: (name, file, at, problems) =>
      oneOf(scalar(file, at), `The priority of ${name}`, PRIORITIES, problems),
    former: () => null,
  };
}

/** Where assumptions contradict each other once those of a command line are made on top of a profile's. */
function clashing(
  { assumptions }: Stated,
  assumed: readonly Given<Assumed>[],
  form: ProfileForm,
): readonly Refused[] {
  return form.assumptions.flatMap((input) => {
    const clash = input.kind === 'choice' ? input.clash(assumptions) : null;
    const last = assumed.findLast((each) => each.ok && [input.id, clash?.other].includes(each.name));
    if (clash === null || last === undefined) return [];
    return [clashIn(last.file, input.id, clash.explanation)];
  });
}

function nothingLeft(
  { priorities }: Stated,
  preferred: readonly Given<Priority>[],
  { rulebook }: ProfileForm,
): readonly Refused[] {
  const last = preferred.findLast((each) => each.ok);
  const isLeft = rulebook.criteria.some(({ id }) => priorities.get(id) !== 'ignore');
  return isLeft || last === undefined ? [] : [clashIn(last.file, 'priorities', NOTHING_LEFT)];
}

function clashIn(file: SourceFile, subject: string, explanation: string): Refused {
  const at = { start: 0, end: file.text.length };
  return { file, problems: [{ kind: 'clash', subject, explanation, at }] };
}

/** A value is read as in a file: 5 is a number, true a truth value, everything else text. */
function scalar(file: SourceFile, at: Span): Tree {
  const text = file.text.slice(at.start);
  const parsed = parseSource({ name: file.name, text }, 'a value');
  if (parsed.ok && parsed.value.kind === 'scalar') return { ...parsed.value, at };
  return { kind: 'scalar', value: text.trim() === '' ? null : text, quoted: false, at };
}

/** Likewise, and maps and lists, too. */
function anything(file: SourceFile, at: Span): Tree {
  const parsed = parseSource(
    { name: file.name, text: ' '.repeat(at.start) + file.text.slice(at.start) },
    'a value',
  );
  return parsed.ok ? parsed.value : scalar(file, at);
}

function memberList(file: SourceFile, at: Span): Tree {
  let end = at.start - 1;
  const items = file.text
    .slice(at.start)
    .split(',')
    .map((part): Tree => {
      const start = end + 1;
      end = start + part.length;
      return { kind: 'scalar', value: part.trim(), quoted: false, at: { start, end } };
    });
  return { kind: 'list', items, at };
}
