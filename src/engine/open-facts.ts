import type { FactId } from '../rulebook/fact.ts';
import { cellsIn, isKnown } from '../rulebook/normal-form.ts';
import type { Batch, Changes } from './batch.ts';
import { Branching } from './branching.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import { wordsFor } from './columns.ts';
import { COMPLETIONS, completionBatch, openVariables } from './completions.ts';
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
 * none is searched. The batch of completions may be handed in where it exists already.
 */
export function openFacts(
  tally: Tally,
  verdict: number,
  most = Number.POSITIVE_INFINITY,
  batch = completionBatch(tally, Number.isFinite(most) ? FEW_COMPLETIONS : COMPLETIONS),
): readonly OpenFact[] {
  const budget = new Budget(ANALYSIS_WORK);
  const suspects = suspectsOf(tally, batch, budget);
  const open = mostDecisive(batch, suspects, most, costOfSwing(tally, batch), budget).map(
    ({ fact, count, winners }): OpenFact => ({
      fact,
      swing: count / batch.winners.length,
      couldBecome: others(winners, verdict),
      proved: true,
    }),
  );
  const sampled = new Set(open.map((each) => each.fact));
  for (const { fact, variables } of suspects) {
    if (open.length >= most) break;
    if (sampled.has(fact)) continue;
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

/** A fact with open variables, and what each of its other cells would change in the sampled completions. */
interface Suspect {
  readonly fact: FactId;
  readonly variables: readonly number[];
  readonly changes: readonly Changes[];
  /** In at most so many completions it changes the winner. */
  readonly bound: number;
}

interface Swing {
  readonly fact: FactId;
  /** In how many completions it changes the winner, and between which. */
  readonly count: number;
  readonly winners: ReadonlySet<number>;
}

/** In the order of the rulebook. What is beyond the budget has nothing sampled. */
function suspectsOf(tally: Tally, batch: Batch, budget: Budget): readonly Suspect[] {
  const open = new Set(openVariables(tally));
  const costs = costsOfChange(tally, batch);
  return [...tally.model.form.variablesOfFact].flatMap(([fact, all]): Suspect[] => {
    const variables = all.filter((variable) => open.has(variable));
    if (variables.length === 0) return [];
    if (!budget.spend(variables.reduce((sum, variable) => sum + costs[variable], 0)))
      return [{ fact, variables, changes: [], bound: 0 }];
    const changes = variables.flatMap((variable) =>
      cellsIn(tally.knowledge[variable]).map((cell) => batch.changesWith(variable, cell)),
    );
    const touched = new Uint8Array(batch.winners.length);
    for (const { cases } of changes) for (const at of cases) touched[at] = 1;
    return [{ fact, variables, changes, bound: touched.reduce((sum, each) => sum + each, 0) }];
  });
}

/** For each variable what it costs to look up the cases in which each of its cells changes a condition. */
function costsOfChange({ model: { form, layout } }: Tally, batch: Batch): readonly number[] {
  const words = wordsFor(batch.winners.length);
  const cellsIn = (atom: number) => form.variables[layout.atomVariable[atom]].cells.length;
  const perCondition = Array.from({ length: layout.conditionCount }, (_, condition) => {
    let cells = 0;
    const end = layout.atomStart[layout.boxStart[condition + 1]];
    for (let atom = layout.atomStart[layout.boxStart[condition]]; atom < end; atom++) cells += cellsIn(atom);
    return cells * words;
  });
  return form.variables.map(({ cells }, variable) => {
    const { affected, affectedStart } = layout;
    const conditions = affected.subarray(affectedStart[variable], affectedStart[variable + 1]);
    return conditions.reduce((sum, condition) => sum + perCondition[condition], 0) * cells.length;
  });
}

/** What it costs at most to decide all cases again after one change. */
function costOfSwing({ model: { criterionCount, optionCount } }: Tally, batch: Batch): number {
  return batch.winners.length * optionCount * criterionCount;
}

/** Facts that swing at least one completion, the most decisive first. Those whose bound is too low are not counted. */
function mostDecisive(
  batch: Batch,
  suspects: readonly Suspect[],
  most: number,
  cost: number,
  budget: Budget,
): readonly Swing[] {
  const order = new Map(suspects.map((suspect, place) => [suspect.fact, place]));
  const place = (swing: Swing) => order.get(swing.fact) ?? 0;
  let found: readonly Swing[] = [];
  for (const suspect of suspects.toSorted((a, b) => b.bound - a.bound)) {
    const least = found.length < most ? 1 : (found.at(-1)?.count ?? 0);
    if (suspect.bound < least || !budget.spend(cost * suspect.changes.length)) break;
    const swing = swingOf(batch, suspect);
    if (swing.count === 0) continue;
    found = [...found, swing].sort((a, b) => b.count - a.count || place(a) - place(b)).slice(0, most);
  }
  return found;
}

function swingOf(batch: Batch, { fact, changes }: Suspect): Swing {
  const swung = new Uint8Array(batch.winners.length);
  const winners = new Set<number>();
  for (const change of changes) {
    const after = batch.winnersAfter(change);
    for (const at of change.cases) {
      if (batch.winners[at] === after[at]) continue;
      swung[at] = 1;
      winners.add(batch.winners[at]).add(after[at]);
    }
  }
  return { fact, count: swung.reduce((sum, each) => sum + each, 0), winners };
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
