import { at } from '../../rulebook/at.ts';
import type { Fact } from '../../rulebook/fact.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';
import { featureCount, featuresOf } from './features.ts';
import { foldsOf, heldOut } from './folds.ts';
import type { Answer } from './hits.ts';
import type { Judged } from './judged.ts';
import { fitRegression, probabilities } from './regression.ts';

export const FOLDS = 10;
export const REPEATS = 5;

/**
 * What a plain logistic regression on the same facts answers to decisions that it has not seen: every decision once for
 * each repeat, with other folds.
 */
export function plainAnswers(
  judged: readonly Judged[],
  vocabulary: readonly Fact[],
  options: readonly OptionId[],
): readonly Answer[] {
  const examples = judged.map(({ decision, facts }) => ({
    decision,
    features: featuresOf(facts, vocabulary),
    label: options.indexOf(decision.chosen),
  }));
  const shape = { features: featureCount(vocabulary), classes: options.length };
  return Array.from({ length: REPEATS }, (_, seed) =>
    heldOut(
      examples,
      foldsOf(examples.length, FOLDS, seed),
      (others) => fitRegression(others, shape),
      (weights, { decision, features }): Answer => ({
        decision,
        ranking: ranked(probabilities(weights, features), options),
      }),
    ),
  ).flat();
}

function ranked(shares: readonly number[], options: readonly OptionId[]): readonly OptionId[] {
  const order = [...options.keys()].sort((a, b) => at(shares, b) - at(shares, a));
  return order.map((option) => at(options, option));
}
