import type { BudgetStanding, PricedOption } from '../cost/money.ts';
import type { Situation } from './situation.ts';

/** What the options are held against, salaries not counted: a sum, or the level alone, below which the sum lies. */
export type BudgetLimit =
  | { readonly kind: 'sum'; readonly usd: number }
  | { readonly kind: 'level'; readonly level: string; readonly usd: number };

const SUM = 'budget.monthly_usd';
const LEVEL = 'budget.level';

/** The sum that a profile states, else the end of its level; null where it has neither, or the level has no end. */
export function budgetLimitOf({ advice, loaded }: Situation): BudgetLimit | null {
  const sum = advice.facts.get(SUM)?.value;
  if (typeof sum === 'number') return { kind: 'sum', usd: sum };
  const level = advice.facts.get(LEVEL)?.value;
  const fact = loaded.rulebook.facts.find(({ id }) => id === LEVEL);
  if (typeof level !== 'string' || fact?.type !== 'enum') return null;
  const usd = fact.derivation?.cuts[fact.values.findIndex(({ id }) => id === level)];
  return usd === undefined ? null : { kind: 'level', level, usd };
}

/** How the invoices of an option stand to a limit, where so many models of the project are in no figure. */
export function standingTo(
  limit: BudgetLimit | null,
  { budget, cost }: PricedOption,
  otherRoles: number,
): BudgetStanding {
  if (limit === null || limit.kind === 'sum' || cost.kind !== 'known') return budget;
  if (cost.invoices.low >= limit.usd) return 'over';
  if (cost.invoices.likely >= limit.usd) return 'likely-over';
  return otherRoles > 0 ? 'not-compared' : 'within';
}
