import { amount } from '../layout/amounts.ts';
import type { Block } from '../layout/block.ts';
import type { SpreadsChart } from '../layout/chart.ts';
import { limitText } from './budget-sentences.ts';
import { knownCostOf } from './cost-of.ts';
import type { DetailedMoney } from './money.ts';
import type { OptionReport, Report } from './report.ts';

const OUTER = 'with salaries';
const INNER = 'without';

/** What every option costs, from its low to its high figure, held against the budget; nothing where none has a figure. */
export function spreadsChart({ options }: Report, money: DetailedMoney): readonly Block[] {
  const rows = options.map((option) => rowOf(option, money));
  if (rows.every(({ spreads }) => spreads === null)) return [];
  const { limit } = money;
  const chart: SpreadsChart = {
    kind: 'spreads',
    title: 'USD a month, from low to high',
    reading:
      limit === null
        ? 'The stroke is the likely figure.'
        : 'The stroke is the likely figure. The budget counts no salaries: hold the thin bars against it.',
    says: `${rows.map(rowText).join('; ')}.${limit === null ? '' : ` The ${limitText(limit)} counts no salaries.`}`,
    unit: 'USD a month',
    rows,
    outer: OUTER,
    inner: INNER,
    limit: limit === null ? null : { name: limitText(limit), value: limit.usd },
  };
  return [{ kind: 'chart', chart }];
}

type Row = SpreadsChart['rows'][number];

function rowOf({ exclusions, id, short }: OptionReport, money: DetailedMoney): Row {
  const cost = knownCostOf(money, id);
  const spreads = cost === null ? null : { outer: cost, inner: cost.invoices };
  return { name: short, isOut: exclusions.length > 0, spreads };
}

function rowText({ isOut, name, spreads }: Row): string {
  const named = isOut ? `${name} (excluded)` : name;
  if (spreads === null) return `${named}: no figure`;
  const { inner, outer } = spreads;
  const range = (each: typeof inner) =>
    `likely ${amount(each.likely)} (${amount(each.low)} to ${amount(each.high)})`;
  return `${named}: ${range(outer)} ${OUTER}, ${range(inner)} ${INNER}`;
}
