import { missing } from '../rulebook/at.ts';
import { cellsIn } from '../rulebook/normal-form.ts';
import { Branching } from './branching.ts';
import { Budget, Meter, MOST_DEEP, SEARCH_WORK } from './budget.ts';
import { Completions } from './completions.ts';
import { Evaluation } from './evaluation.ts';
import { greatestLead } from './lead.ts';
import { withLifted } from './outside-ratings.ts';

/** Nodes after which the search gives up: a few hundred times what real profiles need. */
export const SETTLE_LIMIT = 50_000;

/** Completions tried before the search: most open questions show themselves at once. */
const TRIED_FIRST = 16;

/**
 * Whether every completion of the unknown facts, of ratings within their ranges and of limits that may exclude, has the same
 * winner (-1: none fits). Open with a proof: another winner is possible, where ranges and limits are taken as independent
 * of each other. Open without one: the search reached its limit, so it may be settled all
 * the same, on the winner that was seen in some completion.
 */
export type Settlement =
  | { readonly kind: 'settled'; readonly winner: number }
  | { readonly kind: 'open'; readonly proved: boolean; readonly seen: number };

/**
 * Decides by branch and bound whether the verdict depends on what is unknown. Leaves the evaluation as it was. The budget
 * may be one that several searches share.
 */
export function settle(
  given: Evaluation,
  limit = SETTLE_LIMIT,
  budget = new Budget(SEARCH_WORK),
): Settlement {
  const evaluation = lifted(given);
  const completions = new Completions(evaluation);
  if (completions.variables.length === 0 && !evaluation.model.base.isOpen)
    return { kind: 'settled', winner: evaluation.winner() };
  const meter = new Meter(evaluation, budget);
  meter.read(evaluation.model.size);
  completions.fill(0);
  const winner = evaluation.winner();
  let isOpen = false;
  for (let completion = 1; completion < TRIED_FIRST && !isOpen && meter.read(0); completion++) {
    completions.fill(completion);
    isOpen = evaluation.winner() !== winner;
  }
  completions.reset();
  if (isOpen) return { kind: 'open', proved: true, seen: winner };
  const found = new OtherWinnerSearch(evaluation, winner, limit, meter).run();
  if (found === 'none') return { kind: 'settled', winner };
  return { kind: 'open', proved: found === 'other', seen: winner };
}

function lifted(evaluation: Evaluation): Evaluation {
  const { factors, knowledge, model } = evaluation;
  const open = withLifted(model);
  return open === model ? evaluation : new Evaluation(open, factors, knowledge);
}

const NOBODY = -2;
const NONE_FITS = -1;

/** Looks for a completion that some other option wins, or in which none fits. */
class OtherWinnerSearch {
  private nodes = 0;
  private readonly evaluation: Evaluation;
  private readonly winner: number;
  private readonly limit: number;
  private readonly meter: Meter;
  private readonly branching: Branching;

  constructor(evaluation: Evaluation, winner: number, limit: number, meter: Meter) {
    this.evaluation = evaluation;
    this.winner = winner;
    this.limit = limit;
    this.meter = meter;
    this.branching = new Branching(evaluation);
  }

  /** Whether there is one; or that the search gave up before it knew. */
  run(depth = 0): 'other' | 'none' | 'gave-up' {
    const { evaluation, winner } = this;
    this.nodes++;
    if (this.nodes > this.limit || depth > MOST_DEEP || !this.meter.read(evaluation.model.size))
      return 'gave-up';
    const rival = this.strongestRival();
    if (rival === NOBODY) return 'none';
    const variable = this.branching.choose(winner, rival);
    if (variable === -1) return this.isLost() ? 'other' : 'none';
    const before = evaluation.knowledge[variable] ?? missing();
    let found: ReturnType<OtherWinnerSearch['run']> = 'none';
    for (const cell of cellsIn(before)) {
      evaluation.set(variable, 1 << cell);
      found = this.run(depth + 1);
      if (found !== 'none') break;
    }
    evaluation.set(variable, before);
    return found;
  }

  /**
   * Where all that rules read is known: whether another wins, or may win with ratings within their ranges or where a
   * limit excludes the winner.
   */
  private isLost(): boolean {
    const { evaluation, winner } = this;
    return evaluation.winner() !== winner || evaluation.model.base.isOpen;
  }

  /** Who may still come out instead of the winner: the option with the greatest possible lead, or none at all. */
  private strongestRival(): number {
    const { evaluation, winner } = this;
    const { excluded } = evaluation;
    if (winner >= 0 && (excluded[winner] !== 0 || evaluation.mayBecomeExcluded(winner))) return NONE_FITS;
    let rival = NOBODY;
    let best = 0;
    for (let option = 0; option < excluded.length; option++) {
      if (option === winner || excluded[option] !== 0) continue;
      if (winner < 0) return option;
      const lead = greatestLead(evaluation, option, winner);
      const beats = lead > 0 || (lead === 0 && option < winner);
      if (beats && (rival === NOBODY || lead > best)) {
        rival = option;
        best = lead;
      }
    }
    return rival;
  }
}
