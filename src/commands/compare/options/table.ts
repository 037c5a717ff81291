import type { Range } from '../../../catalog/range.ts';
import type { KnownCost } from '../../../cost/pricing/cost.ts';
import { amount } from '../../../layout/amounts.ts';
import { type Block, faint, strong, type Text } from '../../../layout/block.ts';
import { limitText, standingText } from '../../../report/budget-sentences.ts';
import { drawn, pointsText } from '../../../report/comparison-table.ts';
import { knownCostOf } from '../../../report/cost-of.ts';
import { scores } from '../../../report/numbers.ts';
import type { OptionReport } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import type { OptionsReport } from './report.ts';

/** Criteria with the ratings of both options and what each adds to the lead, scores, and what the two cost. */
export function tableOf(compared: OptionsReport): Block {
  const { lead, options, rows } = compared;
  const totals = scores(options);
  return {
    kind: 'table',
    columns: [
      { head: '', align: 'left' },
      { head: 'weight', short: 'wt', align: 'right' },
      ...options.map(({ short }) => ({ head: strong(short), align: 'center' }) as const),
      { head: 'adds', align: 'right' },
    ],
    rows: [
      ...rows.map(({ adds, criterion, ratings }): readonly Text[] => [
        criterion.title,
        String(Number(criterion.weight.toFixed(2))),
        ...ratings.map(drawn),
        pointsText(adds),
      ]),
      [strong('score'), '', ...options.map((each, at) => scoreOf(each, totals[at] ?? '')), pointsText(lead)],
      ...moneyRows(compared).map(({ cells, name }) => [name, '', ...cells, '']),
    ],
  };
}

/** What the signs and columns mean. */
export function legendOf(compared: OptionsReport): string {
  const { options, report } = compared;
  const marks = [
    '+ good, - bad, · neither',
    `adds: points by which it puts ${nounOf(report, options[0].id)} ahead`,
    ...(options.some(({ exclusions }) => exclusions.length > 0) ? ['(score): excluded'] : []),
    ...(moneyRows(compared).some(({ cells }) => cells.includes('?')) ? ['?: no figure'] : []),
  ];
  return `${marks.join('; ')}.`;
}

/** The score of an excluded option does not count. */
function scoreOf({ exclusions }: OptionReport, score: string): Text {
  return exclusions.length > 0 ? faint(`(${score})`) : strong(score);
}

interface MoneyRow {
  readonly name: string;
  readonly cells: readonly string[];
}

function moneyRows({ money, options }: OptionsReport): readonly MoneyRow[] {
  if (money?.kind !== 'estimated') return [];
  const row = (name: string, figure: (cost: KnownCost) => string): MoneyRow => ({
    name,
    cells: options.map(({ id }) => {
      const cost = knownCostOf(money, id);
      return cost === null ? '?' : figure(cost);
    }),
  });
  return [
    row('USD a month (likely)', ({ likely }) => amount(likely)),
    row('  from low to high', spanText),
    row('  without salaries', ({ invoices }) => amount(invoices.likely)),
    row('  from low to high', ({ invoices }) => spanText(invoices)),
    row('USD in cash up front', ({ cashUpFront }) => amount(cashUpFront)),
    ...(money.limit === null
      ? []
      : [{ name: limitText(money.limit), cells: options.map(({ id }) => standingText(money, id)) }]),
  ];
}

function spanText({ high, low }: Range): string {
  return `${amount(low)} to ${amount(high)}`;
}
