import { missing } from '../rulebook/at.ts';
import { isKnown, type Knowledge } from '../rulebook/normal-form.ts';
import { type Budget, Meter } from './budget.ts';
import type { Candidate } from './candidate.ts';
import { completionOf } from './completions.ts';
import { Evaluation } from './evaluation.ts';
import type { Model } from './model.ts';
import type { PriorityFactors } from './priorities.ts';
import { SETTLE_LIMIT, settle } from './settle.ts';

/** To make a change and take it back takes as long as to look at so many tests. */
const TRIAL = 50;

/** How many completions are tried before a verdict is settled by search. */
const WITNESSES = 6;

/** In place of an option where only a search would tell. */
export const UNDECIDED = -2;

/** What is known of a profile, and the verdict on it. */
export interface Probed {
  readonly model: Model;
  readonly factors: PriorityFactors;
  readonly knowledge: Knowledge;
  readonly winner: number;
}

/** Answers, for many changes of one profile, what the verdict would be with the ratings of a model. */
export class VerdictProbe {
  proved = true;
  private readonly before: Probed;
  private readonly budget: Budget;
  private readonly point: Evaluation;
  /**
   * Completions: where one of them agrees with the point estimate, or two differ, the point estimate decides. The first
   * one nearly always does, so the others are only made when they are asked.
   */
  private readonly witnesses: Evaluation[] = [];
  private readonly witnessCount: number;

  constructor(before: Probed, budget: Budget) {
    const { factors, knowledge, model, winner } = before;
    this.before = before;
    this.budget = budget;
    this.point = new Evaluation(model, factors, knowledge);
    this.witnessCount = knowledge.every(isKnown) ? 0 : WITNESSES;
    const places = Array.from({ length: this.witnessCount }, (_, place) => place);
    const agreeing = places.find((place) => this.witness(place).winner() === winner);
    if (agreeing !== undefined) this.witnesses.unshift(...this.witnesses.splice(agreeing, 1));
  }

  private witness(place: number): Evaluation {
    const { factors, knowledge, model } = this.before;
    const made = this.witnesses[place];
    if (made !== undefined) return made;
    const witness = new Evaluation(model, factors, completionOf(model, knowledge, place));
    this.witnesses[place] = witness;
    return witness;
  }

  /** Null where it is not found out within the budget, or where no criterion has any weight left to decide by. */
  verdictAfter(made: readonly Candidate[]): number | null {
    return this.decidedAfter(made, (winner) => this.settled(winner));
  }

  /** The same as far as completions decide it; UNDECIDED where only a search would. */
  pointAfter(made: readonly Candidate[]): number | null {
    return this.decidedAfter(made, () => UNDECIDED);
  }

  private decidedAfter(made: readonly Candidate[], search: (winner: number) => number | null): number | null {
    const { point } = this;
    const meter = new Meter(point, this.budget);
    const before = apply(point, made);
    const winner = point.winner();
    meter.read(TRIAL + point.model.optionCount);
    const verdict = this.isPointVerdict(winner, made) ? winner : search(winner);
    const hasWeight = verdict === this.before.winner || point.totalWeight() > 0;
    undo(point, before);
    return hasWeight ? verdict : null;
  }

  private isPointVerdict(winner: number, made: readonly Candidate[]): boolean {
    let agreed: number | null = null;
    for (let place = 0; place < this.witnessCount; place++) {
      const witness = this.witness(place);
      const meter = new Meter(witness, this.budget);
      const before = apply(witness, made);
      const other = witness.winner();
      undo(witness, before);
      meter.read(TRIAL + witness.model.optionCount);
      if (other === winner || (agreed !== null && other !== agreed)) return true;
      agreed = other;
    }
    return this.witnessCount === 0;
  }

  /** A search that gave up by its own limit gives up just so where the change is made; one cut short by others does not. */
  private settled(winner: number): number | null {
    const settlement = settle(this.point, SETTLE_LIMIT, this.budget);
    if (settlement.kind === 'settled') return settlement.winner;
    if (settlement.proved) return winner;
    this.proved = false;
    return this.budget.isSpent ? null : winner;
  }
}

/** Makes the changes; returns each variable with what was known of it before. */
function apply(evaluation: Evaluation, made: readonly Candidate[]): readonly (readonly [number, number])[] {
  return made.flatMap(({ moves }) =>
    moves.map(({ bit, variable }) => {
      const before = evaluation.knowledge[variable] ?? missing();
      evaluation.set(variable, bit);
      return [variable, before] as const;
    }),
  );
}

function undo(evaluation: Evaluation, before: readonly (readonly [number, number])[]): void {
  for (const [variable, mask] of before) evaluation.set(variable, mask);
}
