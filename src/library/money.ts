import { isOptionId, knowsOptions, OPTION_IDS } from '../catalog/option.ts';
import { type ModelsReport, modelsFor } from '../report/models.ts';
import { moneyOf, type ShownMoney } from '../report/money.ts';
import { listed } from '../yaml/phrases.ts';
import type { Advice } from './advice.ts';
import type { Result } from './result.ts';

/**
 * What each option costs a month, in USD, low, likely and high, with all that the figures rest on; or which numbers of the
 * profile are missing. Null where the rulebook decides between other options than those of the built-in one.
 */
export function estimateCost(advice: Advice): ShownMoney | null {
  return isPriced(advice) ? moneyOf(advice.situation, 'full') : null;
}

/**
 * Concrete models, ranked, and those that do not fit with the reasons, for one option or else for the verdict. Refused
 * where there is no such option, and where the rulebook decides between other options than those of the built-in one.
 */
export function findModels(advice: Advice, option: string | null = null): Result<ModelsReport> {
  if (!isPriced(advice))
    return { ok: false, message: 'Models are known only for the options of the built-in rulebook.' };
  if (option !== null && !isOptionId(option))
    return {
      ok: false,
      message: `There is no option "${option}". Allowed: ${listed(OPTION_IDS, 'or')}.`,
    };
  return { ok: true, value: modelsFor(advice.situation, option) };
}

function isPriced({ profile }: Advice): boolean {
  return knowsOptions(profile.rulebook.rulebook.options);
}
