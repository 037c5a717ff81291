import { missing } from '../rulebook/at.ts';
import type { CriterionId, OptionId } from '../rulebook/rulebook.ts';
import { type Advice, optionId } from './advice.ts';
import { criterionNumber, optionNumber, ratingIndex } from './model.ts';
import type { Reason } from './reasons.ts';
import { MAX_RATING, scoreOf } from './score.ts';

/** A criterion on which the verdict is rated low, however its rivals are rated. */
export interface LowRating {
  readonly criterion: CriterionId;
  readonly rating: number;
  /** Whether no rating is lower. */
  readonly isLowest: boolean;
  /**
   * What puts it there, the heaviest first: all of it for the lowest rating, else the heaviest alone. They tell of the
   * verdict whatever they do to the lead, so they speak of neither of the two.
   */
  readonly reasons: readonly Reason[];
}

/** From here a rating is low. */
const LOW = -4;
/** A low rating that takes less than this off the score is passed over, in points. */
const NOTICEABLE = 1;

/** The low ratings of the verdict on criteria that count, those that cost it most first; none where nothing fits. */
export function lowRatingsOf(advice: Advice, reasons: readonly Reason[]): readonly LowRating[] {
  const { evaluation, model, winner } = advice;
  if (winner < 0) return [];
  const verdict = optionId(model, winner);
  const total = evaluation.totalWeight();
  const found = model.rulebook.criteria.flatMap(({ id }, criterion) => {
    const rating = evaluation.ratings[ratingIndex(model, winner, criterion)] ?? missing();
    const sum = (evaluation.weights[criterion] ?? missing()) * rating;
    const cost = scoreOf(0, total) - scoreOf(sum, total);
    const isLowest = rating === -MAX_RATING;
    if (rating > LOW || cost <= 0 || (!isLowest && cost < NOTICEABLE)) return [];
    const heaviest = heaviestOn(advice, reasons, verdict, id);
    return [{ criterion: id, rating, isLowest, reasons: isLowest ? heaviest : heaviest.slice(0, 1), cost }];
  });
  return found.toSorted((a, b) => b.cost - a.cost).map(({ cost: _, ...low }) => low);
}

/** What lowers the rating of an option on a criterion, said of that criterion, with what takes most off it first. */
function heaviestOn(
  { model }: Advice,
  reasons: readonly Reason[],
  option: OptionId,
  criterion: CriterionId,
): readonly Reason[] {
  const numbers = [optionNumber(model.rulebook, option), criterionNumber(model.rulebook, criterion)] as const;
  const cell = model.criterionCount + ratingIndex(model, ...numbers);
  const isOutside = model.base.outside.has(cell);
  const lowering = reasons.flatMap((reason) => {
    const points = pointsOf(reason);
    return points < 0 ? [{ reason: { ...reason, criterion, speaks: null }, points }] : [];
  });
  return lowering.toSorted((a, b) => a.points - b.points).map(({ reason }) => reason);

  function pointsOf(reason: Reason): number {
    if (reason.of !== 'rule')
      return reason.option === option && reason.criterion === criterion
        ? (model.base.points[cell] ?? missing())
        : 0;
    if (isOutside) return 0;
    const effects = reason.rule.rate.filter((each) => each.option === option && each.criterion === criterion);
    return effects.reduce((sum, { points }) => sum + points, 0);
  }
}
