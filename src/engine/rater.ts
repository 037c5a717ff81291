import { missing } from '../rulebook/at.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Knowledge } from '../rulebook/normal-form.ts';
import type { Scale } from '../rulebook/rulebook.ts';
import type { Amount, Estimate, Estimator } from './estimator.ts';
import { Evaluation } from './evaluation.ts';
import type { Model } from './model.ts';
import {
  anyRating,
  type ByOption,
  byOption,
  type Outside,
  type OutsideRating,
  ratingsBy,
  silenceIn,
  withOutside,
} from './outside-ratings.ts';

/**
 * What rates the criteria that ask for an estimate: the rules, since there is no estimator; the estimate; or the rules,
 * where there is nothing to estimate from, or an option that is not surely excluded has no figure.
 */
export type RatedBy = 'rules' | 'estimate' | 'rules-without-estimate' | 'rules-for-lack-of-a-figure';

/** A model with its ratings, and whose they are. */
export interface Rated {
  readonly by: RatedBy;
  readonly model: Model;
}

/** A criterion by its number that is rated by an estimate. */
export interface EstimatedCriterion {
  readonly criterion: number;
  readonly scale: Scale;
}

type KnownEstimate = Extract<Estimate, { kind: 'known' }>;

/** Puts what an estimator says into the ratings of a model. */
export class Rater {
  /** As the rules have it. */
  readonly rules: Model;
  readonly estimator: Estimator | null;
  readonly criteria: readonly EstimatedCriterion[];
  private readonly known = new Map<Estimate, Map<string, Rated>>();
  private readonly silence: ReturnType<typeof silenceIn>;
  private trial: Evaluation | null = null;

  constructor(rules: Model, estimator: Estimator | null) {
    this.rules = rules;
    this.silence = silenceIn(rules);
    this.criteria = rules.rulebook.criteria.flatMap(({ estimate }, criterion) =>
      estimate !== null && estimate.by === estimator?.id ? [{ criterion, scale: estimate.scale }] : [],
    );
    this.estimator = this.criteria.length === 0 ? null : estimator;
  }

  /** What the estimator says of known facts; null without one. */
  estimate(facts: Facts): Estimate | null {
    return this.estimator?.estimate(facts) ?? null;
  }

  /** The same without ranges. */
  likely(facts: Facts): Estimate | null {
    return this.estimator?.likely(facts) ?? null;
  }

  /** The model under an estimate. What is known tells whether an option without a figure is out anyway. */
  rate(estimate: Estimate | null, knowledge: () => Knowledge): Rated {
    if (estimate === null) return { by: 'rules', model: this.rules };
    const { by, mayBeAnything } = this.kindOf(estimate, knowledge);
    const kinds = this.known.get(estimate) ?? new Map<string, Rated>();
    this.known.set(estimate, kinds);
    const kind = `${by} ${mayBeAnything}`;
    const made = kinds.get(kind) ?? {
      by,
      model: withOutside(this.rules, this.outside(estimate, by, mayBeAnything), this.silence),
    };
    kinds.set(kind, made);
    return made;
  }

  private kindOf(estimate: Estimate, knowledge: () => Knowledge): Kind {
    if (estimate.kind === 'none') return { by: 'rules-without-estimate', mayBeAnything: estimate.mayCome };
    const { options } = this.rules.rulebook;
    const lacking = [...options.keys()].filter((at) => !estimate.amounts.has((options[at] ?? missing()).id));
    if (lacking.length === 0) return { by: 'estimate', mayBeAnything: !estimate.isSure };
    const evaluation = this.evaluationOf(knowledge());
    const needed = lacking.filter((option) => evaluation.excluded[option] === 0);
    if (needed.length === 0) return { by: 'estimate', mayBeAnything: !estimate.isSure };
    const mayAllGo = needed.every((option) => evaluation.mayBecomeExcluded(option));
    return { by: 'rules-for-lack-of-a-figure', mayBeAnything: !estimate.isSure || mayAllGo };
  }

  /** What the rules alone make of it. */
  private evaluationOf(knowledge: Knowledge): Evaluation {
    const factors = this.rules.rulebook.criteria.map(() => 1);
    this.trial ??= new Evaluation(this.rules, factors, knowledge);
    for (const [variable, mask] of knowledge.entries()) this.trial.set(variable, mask);
    return this.trial;
  }

  private outside(estimate: Estimate, by: RatedBy, mayBeAnything: boolean): Outside {
    const open = mayBeAnything && by !== 'estimate' ? this.criteria.map(({ criterion }) => criterion) : [];
    if (estimate.kind === 'none') {
      const nobody = this.rules.base.exclusions;
      const threats = nobody.map(() => Number(estimate.mayExceed));
      return { ratings: new Map(), mayBeAnything: open, exclusions: nobody, threats };
    }
    const amounts = byOption(this.rules, estimate.amounts);
    return {
      ratings: by === 'estimate' ? this.ratings(amounts, mayBeAnything) : new Map(),
      mayBeAnything: open,
      exclusions: amounts.map((amount) => Number(amount?.exceedsLimit === 'surely')),
      threats: amounts.map((amount) => Number(mayExceed(amount, estimate))),
    };
  }

  private ratings(
    amounts: ByOption<Amount>,
    mayBeAnything: boolean,
  ): ReadonlyMap<number, ByOption<OutsideRating>> {
    return new Map(
      this.criteria.map(({ criterion, scale }) => {
        const ratings = ratingsBy(scale, amounts);
        const widened = ratings.map((rating) => rating && anyRating(rating));
        return [criterion, mayBeAnything ? widened : ratings];
      }),
    );
  }
}

interface Kind {
  readonly by: RatedBy;
  readonly mayBeAnything: boolean;
}

/** An option that has no figure yet may get one that exceeds the limit. */
function mayExceed(amount: Amount | null, { isSure }: KnownEstimate): boolean {
  return amount === null ? !isSure : amount.exceedsLimit === 'maybe';
}
