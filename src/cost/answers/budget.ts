import type { OptionCost } from './quote.ts';

/** What figures are held against, salaries not counted: a sum, or the level alone, below which the sum lies. */
export type BudgetLimit =
  | { readonly kind: 'sum'; readonly usd: number }
  | { readonly kind: 'level'; readonly level: string; readonly usd: number };

/** How a figure stands to a budget. */
export type BudgetStanding =
  /** None is stated, or there is no figure. */
  | 'not-compared'
  | 'within'
  /** Its likely figure is above it. */
  | 'likely-over'
  /** Even its low figure is above it. */
  | 'over';

/** How fees and machines stand to a limit: a sum may be spent to the last dollar, a level ends before its end. */
export function standingTo(limit: BudgetLimit | null, cost: OptionCost): BudgetStanding {
  if (limit === null || cost.kind !== 'known') return 'not-compared';
  const { kind, usd } = limit;
  const isOver = (figure: number) => (kind === 'sum' ? figure > usd : figure >= usd);
  if (isOver(cost.invoices.low)) return 'over';
  if (isOver(cost.invoices.likely)) return 'likely-over';
  return 'within';
}

/** Whether what is likely stays within a sum; null where that cannot be said. */
export function isWithinSum(usd: number | null, cost: OptionCost): boolean | null {
  const standing = standingTo(usd === null ? null : { kind: 'sum', usd }, cost);
  return standing === 'not-compared' ? null : standing === 'within';
}
