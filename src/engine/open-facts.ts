import type { FactId } from '../rulebook/fact.ts';
import { cellsIn, isKnown } from '../rulebook/normal-form.ts';
import type { Batch, Outcomes } from './batch.ts';
import { Branching } from './branching.ts';
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

/**
 * The open facts, the most decisive first, up to `most` of them. Facts that swing no sampled completion are searched
 * exactly, so that a fact which is left out cannot matter; where `most` are found by sampling, none is searched. The
 * batch of completions may be handed in where it exists already.
 */
export function openFacts(
  tally: Tally,
  verdict: number,
  most = Number.POSITIVE_INFINITY,
  batch = completionBatch(tally),
): readonly OpenFact[] {
  const swings = sampleSwings(tally, batch);
  const facts = tally.model.form.variablesOfFact;
  const open = [...swings].flatMap(([fact, { count, winners }]): OpenFact[] =>
    count === 0
      ? []
      : [{ fact, swing: count / COMPLETIONS, couldBecome: others(winners, verdict), proved: true }],
  );
  open.sort((a, b) => b.swing - a.swing);
  for (const [fact, { count }] of swings) {
    if (open.length >= most) break;
    if (count > 0) continue;
    const decided = (facts.get(fact) ?? []).map((variable) => searchDecided(tally, variable));
    const winners = decided.flatMap((each) => (each.kind === 'decides' ? each.winners : []));
    const proved = winners.length > 0;
    if (proved || decided.some((each) => each.kind === 'unclear'))
      open.push({ fact, swing: 0, couldBecome: others(winners, verdict), proved });
  }
  return open.slice(0, most);
}

function others(winners: Iterable<number>, verdict: number): readonly number[] {
  return [...new Set(winners)].filter((winner) => winner !== verdict).sort((a, b) => a - b);
}

interface Swing {
  readonly count: number;
  readonly winners: ReadonlySet<number>;
}

/** For each fact with open variables, in how many completions it changes the winner, and between which. */
function sampleSwings(tally: Tally, batch: Batch): ReadonlyMap<FactId, Swing> {
  const open = openVariables(tally);
  const swings = new Map<FactId, Swing>();
  for (const [fact, variables] of tally.model.form.variablesOfFact) {
    const own = variables.filter((variable) => open.includes(variable));
    if (own.length > 0) swings.set(fact, swingOf(tally, batch, own));
  }
  return swings;
}

function swingOf(tally: Tally, batch: Batch, variables: readonly number[]): Swing {
  const swung = new Uint8Array(batch.winners.length);
  const winners = new Set<number>();
  for (const variable of variables) {
    for (const cell of cellsIn(tally.knowledge[variable])) {
      markChanges(batch.winners, batch.winnersWith(variable, cell), swung, winners);
    }
  }
  return { count: swung.reduce((sum, each) => sum + each, 0), winners };
}

function markChanges(before: Int8Array, outcomes: Outcomes, swung: Uint8Array, winners: Set<number>): void {
  for (const at of outcomes.cases) {
    const after = outcomes.winners[at];
    if (before[at] === after) continue;
    swung[at] = 1;
    winners.add(before[at]).add(after);
  }
}

type Decided =
  | { readonly kind: 'decides'; readonly winners: readonly number[] }
  | { readonly kind: 'never' }
  | { readonly kind: 'unclear' };

/** Whether there is a completion of the other facts in which this variable alone decides who wins. */
export function searchDecided(tally: Tally, variable: number): Decided {
  const branching = new Branching(tally);
  const cells = cellsIn(tally.knowledge[variable]);
  let nodes = 0;
  const visit = (): Decided => {
    if (++nodes > DECIDES_LIMIT) return { kind: 'unclear' };
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
