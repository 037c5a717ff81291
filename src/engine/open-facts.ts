import type { FactId } from '../rulebook/fact.ts';
import { cellsIn, isKnown } from '../rulebook/normal-form.ts';
import { Branching } from './branching.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import { COMPLETIONS, Completions } from './completions.ts';
import { mayBeat } from './lead.ts';
import type { Tally } from './tally.ts';

/** A fact that alone changes the winner in some completion of what is unknown. */
export interface OpenFact {
  readonly fact: FactId;
  /** The share of seeded completions in which changing it alone, or one of its members, changes the winner. */
  readonly swing: number;
  /** Winners other than the verdict on either side of such a change (-1: none fits), in order of the options. */
  readonly couldBecome: readonly number[];
  /** False where no such completion was found, but not ruled out either. */
  readonly proved: boolean;
}

/** Nodes after which the search for a completion that a fact decides gives up and counts the fact as open. */
const DECIDES_LIMIT = 400;

/** Completions that tell which facts are the most decisive where only some are asked for. */
const FEW_COMPLETIONS = 256;

/**
 * The open facts, the most decisive first, up to `most` of them: all by the swing in every completion, a few by that in
 * the first completions, which takes a fraction of the time and seldom another order. Facts that swing no sampled
 * completion are searched exactly, so that a fact which is left out cannot matter; where `most` are found by sampling,
 * none is searched.
 */
export function openFacts(
  tally: Tally,
  verdict: number,
  most = Number.POSITIVE_INFINITY,
): readonly OpenFact[] {
  const budget = new Budget(ANALYSIS_WORK);
  const { sampled, swings } = swingsOf(tally, Number.isFinite(most) ? FEW_COMPLETIONS : COMPLETIONS, budget);
  const open = swings
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map(({ fact, count, winners }): OpenFact => {
      return { fact, swing: count / sampled, couldBecome: others(winners, verdict), proved: true };
    });
  for (const { fact, variables, count } of swings) {
    if (open.length >= most) break;
    if (count > 0) continue;
    const decided = variables.map((variable) => searchDecided(tally, variable, budget));
    const winners = decided.flatMap((each) => (each.kind === 'decides' ? each.winners : []));
    const proved = winners.length > 0;
    if (proved || decided.some((each) => each.kind === 'unclear'))
      open.push({ fact, swing: 0, couldBecome: others(winners, verdict), proved });
  }
  return open;
}

function others(winners: Iterable<number>, verdict: number): readonly number[] {
  return [...new Set(winners)].filter((winner) => winner !== verdict).sort((a, b) => a - b);
}

/** A fact with open variables, in how many completions changing one of them changes the winner, and between which. */
interface Swing {
  readonly fact: FactId;
  readonly variables: readonly number[];
  readonly winners: Set<number>;
  count: number;
}

/** What changing each fact alone does to seeded completions, in rulebook order; to as many of them as the budget pays. */
function swingsOf(
  tally: Tally,
  count: number,
  budget: Budget,
): { readonly sampled: number; readonly swings: readonly Swing[] } {
  const completions = new Completions(tally);
  const meter = new Meter(tally, budget);
  const open = new Set(completions.variables);
  const cells = new Map(completions.variables.map((at) => [at, cellsIn(tally.knowledge[at])]));
  const swings = [...tally.model.form.variablesOfFact].flatMap(([fact, all]): Swing[] => {
    const variables = all.filter((variable) => open.has(variable));
    return variables.length === 0 ? [] : [{ fact, variables, winners: new Set(), count: 0 }];
  });
  let sampled = 0;
  for (; sampled < count && meter.read(tally.model.size); sampled++) {
    completions.fill(sampled);
    for (const swing of swings) if (isSwung(tally, swing, cells)) swing.count++;
  }
  completions.reset();
  return { sampled, swings };
}

/** Whether some other cell of one of the variables has another winner; notes the winners. Leaves the tally as it was. */
function isSwung(
  tally: Tally,
  { variables, winners }: Swing,
  cells: ReadonlyMap<number, readonly number[]>,
): boolean {
  const winner = tally.winner();
  let isOther = false;
  for (const variable of variables) {
    const own = tally.knowledge[variable];
    for (const cell of cells.get(variable) ?? []) {
      tally.set(variable, 1 << cell);
      const other = tally.winner();
      if (other === winner) continue;
      isOther = true;
      winners.add(winner).add(other);
    }
    tally.set(variable, own);
  }
  return isOther;
}

type Decided =
  | { readonly kind: 'decides'; readonly winners: readonly number[] }
  | { readonly kind: 'never' }
  | { readonly kind: 'unclear' };

/** Whether there is a completion of the other facts in which this variable alone decides who wins. */
export function searchDecided(tally: Tally, variable: number, budget: Budget): Decided {
  const branching = new Branching(tally);
  const meter = new Meter(tally, budget);
  const cells = cellsIn(tally.knowledge[variable]);
  const cost = tally.model.size + cells.length * tally.model.baseRatings.length;
  let nodes = 0;
  const visit = (): Decided => {
    if (++nodes > DECIDES_LIMIT || !meter.read(cost)) return { kind: 'unclear' };
    const winners = cells.map((cell) => surestWinner(tally, variable, cell));
    if (winners.every((each) => each.sure)) {
      const distinct = [...new Set(winners.map((each) => each.winner))];
      return distinct.length > 1 ? { kind: 'decides', winners: distinct } : { kind: 'never' };
    }
    const branch = branching.choose(winners[0].winner, winners[0].rival, variable);
    if (branch === -1) return { kind: 'never' };
    const before = tally.knowledge[branch];
    let decided: Decided = { kind: 'never' };
    for (const cell of cellsIn(before)) {
      tally.set(branch, 1 << cell);
      decided = visit();
      if (decided.kind !== 'never') break;
    }
    tally.set(branch, before);
    return decided;
  };
  return isKnown(tally.knowledge[variable]) ? { kind: 'never' } : visit();
}

/** The winner with the variable in one cell, whether that is sure, and if not, who may come out instead. */
function surestWinner(tally: Tally, variable: number, cell: number) {
  const before = tally.knowledge[variable];
  tally.set(variable, 1 << cell);
  const winner = tally.winner();
  let rival = -1;
  let sure = winner < 0 || !tally.mayBecomeExcluded(winner);
  for (let option = 0; option < tally.sums.length && winner >= 0; option++) {
    if (option === winner || tally.isExcluded(option) || !mayBeat(tally, option, winner)) continue;
    sure = false;
    rival = option;
  }
  tally.set(variable, before);
  return { winner, rival, sure };
}
