import { missing } from '../rulebook/at.ts';
import { cellsIn } from '../rulebook/normal-form.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import type { Advice } from './advice.ts';
import { Branching } from './branching.ts';
import { Budget, Meter, SEARCH_WORK } from './budget.ts';
import { Evaluation } from './evaluation.ts';
import { clamp, MAX_RATING, MAX_WEIGHT, scoreOf } from './score.ts';

/** The scores that an option can reach, whatever the unknown facts turn out to be: none lies outside. */
export interface ScoreBounds {
  readonly low: number;
  readonly high: number;
}

/** Nodes of the search for each end, after which what is left is bounded as a whole: sound, but wider than need be. */
const BOUNDS_LIMIT = 150;

/** Points of score by which an end may be off even where the search is finished. */
const TOLERANCE = 0.25;

/** For each option, the range of its score over all completions, excluded in them or not. */
export function scoreBounds({
  evaluation: { factors, knowledge },
  model,
}: Advice): ReadonlyMap<OptionId, ScoreBounds> {
  const evaluation = new Evaluation(model, factors, knowledge);
  const share = SEARCH_WORK / (2 * model.optionCount);
  const boundsOf = (option: number): ScoreBounds => ({
    low: -searchHighest(evaluation, option, -1, new Budget(share)),
    high: searchHighest(evaluation, option, 1, new Budget(share)),
  });
  return new Map(model.rulebook.options.map(({ id }, option) => [id, boundsOf(option)]));
}

/** The highest score (sign 1), or the negative of the lowest (sign -1), that completions reach. */
function searchHighest(evaluation: Evaluation, option: number, sign: 1 | -1, budget: Budget): number {
  const branching = new Branching(evaluation);
  const meter = new Meter(evaluation, budget);
  let nodes = 0;
  let found = Number.NEGATIVE_INFINITY;
  let bound = Number.NEGATIVE_INFINITY;
  const visit = (): void => {
    const limit = highestScore(evaluation, option, sign);
    const isNear = limit <= found + TOLERANCE;
    const gaveUp = nodes > BOUNDS_LIMIT || !meter.read(evaluation.model.size);
    const variable = isNear || gaveUp ? -1 : branching.choose(option, option);
    if (!isNear && variable === -1) found = limit;
    if (variable === -1 || ++nodes > BOUNDS_LIMIT) {
      bound = Math.max(bound, limit);
      return;
    }
    const before = evaluation.knowledge[variable] ?? missing();
    for (const cell of cellsIn(before)) {
      evaluation.set(variable, 1 << cell);
      visit();
    }
    evaluation.set(variable, before);
  };
  visit();
  return bound;
}

/**
 * A bound on the score, each weight and rating at the end of its range that suits it. A weighted mean is greatest where
 * the weights of the best ratings are full and those of the others least, so only such splits are compared.
 */
function highestScore(evaluation: Evaluation, option: number, sign: 1 | -1): number {
  const { factors, fall, model, raw, rise } = evaluation;
  const end = (at: number, change: readonly number[]) => (raw[at] ?? missing()) + (change[at] ?? missing());
  const terms = Array.from(factors, (factor, criterion) => {
    const rating = end(model.criterionCount * (option + 1) + criterion, sign === 1 ? rise : fall);
    return {
      rating: sign * clamp(rating, -MAX_RATING, MAX_RATING),
      least: clamp(end(criterion, fall), 0, MAX_WEIGHT) * factor,
      most: clamp(end(criterion, rise), 0, MAX_WEIGHT) * factor,
    };
  }).sort((a, b) => b.rating - a.rating);
  let sum = terms.reduce((total, { rating, least }) => total + rating * least, 0);
  let weight = terms.reduce((total, { least }) => total + least, 0);
  let mean = weight > 0 ? sum / weight : terms.every(({ most }) => most === 0) ? 0 : Number.NEGATIVE_INFINITY;
  for (const { rating, least, most } of terms) {
    sum += rating * (most - least);
    weight += most - least;
    if (weight > 0) mean = Math.max(mean, sum / weight);
  }
  const possibleTie = terms.every(({ least }) => least === 0);
  const score = scoreOf(sign * (possibleTie ? Math.max(mean, 0) : mean), 1);
  return sign * score;
}
