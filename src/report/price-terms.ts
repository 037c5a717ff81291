import type { Role } from '../catalog/roles.ts';
import type { Project } from '../cost/asked/project.ts';
import type { RoleChoices } from '../cost/choosing/role-choices.ts';
import { cacheReadShareIn, inputTokensIn } from '../cost/pricing/call.ts';
import { scenarioOf } from '../cost/pricing/plan.ts';
import { amount } from '../layout/amounts.ts';
import type { CacheUse } from './price-sentences.ts';

/** What of a project makes its tokens cost something else than the price of plain input and output. */
export interface PriceTerms {
  readonly cache: CacheUse;
  /** By what tuning raises the price of a closed model; null where it does not. */
  readonly tuningFactor: number | null;
}

/** Where nothing is known of the work. */
export const PLAIN_TERMS: PriceTerms = { cache: 'not cached', tuningFactor: null };

/** As it is likely: whether anything is read from a cache, and whether models are tuned. */
export function priceTermsOf({ inputs, work }: Pick<Project, 'inputs' | 'work'>): PriceTerms {
  const scenario = scenarioOf({ inputs });
  const isCached = cacheReadShareIn(work, scenario) > 0 && inputTokensIn(work, scenario) > 0;
  const factor = work.isTuned ? scenario('tuning.closed_price_factor') : 1;
  return {
    cache: isCached ? 'cached' : 'not cached',
    tuningFactor: factor === 1 ? null : factor,
  };
}

/** The same for the models of one role. */
export function priceTermsFor(role: Role, choices: RoleChoices): PriceTerms {
  const choice = choices.find(({ project }) => project.role.join() === role.join());
  return choice === undefined ? PLAIN_TERMS : priceTermsOf(choice.project);
}

/** "tuned, it costs 1.5 times that" */
export function tunedTexts({ tuningFactor }: PriceTerms): readonly string[] {
  return tuningFactor === null ? [] : [`tuned, it costs ${amount(tuningFactor)} times that`];
}
