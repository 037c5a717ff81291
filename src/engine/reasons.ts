import { missing } from '../rulebook/at.ts';
import { TRUE } from '../rulebook/normal-form.ts';
import type { BaseRating, CriterionId, Option, OptionId, Rule, Scale } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { type Comparison, comparisonOf, impactOfFired, type Shift, shiftBy } from './comparison.ts';
import type { CompiledRule } from './compiled.ts';
import type { Amount } from './estimator.ts';
import { type Model, ratingIndex } from './model.ts';
import { clamp, MAX_RATING, scoreOf, TINY } from './score.ts';
import { type Owed, type Speaks, speaksOf } from './speaks.ts';

/** Why the verdict is what it is: a rule that fired, or how the rulebook or an estimate rates an option. */
export type Reason =
  | (Weighed & {
      readonly of: 'rule';
      readonly rule: Rule;
      /**
       * Where it acts most on the option of which it speaks, else on the lead over the runner-up; null for a rule that
       * only excludes or attaches actions.
       */
      readonly criterion: CriterionId | null;
      /** For each option that it favours or is against, where it does so most. */
      readonly actsOn: ReadonlyMap<OptionId, CriterionId>;
    })
  | (Weighed & OfRating & { readonly of: 'rating'; readonly rating: BaseRating })
  | (Weighed & OfRating & OfAmount & { readonly of: 'outside-rating' });

/** What an option costs by the estimate, what the cheapest one does, and how that became a rating. */
export interface OfAmount {
  readonly amount: Amount;
  /** Null where no other option has an amount. */
  readonly cheapest: { readonly option: Option; readonly likely: number } | null;
  readonly scale: Scale;
}

interface OfRating {
  readonly option: OptionId;
  readonly criterion: CriterionId;
}

interface Weighed {
  /** What the margin against the runner-up, in points of score, owes to it: positive where it helps the verdict. */
  readonly impact: number;
  /** Options whose standing it betters, and worsens. */
  readonly favours: readonly OptionId[];
  readonly against: readonly OptionId[];
  /** Null where it is no reason for or against either of the two that are compared. */
  readonly speaks: Speaks | null;
}

/**
 * What each fired rule and each rating of the verdict and the runner-up contributes (see Comparison for who stands in
 * for them), the strongest first. Where a rule alone keeps an option out, that option counts among the rivals when the
 * rule is left out.
 */
export function reasonsOf(advice: Advice): readonly Reason[] {
  return reasonsIn(comparisonOf(advice));
}

/** The same for two options that are compared. */
export function reasonsIn(comparison: Comparison): readonly Reason[] {
  const { evaluation, model } = comparison.advice;
  const fired = model.rules.filter((_, rule) => evaluation.truths[rule] === TRUE);
  const compared = [comparison.subject, comparison.rival].filter((option) => option >= 0);
  const reasons = [
    ...fired.map((rule) => reasonOfRule(comparison, rule)),
    ...compared.flatMap((option) =>
      Array.from({ length: model.criterionCount }, (_, criterion) =>
        reasonOfRating(comparison, option, criterion),
      ).flatMap((reason) => reason ?? []),
    ),
  ];
  return reasons.sort((a, b) => Math.abs(b.impact) - Math.abs(a.impact));
}

function reasonOfRule(comparison: Comparison, rule: CompiledRule): Reason {
  const { advice, rival, subject } = comparison;
  const { model } = advice;
  const shift = shiftBy(comparison, rule, -1);
  const favours: OptionId[] = [];
  const against: OptionId[] = [];
  const actsOn = new Map<OptionId, CriterionId>();
  for (const [option, { id }] of model.rulebook.options.entries()) {
    const standing = shift.standing[option] ?? missing();
    const isMoved = Math.abs(standing) > TINY;
    if (isMoved) actsOn.set(id, criterionId(model, strongestOn(shift, option)));
    if (standing < -TINY || rule.excludes.includes(option)) against.push(id);
    else if (isMoved) favours.push(id);
  }
  const speaks = speaksOf(advice.verdict, owedTo(advice, shift, subject), owedTo(advice, shift, rival));
  const most = shift.criterion === null ? null : criterionId(model, shift.criterion);
  return {
    of: 'rule',
    rule: rule.rule,
    criterion: (speaks && actsOn.get(speaks.option)) ?? most,
    actsOn,
    impact: impactOfFired(comparison, rule, shift),
    favours,
    against,
    speaks,
  };
}

