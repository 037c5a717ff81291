import { driversOf } from '../rulebook/derive.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { type Advice, optionId, type Winner } from './advice.ts';
import { ANALYSIS_WORK, Budget } from './budget.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './changes.ts';
import type { Model } from './model.ts';
import { VerdictProbe } from './verdict-probe.ts';

/** The smallest change of what is known that leads to another verdict; what is unknown stays unknown. */
export interface Flip {
  /** The verdict after it. */
  readonly to: Winner;
  readonly changes: readonly FactChange[];
  /** Whether the team can make all of the changes. */
  readonly changeable: boolean;
}

/** One known fact that is different. A set is named whole, before and after, as one would write it. */
export interface FactChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
}

/** The flips that were found, and whether there can be others. */
export interface Flips {
  /** Those that the team can make first, then the fewest changes, then the smallest. */
  readonly flips: readonly Flip[];
  /** False where a verdict could not be settled within the budget, or not all changes were tried. */
  readonly proved: boolean;
}

/**
 * All single changes that lead to another verdict and, for each verdict that no single one leads to, all pairs that do
 * (unless `most` is 1).
 */
export function flipsOf(advice: Advice, most: 1 | 2 = 2): Flips {
  const { facts, model, winner } = advice;
  const budget = new Budget(ANALYSIS_WORK);
  const probe = new VerdictProbe(advice, budget);
  const candidates = candidatesOf(model, facts, budget);
  const found: { readonly to: number; readonly made: readonly Candidate[] }[] = [];
  let named = 0;
  const tryAll = (sets: Iterable<readonly Candidate[]>, reached: ReadonlySet<number>) => {
    for (const made of sets) {
      if (budget.isSpent || named > MOST_NAMED) break;
      const to = probe.verdictAfter(made);
      if (to === null || reached.has(to)) continue;
      found.push({ to, made });
      named += namedBy(made, model);
    }
  };
  tryAll(
    candidates.map((made) => [made]),
    new Set([winner]),
  );
  const reached = new Set([winner, ...found.map((flip) => flip.to)]);
  if (most === 2 && reached.size <= model.optionCount)
    tryAll(pairsOf(candidates, driversIn(model, facts)), reached);
  found.sort((a, b) => compareEffort(a.made, b.made));
  const proved = probe.proved && !budget.isSpent && named <= MOST_NAMED;
  return { flips: found.map(({ to, made }) => flipBy(made, to, advice)), proved };
}

function flipBy(made: readonly Candidate[], to: number, { facts, model }: Advice): Flip {
  const sets = new Map<FactId, readonly string[]>();
  const changes = made.map(({ change: { fact, member, from, to } }): FactChange => {
    if (member === null) return { fact, from, to };
    const before = sets.get(fact) ?? membersOf(facts.get(fact)?.value);
    const after = to === true ? [...before, member] : before.filter((each) => each !== member);
    sets.set(fact, after);
    return { fact, from: before, to: after };
  });
  return {
    to: to < 0 ? { kind: 'none-fits' } : { kind: 'fits', option: optionId(model, to) },
    changes,
    changeable: made.every((each) => each.changeable),
  };
}

function membersOf(value: FactValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function compareEffort(a: readonly Candidate[], b: readonly Candidate[]): number {
  const fixed = (made: readonly Candidate[]) => (made.every((each) => each.changeable) ? 0 : 1);
  const size = (made: readonly Candidate[]) => made.reduce((sum, each) => sum + each.size, 0);
  return fixed(a) - fixed(b) || a.length - b.length || size(a) - size(b);
}

/** For each fact that follows from numbers here, those numbers. */
function driversIn({ rulebook }: Model, facts: Facts): readonly (readonly FactId[])[] {
  return rulebook.facts.flatMap((fact) =>
    fact.type === 'enum' && facts.get(fact.id)?.origin === 'derived' ? [driversOf(fact)] : [],
  );
}

/**
 * Pairs of changes that concern different facts or members, and not two numbers from which one fact follows: what those
 * make of it together is another thing than what each makes of it alone.
 */
function* pairsOf(
  candidates: readonly Candidate[],
  drivers: readonly (readonly FactId[])[],
): Generator<readonly [Candidate, Candidate]> {
  for (const [index, first] of candidates.entries()) {
    for (const second of candidates.slice(index + 1))
      if (areIndependent(first.change, second.change, drivers)) yield [first, second];
  }
}

function areIndependent(
  a: Candidate['change'],
  b: Candidate['change'],
  drivers: readonly (readonly FactId[])[],
): boolean {
  if (a.fact === b.fact) return a.member !== b.member;
  return !drivers.some((together) => together.includes(a.fact) && together.includes(b.fact));
}

/** Values of facts, with all members of a set, that all flips may name: nobody reads more, and a report must hold them. */
const MOST_NAMED = 200_000;

function namedBy(made: readonly Candidate[], { form }: Model): number {
  return made.reduce((sum, { change: { fact } }) => sum + (form.variablesOfFact.get(fact)?.length ?? 1), 0);
}
