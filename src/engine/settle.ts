import { cellsIn, type Knowledge } from '../rulebook/normal-form.ts';
import { Branching } from './branching.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import { Completions } from './completions.ts';
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

/**
 * Decides by branch and bound whether the verdict depends on what is unknown. Leaves the tally as it was. The budget may
 * be one that several searches share.
 */
export function settle(tally: Tally, limit = SETTLE_LIMIT, budget = new Budget(ANALYSIS_WORK)): Settlement {
  const completions = new Completions(tally);
  if (completions.variables.length === 0) return { kind: 'settled', winner: tally.winner(), nodes: 0 };
  const meter = new Meter(tally, budget);
  meter.read(tally.model.size);
  completions.fill(0);
  const winner = tally.winner();
  for (let completion = 1; completion < TRIED_FIRST && meter.read(0); completion++) {
    completions.fill(completion);
    const other = tally.winner();
    if (other === winner) continue;
    const counterexample = Int32Array.from(tally.knowledge);
    completions.reset();
    return { kind: 'open', proved: true, winner, other, counterexample, nodes: 0 };
  }
  completions.reset();
  const search = new OtherWinnerSearch(tally, winner, limit, meter);
  const counterexample = search.run();
  const { nodes } = search;
  if (counterexample !== null)
    return { kind: 'open', proved: true, winner, other: search.other, counterexample, nodes };
  return search.gaveUp ? { kind: 'open', proved: false, nodes } : { kind: 'settled', winner, nodes };
}

const NOBODY = -2;
const NONE_FITS = -1;

/** Looks for a completion that some other option wins, or in which none fits. */
class OtherWinnerSearch {
  nodes = 0;
  gaveUp = false;
  other = NOBODY;
  private readonly tally: Tally;
  private readonly winner: number;
  private readonly limit: number;
  private readonly meter: Meter;
  private readonly branching: Branching;

  constructor(tally: Tally, winner: number, limit: number, meter: Meter) {
    this.tally = tally;
    this.winner = winner;
    this.limit = limit;
    this.meter = meter;
    this.branching = new Branching(tally);
  }

  /** The completion found, or null: none exists, or the search gave up. */
  run(): Knowledge | null {
    const { tally } = this;
    this.nodes++;
    if (this.nodes > this.limit || !this.meter.read(tally.model.size)) this.gaveUp = true;
    if (this.gaveUp) return null;
    const rival = this.strongestRival();
    if (rival === NOBODY) return null;
    const variable = this.branching.choose(this.winner, rival);
    if (variable === -1) {
      this.other = tally.winner();
      return this.other === this.winner ? null : Int32Array.from(tally.knowledge);
    }
    const before = tally.knowledge[variable];
    let found: Knowledge | null = null;
    for (const cell of cellsIn(before)) {
      tally.set(variable, 1 << cell);
      found = this.run();
      if (found !== null || this.gaveUp) break;
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
}
