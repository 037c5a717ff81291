import { missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import { cellsIn, isKnown } from '../rulebook/normal-form.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { Branching } from './branching.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import { COMPLETIONS, Completions } from './completions.ts';
import { Evaluation } from './evaluation.ts';
import { mayBeat } from './lead.ts';

/** A fact that alone changes the winner in some completion of what is unknown. */
export interface OpenFact {
  readonly fact: FactId;
  /** The share of seeded completions in which changing it alone, or one of its members, changes the winner. */
  readonly swing: number;
  /** Options other than the verdict that win on either side of such a change, in rulebook order. */
  readonly couldBecome: readonly OptionId[];
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
 * none is searched. None where the verdict is settled. Ratings from outside count with what is likely.
 */
export function openFactsOf(advice: Advice, most: number = Number.POSITIVE_INFINITY): readonly OpenFact[] {
  if (advice.settled) return [];
  const evaluation = new Evaluation(advice.model, advice.factors, advice.evaluation.knowledge);
  const budget = new Budget(ANALYSIS_WORK);
  const count = Number.isFinite(most) ? FEW_COMPLETIONS : COMPLETIONS;
  const { sampled, swings } = swingsOf(evaluation, count, budget);
  const open = swings
    .filter((swing) => swing.count > 0)
    .sort((a, b) => b.count - a.count)
    .slice(0, most)
    .map((swing): OpenFact => {
      const couldBecome = others(swing.winners, advice);
      return { fact: swing.fact, swing: swing.count / sampled, couldBecome, proved: true };
    });
  for (const { fact, variables, count } of swings) {
    if (open.length >= most) break;
    if (count > 0) continue;
    const decided = variables.map((variable) => searchDecided(evaluation, variable, budget));
    const winners = decided.flatMap((each) => (each.kind === 'decides' ? each.winners : []));
    const proved = winners.length > 0;
    if (proved || decided.some((each) => each.kind === 'unclear'))
      open.push({ fact, swing: 0, couldBecome: others(winners, advice), proved });
  }
  return open;
}

function others(winners: Iterable<number>, { model, winner }: Advice): readonly OptionId[] {
  return [...new Set(winners)]
    .filter((other) => other !== winner && other >= 0)
    .sort((a, b) => a - b)
    .map((other) => optionId(model, other));
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
  evaluation: Evaluation,
  count: number,
  budget: Budget,
): { readonly sampled: number; readonly swings: readonly Swing[] } {
  const completions = new Completions(evaluation);
  const meter = new Meter(evaluation, budget);
  const open = new Set(completions.variables);
  const cells = new Map(
    completions.variables.map((at) => [at, cellsIn(evaluation.knowledge[at] ?? missing())]),
  );
  const swings = [...evaluation.model.form.variablesOfFact].flatMap(([fact, all]): Swing[] => {
    const variables = all.filter((variable) => open.has(variable));
    return variables.length === 0 ? [] : [{ fact, variables, winners: new Set(), count: 0 }];
  });
  let sampled = 0;
  for (; sampled < count && meter.read(evaluation.model.size); sampled++) {
    completions.fill(sampled);
    for (const swing of swings) if (isSwung(evaluation, swing, cells)) swing.count++;
  }
  completions.reset();
  return { sampled, swings };
}

/** Whether some other cell of one of the variables has another winner; notes the winners. Leaves the evaluation as it was. */
function isSwung(
  evaluation: Evaluation,
  { variables, winners }: Swing,
  cells: ReadonlyMap<number, readonly number[]>,
): boolean {
  const winner = evaluation.winner();
  let isOther = false;
  for (const variable of variables) {
    const own = evaluation.knowledge[variable] ?? missing();
    for (const cell of cells.get(variable) ?? []) {
      evaluation.set(variable, 1 << cell);
      const other = evaluation.winner();
      if (other === winner) continue;
      isOther = true;
      winners.add(winner).add(other);
    }
    evaluation.set(variable, own);
  }
  return isOther;
}

type Decided =
  | { readonly kind: 'decides'; readonly winners: readonly number[] }
  | { readonly kind: 'never' }
  | { readonly kind: 'unclear' };

/** Whether there is a completion of the other facts in which this variable alone decides who wins. */
export function searchDecided(evaluation: Evaluation, variable: number, budget: Budget): Decided {
  const branching = new Branching(evaluation);
  const meter = new Meter(evaluation, budget);
  const mask = evaluation.knowledge[variable] ?? missing();
  const cells = cellsIn(mask);
  const cost = evaluation.model.size + cells.length * evaluation.ratings.length;
  let nodes = 0;
  const visit = (): Decided => {
    if (++nodes > DECIDES_LIMIT || !meter.read(cost)) return { kind: 'unclear' };
    const winners = cells.map((cell) => surestWinner(evaluation, variable, cell));
    const unsure = winners.find((each) => !each.sure);
    const branch = unsure === undefined ? -1 : branching.choose(unsure.winner, unsure.rival, variable);
    if (branch === -1) {
      const distinct = [...new Set(winners.map((each) => each.winner))];
      return distinct.length > 1 ? { kind: 'decides', winners: distinct } : { kind: 'never' };
    }
    const before = evaluation.knowledge[branch] ?? missing();
    let decided: Decided = { kind: 'never' };
    for (const cell of cellsIn(before)) {
      evaluation.set(branch, 1 << cell);
      decided = visit();
      if (decided.kind !== 'never') break;
    }
    evaluation.set(branch, before);
    return decided;
  };
  return isKnown(mask) ? { kind: 'never' } : visit();
}

/** The winner with the variable in one cell, whether that is sure, and if not, who may come out instead. */
function surestWinner(evaluation: Evaluation, variable: number, cell: number) {
  const before = evaluation.knowledge[variable] ?? missing();
  evaluation.set(variable, 1 << cell);
  const winner = evaluation.winner();
  let rival = -1;
  let sure = winner < 0 || !evaluation.mayBecomeExcluded(winner);
  for (let option = 0; option < evaluation.excluded.length && winner >= 0; option++) {
    const isOut = evaluation.excluded[option] !== 0;
    if (option === winner || isOut || !mayBeat(evaluation, option, winner)) continue;
    sure = false;
    rival = option;
  }
  evaluation.set(variable, before);
  return { winner, rival, sure };
}
