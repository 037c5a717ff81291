import { cellsIn, isKnown, type Knowledge, UNKNOWN } from '../rulebook/normal-form.ts';
import { bearsOnVerdict, Completions, isPossible } from './completions.ts';
import { greatestLead } from './lead.ts';
import type { Tally } from './tally.ts';

/** Nodes after which the search gives up: a few hundred times what real profiles need. */
export const SETTLE_LIMIT = 50_000;

/** Completions tried before the search: most open questions show themselves at once. */
const TRIED_FIRST = 16;

/**
 * Whether every completion of the unknown facts has the same winner (-1: none fits). Open with a proof: two
 * completions that disagree. Open without one: the search reached its limit, so it may be settled all the same.
 */
export type Settlement =
  | { readonly kind: 'settled'; readonly winner: number; readonly nodes: number }
  | {
      readonly kind: 'open';
      readonly proved: true;
      readonly winner: number;
      readonly other: number;
      readonly counterexample: Knowledge;
      readonly nodes: number;
    }
  | { readonly kind: 'open'; readonly proved: false; readonly nodes: number };

/** Decides by branch and bound whether the verdict depends on what is unknown. Leaves the tally as it was. */
export function settle(tally: Tally, limit = SETTLE_LIMIT): Settlement {
  const completions = new Completions(tally);
  if (completions.variables.length === 0) return { kind: 'settled', winner: tally.winner(), nodes: 0 };
  completions.fill(0);
  const winner = tally.winner();
  for (let completion = 1; completion < TRIED_FIRST; completion++) {
    completions.fill(completion);
    const other = tally.winner();
    if (other === winner) continue;
    const counterexample = Int32Array.from(tally.knowledge);
    completions.reset();
    return { kind: 'open', proved: true, winner, other, counterexample, nodes: 0 };
  }
  completions.reset();
  const search = new OtherWinnerSearch(tally, winner, limit);
  const counterexample = search.run();
  const { nodes } = search;
  if (counterexample !== null)
    return { kind: 'open', proved: true, winner, other: search.other, counterexample, nodes };
  return nodes > limit ? { kind: 'open', proved: false, nodes } : { kind: 'settled', winner, nodes };
}

const NOBODY = -2;
const NONE_FITS = -1;
/** More than any rule can add to a sum: exclusions are decided first. */
const EXCLUSION_STAKE = 1e6;

/** Looks for a completion that some other option wins, or in which none fits. */
class OtherWinnerSearch {
  nodes = 0;
  other = NOBODY;
  private readonly tally: Tally;
  private readonly winner: number;
  private readonly limit: number;
  private readonly pull: Float64Array;

  constructor(tally: Tally, winner: number, limit: number) {
    this.tally = tally;
    this.winner = winner;
    this.limit = limit;
    this.pull = new Float64Array(tally.knowledge.length);
  }

  /** The completion found, or null: none exists, or there are more than `limit` nodes. */
  run(): Knowledge | null {
    const { tally } = this;
    this.nodes++;
    if (this.nodes > this.limit) return null;
    const rival = this.strongestRival();
    if (rival === NOBODY) return null;
    const variable = this.branchingVariable(rival);
    if (variable === NOBODY) {
      this.other = tally.winner();
      return this.other === this.winner ? null : Int32Array.from(tally.knowledge);
    }
    const before = tally.knowledge[variable];
    let found: Knowledge | null = null;
    for (const cell of cellsIn(before)) {
      tally.set(variable, 1 << cell);
      found = this.run();
      if (found !== null || this.nodes > this.limit) break;
    }
    tally.set(variable, before);
    return found;
  }

  /** Who may still come out instead of the winner: the option with the greatest possible lead, or none at all. */
  private strongestRival(): number {
    const { tally, winner } = this;
    if (winner >= 0 && (tally.isExcluded(winner) || tally.mayBecomeExcluded(winner))) return NONE_FITS;
    let rival = NOBODY;
    let best = 0;
    for (let option = 0; option < tally.sums.length; option++) {
      if (option === winner || tally.isExcluded(option)) continue;
      if (winner < 0) return option;
      const lead = greatestLead(tally, option, winner);
      const beats = lead > 0 || (lead === 0 && option < winner);
      if (beats && (rival === NOBODY || lead > best)) {
        rival = option;
        best = lead;
      }
    }
    return rival;
  }

  /** The unknown variable on which most hangs between the winner and its rival. */
  private branchingVariable(rival: number): number {
    const { tally, pull } = this;
    const { layout } = tally.model;
    pull.fill(0);
    for (let condition = 0; condition < layout.conditionCount; condition++) {
      if (tally.truths[condition] !== UNKNOWN || !bearsOnVerdict(tally.model, condition)) continue;
      this.addPull(condition, this.stake(condition, rival));
    }
    let chosen = NOBODY;
    for (let variable = 0; variable < pull.length; variable++) {
      if (pull[variable] > (chosen === NOBODY ? 0 : pull[chosen])) chosen = variable;
    }
    return chosen;
  }

  private addPull(condition: number, stake: number): void {
    const { tally, pull } = this;
    const { layout } = tally.model;
    for (let box = layout.boxStart[condition]; box < layout.boxStart[condition + 1]; box++) {
      if (!isPossible(tally, box)) continue;
      for (let atom = layout.atomStart[box]; atom < layout.atomStart[box + 1]; atom++) {
        const variable = layout.atomVariable[atom];
        if (!isKnown(tally.knowledge[variable])) pull[variable] += stake;
      }
    }
  }

  /** Roughly how much of the lead between the two hangs on a condition; never zero. */
  private stake(condition: number, rival: number): number {
    const { tally, winner } = this;
    const { criterionCount, layout } = tally.model;
    let stake = this.decidesExclusion(condition, rival) ? EXCLUSION_STAKE : 1e-3;
    for (let effect = layout.effectStart[condition]; effect < layout.effectStart[condition + 1]; effect++) {
      const at = layout.effectAt[effect];
      const points = Math.abs(layout.effectPoints[effect]);
      const option = Math.floor(at / criterionCount) - 1;
      if (option === winner || option === rival) stake += points * tally.weights[at % criterionCount];
      if (option >= 0 || winner < 0 || rival < 0) continue;
      const gap = tally.ratings[winner * criterionCount + at] - tally.ratings[rival * criterionCount + at];
      stake += points * tally.factors[at] * Math.abs(gap);
    }
    return stake;
  }

  private decidesExclusion(condition: number, rival: number): boolean {
    const { layout } = this.tally.model;
    const subject = rival === NONE_FITS ? this.winner : rival;
    if (layout.patternOption[condition] === subject) return true;
    for (let at = layout.excludeStart[condition]; at < layout.excludeStart[condition + 1]; at++) {
      if (layout.excludes[at] === subject) return true;
    }
    return false;
  }
}
