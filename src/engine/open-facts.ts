import type { FactId } from '../rulebook/fact.ts';
import { cellsIn, isKnown } from '../rulebook/normal-form.ts';
import { Branching } from './branching.ts';
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

/**
 * The open facts, the most decisive first, up to `most` of them. Facts that swing no sampled completion are searched
 * exactly, so that a fact which is left out cannot matter; where `most` are found by sampling, none is searched.
 */
export function openFacts(
  tally: Tally,
  verdict: number,
  most = Number.POSITIVE_INFINITY,
): readonly OpenFact[] {
  const swings = sampleSwings(tally);
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
  count: number;
  readonly winners: Set<number>;
}

/** For each fact with open variables, in how many completions it changes the winner, and between which. */
function sampleSwings(tally: Tally): ReadonlyMap<FactId, Swing> {
  const completions = new Completions(tally);
  const { variables } = completions;
  const factOf = variables.map((variable) => tally.model.form.variables[variable].fact.id);
  const swings = new Map(factOf.map((fact): [FactId, Swing] => [fact, { count: 0, winners: new Set() }]));
  const swingAt = factOf.map((fact) => swings.get(fact));
  for (let completion = 0; completion < COMPLETIONS && variables.length > 0; completion++) {
    completions.fill(completion);
    const winner = tally.winner();
    let counted: Swing | undefined;
    variables.forEach((variable, at) => {
      const swing = swingAt[at];
      if (!swing || !changesWinner(tally, variable, completions.bitsAt(at), winner, swing.winners)) return;
      if (counted !== swing) swing.count++;
      counted = swing;
    });
  }
  completions.reset();
  return swings;
}

function changesWinner(
  tally: Tally,
  variable: number,
  bits: readonly number[],
  winner: number,
  winners: Set<number>,
): boolean {
  const own = tally.knowledge[variable];
  let changes = false;
  for (const bit of bits) {
    if (bit === own) continue;
    tally.set(variable, bit);
    const other = tally.winner();
    if (other === winner) continue;
    winners.add(winner);
    winners.add(other);
    changes = true;
  }
  tally.set(variable, own);
  return changes;
}

type Decided =
  | { readonly kind: 'decides'; readonly winners: readonly number[] }
  | { readonly kind: 'never' }
  | { readonly kind: 'unclear' };

/** Whether there is a completion of the other facts in which this variable alone decides who wins. */
function searchDecided(tally: Tally, variable: number): Decided {
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
