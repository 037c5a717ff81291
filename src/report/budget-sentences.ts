import { optionOf as advisedIn } from '../engine/advice.ts';
import { amount, stated } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';
import type { DetailedMoney } from './money.ts';
import type { Recommendation, Report } from './report.ts';

/** "budget 20,000", "budget below 2,000": what the figures without salaries are held against. */
export function limitText({ kind, usd }: NonNullable<DetailedMoney['limit']>): string {
  return `budget ${kind === 'level' ? 'below ' : ''}${stated(usd)}`;
}

/** How an option stands to the budget, for a narrow cell: by its likely figure, or even by its low one. */
export function standingText({ options }: Pick<DetailedMoney, 'options'>, option: string): string {
  const standing = options.find((each) => each.option === option)?.budget ?? 'not-compared';
  switch (standing) {
    case 'not-compared':
      return '?';
    case 'within':
      return 'within';
    case 'likely-over':
      return 'over';
    case 'over':
      return 'well over';
  }
}

/**
 * Which options exceed a stated sum, with the figures that do; where those that are excluded by it are named elsewhere, the
 * others alone. A level alone only marks.
 */
export function budgetSentences(
  report: Report,
  { limit, options }: DetailedMoney,
  which: 'all' | 'not-excluded' = 'all',
): readonly string[] {
  if (limit?.kind !== 'sum') return [];
  const named = (standing: 'over' | 'likely-over', figure: 'low' | 'likely') =>
    report.options.flatMap(({ exclusions, id, noun }) => {
      if (which === 'not-excluded' && exclusions.some(({ by }) => by === 'limit')) return [];
      const priced = options.find((each) => each.option === id && each.budget === standing);
      return priced?.cost.kind === 'known' ? [`${noun} (USD ${amount(priced.cost.invoices[figure])})`] : [];
    });
  const [over, likelyOver] = [named('over', 'low'), named('likely-over', 'likely')];
  return [
    ...(over.length === 0
      ? []
      : [`Over the budget of USD ${stated(limit.usd)} even at the low figure: ${listed(over)}.`]),
    ...(likelyOver.length === 0
      ? []
      : [`Over the budget of USD ${stated(limit.usd)} at the likely figure: ${listed(likelyOver)}.`]),
  ];
}

/** What to do where the advised option is likely to exceed a stated sum, or nobody knows; nothing where it keeps it. */
export function budgetAction({ money, verdict }: Recommendation): readonly string[] {
  const advised = advisedIn(verdict);
  if (money?.kind !== 'estimated' || money.limit?.kind !== 'sum' || advised === null) return [];
  const priced = money.options.find(({ option }) => option === advised);
  if (priced?.cost.kind !== 'known')
    return [
      `Nothing here tells what it costs: get a quote and hold it against the budget of ${stated(money.limit.usd)}`,
    ];
  if (priced.budget !== 'likely-over') return [];
  const likely = amount(priced.cost.invoices.likely);
  return [
    `Its likely figure, USD ${likely}, is above the budget of ${stated(money.limit.usd)}: agree a cap with finance before the first bill`,
  ];
}
