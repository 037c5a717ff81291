import type { OptionCost } from './quote.ts';

/** What figures are held against, salaries not counted: a sum, or the level alone, below which the sum lies. */
export type BudgetLimit =
  | { readonly kind: 'sum'; readonly usd: number }
  | { readonly kind: 'level'; readonly level: string; readonly usd: number };

/** How a figure stands to a budget. */
export type BudgetStanding =
  /** None is stated, or there is no figure, or not of all that the project pays for. */
  | 'not-compared'
  | 'within'
  /** Its likely figure is above it. */
  | 'likely-over'
  /** Even its low figure is above it. */
  | 'over';

/**
 * How fees and machines stand to a limit: a sum may be spent to the last dollar, a level ends before its end. Where so
 * many other models of the project are in no figure, it may exceed the limit alone, but does not stay within it alone.
 */
export function standingTo(limit: BudgetLimit | null, cost: OptionCost, otherRoles: number): BudgetStanding {
  if (limit === null || cost.kind !== 'known') return 'not-compared';
  const { kind, usd } = limit;
  const isOver = (figure: number) => (kind === 'sum' ? figure > usd : figure >= usd);
  if (isOver(cost.invoices.low)) return 'over';
  if (isOver(cost.invoices.likely)) return 'likely-over';
  return otherRoles > 0 ? 'not-compared' : 'within';
}

/** Whether what is likely stays within a sum; null where that cannot be said. */
export function isWithinSum(usd: number | null, cost: OptionCost, otherRoles: number): boolean | null {
  const standing = standingTo(usd === null ? null : { kind: 'sum', usd }, cost, otherRoles);
  return standing === 'not-compared' ? null : standing === 'within';
}
