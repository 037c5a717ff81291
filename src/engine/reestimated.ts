import { missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Knowledge } from '../rulebook/normal-form.ts';
import type { Advice } from './advice.ts';
import type { Budget } from './budget.ts';
import type { Candidate } from './candidate.ts';
import { estimatedFacts } from './changes.ts';
import type { Estimate } from './estimator.ts';
import { factChanges, factsAfter } from './fact-changes.ts';
import type { Model } from './model.ts';
import { UNDECIDED, VerdictProbe } from './verdict-probe.ts';

type Detail = 'likely' | 'in full';

/** To estimate anew takes for every plan as long as to look at so many tests. */
const PLANNING: Readonly<Record<Detail, number>> = { likely: 10_000, 'in full': 50_000 };

/**
 * Answers, for many changes of one profile, what is advised after them, with the ratings of the estimate then. Few changes
 * have an estimate of their own, so each of those keeps a probe.
 */
export class ReestimatedProbe {
  private readonly advice: Advice;
  private readonly budget: Budget;
  private readonly estimated: ReadonlySet<FactId>;
  private readonly estimates = new Map<string, Estimate>();
  private readonly probes = new Map<Model, VerdictProbe>();

  constructor(advice: Advice, budget: Budget) {
    this.advice = advice;
    this.budget = budget;
    this.estimated = estimatedFacts(advice.rater.rules, advice.rater.estimator);
  }

  get proved(): boolean {
    return [...this.probes.values()].every((probe) => probe.proved);
  }

  /** The verdict with the ratings as they are; null where it is not found out, or nothing is left to decide by. */
  verdictAsRated(made: readonly Candidate[]): number | null {
    return this.probeFor(this.advice.model).verdictAfter(made);
  }

  /**
   * The verdict that is advised once the changes are made; null as above. What is likely nearly always decides it; ranges
   * are estimated only where they may.
   */
  verdictAfter(made: readonly Candidate[]): number | null {
    const seen = made.filter(({ change }) => this.estimated.has(change.fact));
    if (this.advice.estimate === null || seen.length === 0) return this.verdictAsRated(made);
    const point = this.probeFor(this.modelAfter(made, seen, 'likely')).pointAfter(made);
    return point === UNDECIDED
      ? this.probeFor(this.modelAfter(made, seen, 'in full')).verdictAfter(made)
      : point;
  }

  private probeFor(model: Model): VerdictProbe {
    const { evaluation, factors, winner } = this.advice;
    const probe =
      this.probes.get(model) ??
      new VerdictProbe({ model, factors, knowledge: evaluation.knowledge, winner }, this.budget);
    this.probes.set(model, probe);
    return probe;
  }

  private modelAfter(made: readonly Candidate[], seen: readonly Candidate[], detail: Detail): Model {
    const estimate = this.estimateAfter(seen, detail);
    return this.advice.rater.rate(estimate, () => this.knowledgeAfter(made)).model;
  }

  private estimateAfter(seen: readonly Candidate[], detail: Detail): Estimate {
    const key = JSON.stringify([detail, seen.map(({ change: { fact, member, to } }) => [fact, member, to])]);
    const known = this.estimates.get(key);
    if (known !== undefined) return known;
    const { facts, rater } = this.advice;
    const after = factsAfter(facts, factChanges(seen, facts, rater.rules.rulebook), rater.rules.rulebook);
    const estimate = (detail === 'likely' ? rater.likely(after) : rater.estimate(after)) ?? missing();
    this.budget.spend(PLANNING[detail] * (estimate.kind === 'known' ? estimate.plans : 1));
    this.estimates.set(key, estimate);
    return estimate;
  }

  private knowledgeAfter(made: readonly Candidate[]): Knowledge {
    const knowledge = this.advice.evaluation.knowledge.slice();
    for (const { bit, variable } of made.flatMap(({ moves }) => moves)) knowledge[variable] = bit;
    return knowledge;
  }
}
