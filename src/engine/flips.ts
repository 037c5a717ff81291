import { driversOf, hangsOnNumbers } from '../rulebook/derive.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { type Advice, optionId, type Winner } from './advice.ts';
import { ANALYSIS_WORK, Budget } from './budget.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './changes.ts';
import { type FactChange, factChanges } from './fact-changes.ts';
import type { Model } from './model.ts';
import { ReestimatedProbe } from './reestimated.ts';

/** The smallest change of what is known that leads to another verdict; what is unknown stays unknown. */
export interface Flip {
  /** The verdict after it. */
  readonly to: Winner;
  readonly changes: readonly FactChange[];
  /** Whether the team can choose all of the changes; else some are circumstances, or what nobody would do on purpose. */
  readonly changeable: boolean;
}

/** The flips that were found, and whether there can be others. */
export interface Flips {
  /** Those that the team can choose first, then the fewest changes, then the smallest. */
  readonly flips: readonly Flip[];
  /** False where a verdict could not be settled within the budget, or not all changes were tried. */
  readonly proved: boolean;
}

/** Which changes are estimated anew: all, or those that lead to another verdict with the ratings as they are. */
export type Reestimated = 'all' | 'found';

/**
 * All single changes that lead to another verdict and, for each verdict that no single one leads to, all pairs that do
 * (unless `most` is 1). Each is what is advised once it is made; where only found ones are estimated anew, some are missing.
 */
export function flipsOf(advice: Advice, most: 1 | 2 = 2, reestimated: Reestimated = 'all'): Flips {
  const { facts, model, rater, winner } = advice;
  const budget = new Budget(ANALYSIS_WORK);
  const probe = new ReestimatedProbe(advice, budget);
  const candidates = candidatesOf(rater.rules, facts, budget, rater.estimator);
  const found: Found[] = [];
  let named = 0;
  const tryAll = (sets: Iterable<readonly Candidate[]>, reached: ReadonlySet<number>) => {
    for (const made of sets) {
      if (budget.isSpent || named > MOST_NAMED) break;
      if (reestimated === 'found' && reached.has(probe.verdictAsRated(made) ?? winner)) continue;
      const to = probe.verdictAfter(made);
      if (to === null || reached.has(to)) continue;
      found.push({ to, made });
      named += namedBy(made, model);
    }
  };
  const byRules = candidates.filter((each) => !each.isForEstimate);
  tryAll(
    (reestimated === 'all' ? candidates : byRules).map((made) => [made]),
    new Set([winner]),
  );
  const reached = new Set([winner, ...found.map((flip) => flip.to)]);
  if (most === 2 && reached.size <= model.optionCount)
    tryAll(pairsOf(byRules, driversIn(model, facts)), reached);
  const proved = probe.proved && !budget.isSpent && named <= MOST_NAMED;
  const flips = nearestOf(found.sort((a, b) => compareEffort(a.made, b.made)));
  return { flips: flips.map(({ to, made }) => flipBy(made, to, advice)), proved };
}

/** Changes that were found to lead to the option with this number; -1: none fits. */
interface Found {
  readonly to: number;
  readonly made: readonly Candidate[];
}

/** Of the values that only an estimate tells apart the nearest in each direction. */
function nearestOf(found: readonly Found[]): readonly Found[] {
  const seen = new Set<string>();
  return found.filter(({ made, to }) => {
    const [only, ...others] = made;
    if (only === undefined || others.length > 0) return true;
    const { fact, from, member, to: value } = only.change;
    const isDown = typeof value === 'number' && value < Number(from);
    const way = JSON.stringify([fact, member, isDown, to]);
    const isNearest = !seen.has(way);
    seen.add(way);
    return isNearest || !only.isForEstimate;
  });
}

function flipBy(made: readonly Candidate[], to: number, { facts, model }: Advice): Flip {
  return {
    to: to < 0 ? { kind: 'none-fits' } : { kind: 'fits', option: optionId(model, to) },
    changes: factChanges(made, facts, model.rulebook),
    changeable: made.every((each) => each.changeable),
  };
}

function compareEffort(a: readonly Candidate[], b: readonly Candidate[]): number {
  const fixed = (made: readonly Candidate[]) => (made.every((each) => each.changeable) ? 0 : 1);
  const size = (made: readonly Candidate[]) => made.reduce((sum, each) => sum + each.size, 0);
  return fixed(a) - fixed(b) || a.length - b.length || size(a) - size(b);
}

/** For each fact that follows from numbers here, those numbers. */
function driversIn({ rulebook }: Model, facts: Facts): readonly (readonly FactId[])[] {
  return rulebook.facts.flatMap((fact) => (hangsOnNumbers(fact, facts) ? [driversOf(fact)] : []));
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
