import { type Advice, advise, optionOf, type Verdict } from '../engine/advice.ts';
import { certaintyOf } from '../engine/certainty.ts';
import type { Confidence } from '../engine/confidence.ts';
import type { Estimator, EstimatorFor } from '../engine/estimator.ts';
import { Evaluation } from '../engine/evaluation.ts';
import type { Model } from '../engine/model.ts';
import { pendingOf } from '../engine/pending.ts';
import { priorityFactors } from '../engine/priorities.ts';
import type { Profile } from '../profile/profile.ts';
import { missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { knowledgeOf } from '../rulebook/normal-form.ts';
import type { OptionId } from '../rulebook/rulebook.ts';

/**
 * What a check keeps of the rulebook's advice, which is what `recommend` prints. All of it is worked out when it is first
 * asked for: many a policy and format never does.
 */
export interface KeptAdvice {
  readonly verdict: Verdict;
  readonly settled: boolean;
  /** False where it was too costly to prove whether it is settled: then it does not count as settled. */
  readonly proved: boolean;
  readonly confidence: Confidence;
  /** What it cost to advise, in the terms of a budget. */
  readonly work: number;
  readonly costOf: (choice: Choice) => ChoiceCost;
}

/** What was chosen, as far as it has a price. */
export interface Choice {
  readonly option: OptionId;
  readonly model: string | null;
}

/** The likely fees and machines of a choice, in USD a month, and how they stand to the budget where one is stated. */
export type ChoiceCost =
  | {
      readonly kind: 'known';
      readonly likely: number;
      readonly budget: { readonly usd: number; readonly isWithin: boolean } | null;
    }
  /** These facts would tell; none where the choice has no figure whatever is known. */
  | { readonly kind: 'unknown'; readonly missing: readonly FactId[] };

/** What a check asks about money. */
export interface Pricing {
  readonly estimatorFor: EstimatorFor;
  /** Every fact that the cost of a choice is worked out from. */
  readonly reads: readonly FactId[];
  readonly costOf: (facts: Facts, assumptions: Profile['assumptions'], choice: Choice) => ChoiceCost;
}

/** What a profile says beside facts. */
export type ProfileParts = Pick<Profile, 'priorities' | 'assumptions'>;

/** Advises on known facts (the others are unknown) and the rest of a profile; null where no criterion has any weight. */
export type Adviser = (facts: Facts, parts: ProfileParts) => KeptAdvice | null;

/** What the completions and weightings behind a confidence cost, in looks at the whole rulebook. */
const SAMPLING = 50;

/** As many answers as are kept: profiles that are alike, and the changes that are tried on one, follow each other. */
const REMEMBERED = 1000;

/** Advises by a rulebook; a question is answered once, and again where nothing tells the facts apart. */
export function adviserOf(model: Model, { costOf, estimatorFor, reads }: Pricing): Adviser {
  const answers = new Map<string, KeptAdvice | null>();
  const estimators = new Map<string, Estimator | null>();
  const estimatorWith = (assumptions: Profile['assumptions']) => {
    const key = JSON.stringify([...assumptions]);
    const estimator = estimators.get(key) ?? estimatorFor({ assumptions });
    estimators.set(key, estimator);
    return estimator;
  };
  return (facts, { assumptions, priorities }) => {
    const knowledge = knowledgeOf(model.form, facts);
    const factors = priorityFactors(model.rulebook, priorities);
    const estimator = estimatorWith(assumptions);
    const read = new Set([...reads, ...(estimator?.reads ?? [])]);
    const question = `${knowledge} ${factors} ${valuesOf(read, facts, assumptions)}`;
    const answer = answers.get(question);
    if (answer !== undefined) return answer;
    const weighs = new Evaluation(model, factors, knowledge).totalWeight() > 0;
    const kept = weighs
      ? new LazyAdvice(
          () => advise(model, facts, priorities, estimator) ?? missing(),
          (choice) => costOf(facts, assumptions, choice),
        )
      : null;
    const [oldest] = answers.size < REMEMBERED ? [] : answers.keys();
    if (oldest !== undefined) answers.delete(oldest);
    answers.set(question, kept);
    return kept;
  };
}

/** What figures rest on, as a text. */
function valuesOf(read: ReadonlySet<FactId>, facts: Facts, assumptions: Profile['assumptions']): string {
  return JSON.stringify([[...read].map((fact) => facts.get(fact)?.value ?? null), [...assumptions]]);
}

type Kept = Omit<KeptAdvice, 'confidence' | 'costOf'>;

/** Keeps what is small: the advice itself goes as soon as its confidence is known. */
class LazyAdvice implements KeptAdvice {
  readonly costOf: KeptAdvice['costOf'];
  private readonly advised: () => Advice;
  private kept: Kept | null = null;
  private known: Confidence | null = null;

  constructor(advised: () => Advice, costOf: KeptAdvice['costOf']) {
    this.advised = advised;
    this.costOf = onceByText(costOf);
  }

  get verdict(): Verdict {
    return this.keep().verdict;
  }

  get settled(): boolean {
    return this.keep().settled;
  }

  get proved(): boolean {
    return this.keep().proved;
  }

  get work(): number {
    return this.keep().work;
  }

  get confidence(): Confidence {
    if (this.known !== null) return this.known;
    const advice = this.advised();
    this.keep(advice);
    this.known = certaintyOf(advice, pendingOf(advice)).confidence;
    return this.known;
  }

  private keep(advice: Advice | null = null): Kept {
    if (this.kept !== null) return this.kept;
    const { model, proved, settled, verdict, work } = advice ?? this.advised();
    this.kept = { verdict, settled, proved, work: work + SAMPLING * model.size };
    return this.kept;
  }
}

/** A choice is priced once, however many changes are tried around it. */
function onceByText(price: KeptAdvice['costOf']): KeptAdvice['costOf'] {
  const known = new Map<string, ChoiceCost>();
  return (choice) => {
    const key = JSON.stringify([choice.option, choice.model]);
    const cost = known.get(key) ?? price(choice);
    known.set(key, cost);
    return cost;
  };
}

/** What stands in place of an option where nothing fits. */
export const NONE_FITS = 'none-fits';

/** The verdict as one word: an option, or that nothing fits. */
export function verdictWord({ verdict }: Pick<KeptAdvice, 'verdict'>): string {
  return optionOf(verdict) ?? NONE_FITS;
}
