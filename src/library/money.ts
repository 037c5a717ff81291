import type { ModelFacts } from '../catalog/model-facts.ts';
import { knowsOptions, type OptionId } from '../catalog/option.ts';
import type { ModelsReport, Money } from '../cost/money.ts';
import { modelsFor, moneyOf } from '../report/money.ts';
import type { Advice } from './advice.ts';
import { builtInCatalog } from './catalog.ts';

/**
 * What each option costs a month, in USD, low, likely and high, with all that the figures rest on; or which numbers of the
 * profile are missing. Null where the rulebook decides between other options than those of the built-in one.
 */
export function estimateCost(advice: Advice, catalog: ModelFacts = builtInCatalog()): Money | null {
  return isPriced(advice) ? moneyOf(advice.situation, catalog, 'full') : null;
}

/**
 * Concrete models, ranked, and those that do not fit with the reasons, for one option or else for the verdict. Null where
 * the rulebook decides between other options than those of the built-in one.
 */
export function findModels(
  advice: Advice,
  option: OptionId | null = null,
  catalog: ModelFacts = builtInCatalog(),
): ModelsReport | null {
  return isPriced(advice) ? modelsFor(advice.situation, option, catalog) : null;
}

function isPriced({ profile }: Advice): boolean {
  return knowsOptions(profile.rulebook.rulebook.options);
}
