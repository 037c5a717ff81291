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
 * What rates the criteria that ask for an estimate: the rules, since there is no estimator, or nothing to compare; the
 * estimate; or the estimate but for options that have no figure and are not surely excluded, which the rules rate.
 */
export type RatedBy = 'rules' | 'rules-without-estimate' | 'estimate' | 'estimate-for-some';

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
    const { by, open } = this.kindOf(estimate, knowledge);
    const kinds = this.known.get(estimate) ?? new Map<string, Rated>();
    this.known.set(estimate, kinds);
    const kind = `${by} ${open}`;
    const made = kinds.get(kind) ?? {
      by,
      model: withOutside(this.rules, this.outside(estimate, by, open), this.silence),
    };
    kinds.set(kind, made);
    return made;
  }

  private kindOf(estimate: Estimate, knowledge: () => Knowledge): Kind {
    const options = [...this.rules.rulebook.options.keys()];
    if (estimate.kind === 'none')
      return { by: 'rules-without-estimate', open: estimate.mayCome ? options : [] };
    const amounts = byOption(this.rules, estimate.amounts);
    const lacking = options.filter((option) => amounts[option] === null);
    if (lacking.length === 0) return { by: 'estimate', open: [] };
    const { excluded } = this.evaluationOf(knowledge());
    const open = lacking.filter((option) => excluded[option] === 0);
    if (open.length === 0) return { by: 'estimate', open };
    return lacking.length + 1 < options.length
      ? { by: 'estimate-for-some', open }
      : { by: 'rules-without-estimate', open: options };
  }

  /** What the rules alone make of it. */
  private evaluationOf(knowledge: Knowledge): Evaluation {
    const factors = this.rules.rulebook.criteria.map(() => 1);
    this.trial ??= new Evaluation(this.rules, factors, knowledge);
    for (const [variable, mask] of knowledge.entries()) this.trial.set(variable, mask);
    return this.trial;
  }

  private outside(estimate: Estimate, by: RatedBy, open: readonly number[]): Outside {
    const mayBeAnything = this.criteria.flatMap(({ criterion }) =>
      open.map((option) => ({ criterion, option })),
    );
    if (estimate.kind === 'none') {
      const nobody = this.rules.base.exclusions;
      const threats = nobody.map(() => Number(estimate.mayExceed));
      return { ratings: new Map(), mayBeAnything, exclusions: nobody, threats, liftable: nobody };
    }
    const amounts = byOption(this.rules, estimate.amounts);
    return {
      ratings: by === 'rules-without-estimate' ? new Map() : this.ratings(amounts, estimate),
      mayBeAnything,
      exclusions: amounts.map((amount) => Number(amount !== null && exceedsNow(amount))),
      threats: amounts.map((amount) => Number(mayExceed(amount, estimate))),
      liftable: amounts.map((amount) => Number(amount?.exceedsLimit === 'for-now')),
    };
  }

  private ratings(
    amounts: ByOption<Amount>,
    { isSure }: KnownEstimate,
  ): ReadonlyMap<number, ByOption<OutsideRating>> {
    return new Map(
      this.criteria.map(({ criterion, scale }) => {
        const ratings = ratingsBy(scale, amounts);
        return [criterion, isSure ? ratings : ratings.map((rating) => rating && anyRating(rating))];
      }),
    );
  }
}

interface Kind {
  readonly by: RatedBy;
  /** Options whose rating may be anything, since nobody knows what they cost. */
  readonly open: readonly number[];
}

/** Whether even the low figure is above the limit with what is taken to be so. */
export function exceedsNow({ exceedsLimit }: Amount): boolean {
  return exceedsLimit === 'surely' || exceedsLimit === 'for-now';
}

/** An option that has no figure yet may get one that exceeds the limit. */
function mayExceed(amount: Amount | null, { isSure }: KnownEstimate): boolean {
  return amount === null ? !isSure : amount.exceedsLimit === 'maybe';
}
