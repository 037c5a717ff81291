/**
 * What a search may do before it gives up. Counted is what it looks at, tests of conditions, effects and ratings, and
 * never the time: so the same search ends in the same place on every machine.
 */
export class Budget {
  private readonly work: number;
  private left: number;

  constructor(work: number) {
    this.work = work;
    this.left = work;
  }

  /** Takes off what was done, or is about to be. False where that is more than was left. */
  spend(work: number): boolean {
    this.left -= work;
    return !this.isSpent;
  }

  get isSpent(): boolean {
    return this.left < 0;
  }

  /** A budget of at most so much, and of no more than is left; what is spent of it is to be taken off here, too. */
  part(most: number): Budget {
    return new Budget(Math.max(0, Math.min(most, this.left)));
  }

  get isHalfSpent(): boolean {
    return this.left < this.work / 2;
  }

  get spent(): number {
    return this.work - this.left;
  }
}

/** What an evaluation has looked at, and how much there is to look at in its rulebook. */
interface Measured {
  readonly work: number;
  readonly model: { readonly size: number };
}

/** A rulebook of this size is at hand for the processor. */
const AT_HAND = 1000;

/** How many times as long all takes with a model of so many parts. */
export function slownessOf({ size }: { readonly size: number }): number {
  return Math.max(1, size / AT_HAND);
}

/** Has a budget pay for what an evaluation looks at. */
export class Meter {
  private readonly evaluation: Measured;
  private readonly budget: Budget;
  private readonly rate: number;
  private paid: number;

  constructor(evaluation: Measured, budget: Budget) {
    this.evaluation = evaluation;
    this.budget = budget;
    this.rate = slownessOf(evaluation.model);
    this.paid = evaluation.work;
  }

  /** Pays for what the evaluation has done since the last reading, and for some work besides. False where too little was left. */
  read(besides: number): boolean {
    const due = this.evaluation.work - this.paid + besides;
    this.paid = this.evaluation.work;
    return this.budget.spend(due * this.rate);
  }
}

/** What one analysis of many changes may do: less than a second's work, and twice what it takes with a real profile. */
export const ANALYSIS_WORK = 80_000_000;

/** What one search, or one sample, may do: likewise, and a command makes several of them. */
export const SEARCH_WORK = 15_000_000;

/** How many decisions deep a search may go before it gives up: each takes a place on the stack, of which there are some thousands. */
export const MOST_DEEP = 1000;
