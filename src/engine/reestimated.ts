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
import { VerdictProbe } from './verdict-probe.ts';

/** To estimate anew takes as long as to look at so many tests. */
const ESTIMATING = 20_000;

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

  /** The verdict that is advised once the changes are made; null as above. */
  verdictAfter(made: readonly Candidate[]): number | null {
    const { estimate, rater } = this.advice;
    if (estimate === null) return this.verdictAsRated(made);
    const { model } = rater.rate(this.estimateAfter(made, estimate), () => this.knowledgeAfter(made));
    return this.probeFor(model).verdictAfter(made);
  }

  private probeFor(model: Model): VerdictProbe {
    const { evaluation, factors, winner } = this.advice;
    const probe =
      this.probes.get(model) ??
      new VerdictProbe({ model, factors, knowledge: evaluation.knowledge, winner }, this.budget);
    this.probes.set(model, probe);
    return probe;
  }

  private estimateAfter(made: readonly Candidate[], before: Estimate): Estimate {
    const seen = made.filter(({ change }) => this.estimated.has(change.fact));
    if (seen.length === 0) return before;
    const key = JSON.stringify(seen.map(({ change: { fact, member, to } }) => [fact, member, to]));
    const known = this.estimates.get(key);
    if (known !== undefined) return known;
    this.budget.spend(ESTIMATING);
    const { facts, rater } = this.advice;
    const after = factsAfter(facts, factChanges(seen, facts), rater.rules.rulebook);
    const estimate = rater.estimate(after) ?? missing();
    this.estimates.set(key, estimate);
    return estimate;
  }

  private knowledgeAfter(made: readonly Candidate[]): Knowledge {
    const knowledge = this.advice.evaluation.knowledge.slice();
    for (const { bit, variable } of made.flatMap(({ moves }) => moves)) knowledge[variable] = bit;
    return knowledge;
  }
}
