import type { Range } from '../catalog/range.ts';
import type { BudgetLimit } from '../cost/answers/budget.ts';
import { amount, stated } from '../layout/amounts.ts';
import type { Item } from '../layout/block.ts';
import { listed } from '../yaml/phrases.ts';
import { knownCostOf } from './cost-of.ts';
import { factTitle } from './fact-words.ts';
import type { DetailedMoney } from './money.ts';
import { whyNoFigure } from './no-figure.ts';
import type { OptionReport, Recommendation } from './report.ts';

/** What an option costs a month, with and without salaries, against the budget; null where nothing can be estimated. */
export function optionCostText({ money }: Recommendation, option: string): string | null {
  if (money?.kind !== 'estimated') return null;
  const cost = knownCostOf(money, option);
  if (cost === null) return `Cost: ${whyNoFigure(money, option) ?? 'no figure'}.`;
  return `Cost: likely USD ${rangeText(cost)} a month with salaries, and ${rangeText(cost.invoices)} without${budgetText(money, option)}.`;
}

/** Why no option has a figure; null where some may have. */
export function noCostText(report: Recommendation): string | null {
  const { money } = report;
  if (money === null || money.kind === 'estimated') return null;
  const title = (fact: string) => `"${factTitle(report, fact)}"`;
  if (money.kind === 'unknown')
    return `No cost can be estimated before one of these is known: ${listed(money.missing.map(title), 'or')}.`;
  const faults = money.facts.map(
    ({ id, least, value }) => `${title(id)} is ${value}, and must be at least ${least}`,
  );
  return `No cost can be estimated, since ${listed(faults)}.`;
}

/** "1,560 (630 to 3,400)" */
function rangeText({ high, likely, low }: Range): string {
  const [from, about, to] = [low, likely, high].map(amount);
  return from === to ? `${about}` : `${about} (${from} to ${to})`;
}

/** A budget is held against what is paid without salaries. */
function budgetText({ limit, options }: DetailedMoney, option: string): string {
  if (limit === null) return '';
  const budget = limitWords(limit);
  switch (options.find((each) => each.option === option)?.budget ?? 'not-compared') {
    case 'not-compared':
      return '';
    case 'within':
      return `, which keeps ${budget}`;
    case 'likely-over':
      return `, of which the likely figure is above ${budget}`;
    case 'over':
      return `, of which even the low figure is above ${budget}`;
  }
}

/** Whether an option keeps the budget, where it is not excluded by that and there is one. */
export function optionCostVerdict(
  { money }: Recommendation,
  { exclusions, id }: OptionReport,
): readonly Item[] {
  if (money?.kind !== 'estimated' || money.limit === null || exclusions.some(({ by }) => by === 'limit'))
    return [];
  const cost = knownCostOf(money, id);
  const standing = money.options.find(({ option }) => option === id)?.budget ?? 'not-compared';
  if (cost === null || standing === 'not-compared') return [];
  const budget = limitWords(money.limit);
  const figure = `USD ${amount(cost.invoices.likely)} a month without salaries`;
  return standing === 'within'
    ? [{ text: `Good, because it is likely to cost ${figure}, which keeps ${budget}.` }]
    : [{ text: `Bad, because it is likely to cost ${figure}, which is above ${budget}.` }];
}

function limitWords({ kind, usd }: BudgetLimit): string {
  return kind === 'level' ? `the budget (below USD ${stated(usd)})` : `the budget of USD ${stated(usd)}`;
}
