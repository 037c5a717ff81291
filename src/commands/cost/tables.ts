import type { KnownCost } from '../../cost/pricing/cost.ts';
import { ITEM_IDS } from '../../cost/pricing/line-items.ts';
import { amount } from '../../layout/amounts.ts';
import { type Block, faint, strong, type TableColumn, type Text } from '../../layout/block.ts';
import { limitText, standingText } from '../../report/budget-sentences.ts';
import { knownCostOf } from '../../report/cost-of.ts';
import type { DetailedMoney } from '../../report/money.ts';
import type { OptionReport, Report } from '../../report/report.ts';
import { ITEM_WORD } from './sentences.ts';

/** Months after which a job is no longer told apart from a service. */
const LONGEST_JOB = 36;

const right = (head: string): TableColumn => ({ head: strong(head), align: 'right' });

/** The options by what they are likely to cost with salaries; those without a figure at the end. */
export function byCost({ options }: Report, money: DetailedMoney): readonly OptionReport[] {
  const likely = ({ id }: OptionReport) => knownCostOf(money, id)?.likely ?? Number.MAX_VALUE;
  return options.toSorted((a, b) => likely(a) - likely(b));
}

/** Every option with its range, and how it stands to the budget. */
export function figuresTable(report: Report, money: DetailedMoney): Block {
  const { limit } = money;
  return {
    kind: 'table',
    caption: 'What each option costs',
    columns: [
      { head: strong('USD a month'), align: 'left' },
      right('low'),
      right('likely'),
      right('high'),
      right('without salaries'),
      right('per 1,000'),
      ...(limit === null ? [] : [right(limitText(limit))]),
    ],
    rows: byCost(report, money).map((option) => [
      nameOf(option),
      ...figuresOf(knownCostOf(money, option.id)),
      ...(limit === null ? [] : [standing(standingText(money, option.id))]),
    ]),
  };
}

function figuresOf(cost: KnownCost | null): readonly string[] {
  if (cost === null) return ['?', '?', '?', '?', '?'];
  const { high, invoices, likely, low, perThousandRequests } = cost;
  return [low, likely, high, invoices.likely, perThousandRequests.likely].map(amount);
}

function standing(text: string): Text {
  return text === 'over' ? { text, tone: 'bad' } : text === 'likely over' ? { text, tone: 'doubtful' } : text;
}

function nameOf({ exclusions, short }: OptionReport): Text {
  return exclusions.length === 0 ? short : faint(`${short} (excluded)`);
}

/** What the likely figures are made of, and what is paid over a longer time; none where no option has a figure. */
export function itemsTable(report: Report, money: DetailedMoney): readonly Block[] {
  const known = byCost(report, money).flatMap(({ id, short }) => {
    const cost = knownCostOf(money, id);
    return cost === null ? [] : [{ short, cost }];
  });
  if (known.length === 0) return [];
  const row = (name: Text, figure: (cost: KnownCost) => number | undefined) => [
    name,
    ...known.map(({ cost }) => {
      const usd = figure(cost);
      return usd === undefined ? '' : amount(usd);
    }),
  ];
  const items = ITEM_IDS.filter((id) => known.some(({ cost }) => usdFor(cost, id) !== undefined));
  return [
    {
      kind: 'table',
      caption: 'What the likely figures are made of',
      columns: [
        { head: strong('likely, USD a month'), align: 'left' },
        ...known.map(({ short }) => right(short)),
      ],
      rows: [
        ...items.map((id) => row(ITEM_WORD[id], (cost) => usdFor(cost, id))),
        row(strong('together'), ({ likely }) => likely),
        row('cash up front', ({ cashUpFront }) => cashUpFront),
        ...spans(money).map(([name, figure]) => row(name, figure)),
      ],
    },
  ];
}

function usdFor({ items }: KnownCost, id: string): number | undefined {
  return items.find((item) => item.id === id)?.likely;
}

/** A job ends; what it costs is the sum of its months. */
function spans({
  quote: { project },
}: DetailedMoney): readonly (readonly [string, (cost: KnownCost) => number])[] {
  const months = project.inputs.get('job.months')?.likely ?? Number.POSITIVE_INFINITY;
  return months <= LONGEST_JOB
    ? [['for the job', ({ over36Months }) => over36Months]]
    : [
        ['over 12 months', ({ over12Months }) => over12Months],
        ['over 36 months', ({ over36Months }) => over36Months],
      ];
}
