import { onceForEach } from '../yaml/once-for-each.ts';
import { list } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import { type Entry, entriesOf, entryAt, itemsOf, plain, type Tree } from '../yaml/tree.ts';
import { at } from './at.ts';
import { othersOf } from './cells.ts';
import { driversOf } from './derive.ts';
import {
  type EnumFact,
  type Fact,
  type FactId,
  isSettable,
  type NumberFact,
  type SetFact,
  stepsOf,
} from './fact.ts';
import { partsOfId } from './fact-id.ts';
import { linkFact } from './link-fact.ts';
import { numberRange } from './number-fact.ts';
import type { Vocabulary } from './read-condition.ts';
import { RESERVED_GROUPS } from './reserved.ts';
import { factSchema } from './schema.ts';

/** Numbers are told apart by twelve digits; three are kept for the arithmetic. */
const MOST_STEPS = 1e9;

/** The facts of a rulebook text whose form is right; the others are left out. */
export function readFacts(tree: Tree | undefined): Vocabulary {
  const facts = new Map<string, Fact>();
  for (const entry of entriesOf(tree)) {
    const parsed = factSchema.safeParse(plain(entry.value));
    if (parsed.success) facts.set(entry.key, linkFact(entry.key, parsed.data));
  }
  return facts;
}

/** Facts that have the right form, but make no sense. */
export function checkFacts(tree: Tree | undefined, facts: Vocabulary): readonly Problem[] {
  const entries = entriesOf(tree);
  const opened = new Map<number, FactId>();
  const misformed = new Set(entries.map((entry) => entry.key).filter((id) => !facts.has(id)));
  return entries.flatMap((entry) => {
    const fact = facts.get(entry.key);
    const problems =
      fact === undefined
        ? []
        : [
            ...checkFact(entry, fact, facts),
            ...checkShares(entry, fact),
            ...checkOpening(entry, fact, opened),
          ];
    return [...checkGroup(entry), ...problems.filter((problem) => !isAbout(problem, misformed))];
  });
}

/** A fact whose own form is wrong is complained of there, not wherever it is used. */
export function isAbout(problem: Problem, misformed: ReadonlySet<string>): boolean {
  return problem.kind === 'unknown-name' && misformed.has(problem.name);
}

function checkGroup(entry: Entry): readonly Problem[] {
  const { group } = partsOfId(entry.key);
  if (!RESERVED_GROUPS.includes(group)) return [];
  return [clash(entry, `"${group}" has a meaning of its own in a profile; choose another first part.`)];
}

function checkFact(entry: Entry, fact: Fact, facts: Vocabulary): readonly Problem[] {
  switch (fact.type) {
    case 'number':
      return checkNumber(entry, fact);
    case 'enum':
      return fact.values.length === 0
        ? [clash(entry, NEEDS_VALUE)]
        : [...checkDerivation(entry, fact, facts), ...checkExamples(entry, fact, facts)];
    case 'set':
      return checkSet(entry, fact);
    default:
      return [];
  }
}

const NEEDS_VALUE = 'it needs at least one value.';

/** Where one member is spoken of, all are named. */
const MOST_MEMBERS = 100;
const TOO_MANY_MEMBERS = `a set has at most ${MOST_MEMBERS} members.`;

function checkSet(entry: Entry, fact: SetFact): readonly Problem[] {
  if (fact.members.length > MOST_MEMBERS) return [clash(entry, TOO_MANY_MEMBERS)];
  if (fact.members.length === 0) return [clash(entry, NEEDS_VALUE)];
  const { alone } = fact;
  const stated = entryAt(entry.value, ['alone']);
  const at = (stated ?? entry).keyAt;
  const allowed = fact.members.map((member) => member.id);
  if (itemsOf(stated?.value).length > 1) return [{ ...clash(entry, ONLY_ONE_ALONE), at }];
  if (alone !== null && !allowed.includes(alone))
    return [{ kind: 'unknown-name', role: 'member', name: alone, allowed, at }];
  return othersOf(fact).length === 0 ? [{ ...clash(entry, ALONE_NEEDS_OTHERS), at }] : [];
}

const ONLY_ONE_ALONE = '"alone" names one member, the one that says that no other holds.';
const ALONE_NEEDS_OTHERS = '"alone" names the member that says that no other holds, so there must be others.';

function checkNumber(entry: Entry, fact: NumberFact): readonly Problem[] {
  if (fact.min >= fact.max) return [clash(entry, 'min must be below max.')];
  if (stepsOf(fact) < 1) return [clash(entry, 'step must not be larger than the way from min to max.')];
  if (Math.max(Math.abs(fact.min), Math.abs(fact.max)) / fact.step <= MOST_STEPS) return [];
  return [clash(entry, 'step is too small for such large numbers: at most a billion steps lead to each.')];
}