function criterionId({ rulebook }: Model, criterion: number): CriterionId {
  return (rulebook.criteria[criterion] ?? missing()).id;
}

/** The criterion on which an option is moved most in the direction in which it is moved in all. */
function strongestOn({ standing, standingOn }: Shift, option: number): number {
  const sign = Math.sign(standing[option] ?? missing());
  const parts = [...standingOn].map(
    ([criterion, parts]) => [criterion, sign * (parts[option] ?? missing())] as const,
  );
  const [first = missing()] = parts.toSorted(([, a], [, b]) => b - a);
  return first[0];
}

/** What an option owes to what a shift leaves out. */
function owedTo({ evaluation }: Advice, { standing, sums, total }: Shift, option: number): Owed {
  if (option < 0) return NOTHING;
  const score = scoreOf(evaluation.sums[option] ?? missing(), evaluation.totalWeight());
  return {
    score: score - scoreOf(sums[option] ?? missing(), total),
    standing: standing[option] ?? missing(),
  };
}

const NOTHING: Owed = { score: 0, standing: 0 };

/** Null for a rating of zero. */
function reasonOfRating({ advice, rival, subject }: Comparison, option: number, at: number): Reason | null {
  const { evaluation, model } = advice;
  const criterion = model.rulebook.criteria[at] ?? missing();
  const cell = ratingIndex(model, option, at);
  const points = model.base.points[model.criterionCount + cell] ?? missing();
  if (points === 0) return null;
  const raw = evaluation.raw[model.criterionCount + cell] ?? missing();
  const without = clamp(raw - points, -MAX_RATING, MAX_RATING);
  const sum = (evaluation.weights[at] ?? missing()) * ((evaluation.ratings[cell] ?? missing()) - without);
  const total = evaluation.totalWeight();
  const gain = scoreOf(sum, total) - scoreOf(0, total);
  const owed: Owed = { score: gain, standing: gain };
  const id = optionId(model, option);
  const weighed: Weighed & OfRating = {
    option: id,
    criterion: criterion.id,
    impact: rival < 0 ? 0 : option === subject ? gain : -gain,
    favours: points > 0 ? [id] : [],
    against: points > 0 ? [] : [id],
    speaks:
      option === subject ? speaksOf(advice.verdict, owed, NOTHING) : speaksOf(advice.verdict, NOTHING, owed),
  };
  return model.base.outside.has(model.criterionCount + cell)
    ? { of: 'outside-rating', ...weighed, ...amountBehind(advice, id, at) }
    : { of: 'rating', rating: criterion.ratings[option] ?? missing(), ...weighed };
}

/** The amount from which a rating came; the criterion by its number. */
export function amountBehind(
  { estimate, model: { rulebook } }: Advice,
  option: OptionId,
  criterion: number,
): OfAmount {
  const amounts = estimate?.kind === 'known' ? estimate.amounts : missing();
  const costed = rulebook.options.flatMap((each) => {
    const likely = amounts.get(each.id)?.likely;
    return likely === undefined ? [] : [{ option: each, likely }];
  });
  const least = Math.min(...costed.map(({ likely }) => likely));
  return {
    amount: amounts.get(option) ?? missing(),
    cheapest: costed.length === 1 ? null : (costed.find(({ likely }) => likely === least) ?? missing()),
    scale: rulebook.criteria[criterion]?.estimate?.scale ?? missing(),
  };
}