function checkDerivation(entry: Entry, fact: EnumFact, facts: Vocabulary): readonly Problem[] {
  const { derivation } = fact;
  if (derivation === null) return [];
  const { product, cuts } = derivation;
  const rising = cuts.every((cut, index) => index === 0 || cut > at(cuts, index - 1));
  const wanted = fact.values.length - 1;
  const explanation = `"cuts" must be ${wanted} rising numbers, one fewer than the values.`;
  const { keyAt } = entryAt(entry.value, ['derive', 'cuts']) ?? entry;
  const wrongCuts = cuts.length === wanted && rising ? [] : [{ ...clash(entry, explanation), at: keyAt }];
  return [...product.flat().flatMap((name) => checkDriver(entry, name, facts)), ...wrongCuts];
}

/** The product must grow with each of its numbers, or cuts would not follow each other. */
function checkDriver(entry: Entry, name: string, facts: Vocabulary): readonly Problem[] {
  const driver = facts.get(name);
  const at = (entryAt(entry.value, ['derive', 'product']) ?? entry).keyAt;
  if (driver?.type !== 'number')
    return [{ kind: 'unknown-name', role: 'number fact', name, allowed: numbersIn(facts), at }];
  if (driver.min >= 0) return [];
  return [{ kind: 'clash', subject: name, explanation: 'min must be 0 or more, as it is multiplied.', at }];
}

/** An example that left out a number would leave the fact unknown. */
function checkExamples(entry: Entry, fact: EnumFact, facts: Vocabulary): readonly Problem[] {
  const drivers = driversOf(fact);
  const place = (entryAt(entry.value, ['examples']) ?? entry).keyAt;
  return (fact.examples ?? []).flatMap(({ label, numbers }): Problem[] => {
    const named = new Map(numbers);
    const isWhole = named.size === drivers.length && drivers.every((driver) => named.has(driver));
    if (!isWhole)
      return [{ ...clash(entry, `the example "${label}" must give ${wanted(drivers)}.`), at: place }];
    return numbers.flatMap(([id, value]) => {
      const driver = facts.get(id);
      if (driver?.type !== 'number' || isSettable(driver, value)) return [];
      return [{ ...clash(entry, `in "${label}", ${id} must be ${numberRange(driver)}.`), at: place }];
    });
  });
}

function wanted(drivers: readonly FactId[]): string {
  return drivers.length === 0
    ? 'the numbers of "derive", which is missing'
    : `${list(drivers)}, and nothing else`;
}

const numbersIn = onceForEach((facts: Vocabulary): readonly FactId[] =>
  [...facts.values()].filter((fact) => fact.type === 'number').map((fact) => fact.id),
);

/** Two questions cannot come at the same place. */
function checkOpening(entry: Entry, fact: Fact, opened: Map<number, FactId>): readonly Problem[] {
  if (fact.opening === undefined) return [];
  const other = opened.get(fact.opening);
  opened.set(fact.opening, other ?? fact.id);
  if (other === undefined) return [];
  const explanation = `"opening: ${fact.opening}" is the place of ${other} already; each place is taken once.`;
  return [{ ...clash(entry, explanation), at: (entryAt(entry.value, ['opening']) ?? entry).keyAt }];
}

/** The shares name each value, since they are proportions; those of a set are below 1. */
function checkShares(entry: Entry, fact: Fact): readonly Problem[] {
  if (fact.shares === undefined) return [];
  const place = entryAt(entry.value, ['shares']) ?? entry;
  const values = sharedValues(fact);
  const known = new Set(values);
  const unknown = Object.keys(fact.shares).filter((name) => !known.has(name));
  if (unknown.length > 0)
    return unknown.map((name) => ({
      kind: 'unknown-name',
      role: 'value',
      name,
      allowed: values,
      at: place.keyAt,
    }));
  const { shares } = fact;
  const isMissing = values.some((value) => !Object.hasOwn(shares, value));
  const isSure = fact.type === 'set' && Object.values(shares).some((share) => share >= 1);
  const explanation =
    (isMissing && `"shares" must name each of ${list(values)}.`) ||
    (isSure && '"shares" of a set must be below 1.');
  return explanation === false ? [] : [{ ...clash(entry, explanation), at: place.keyAt }];
}

/** Of a member that stands alone the share follows from those of the others. */
function sharedValues(fact: Fact): readonly string[] {
  if (fact.type === 'boolean') return ['true', 'false'];
  if (fact.type === 'enum') return fact.values.map((value) => value.id);
  return fact.type === 'set' ? othersOf(fact) : [];
}

function clash(entry: Entry, explanation: string): Problem {
  return { kind: 'clash', subject: entry.key, explanation, at: entry.keyAt };
}
