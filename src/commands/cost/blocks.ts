import { NOT_INCLUDED } from '../../cost/assumptions.ts';
import type { EstimatedMoney } from '../../cost/money.ts';
import { amount } from '../../layout/amounts.ts';
import {
  type Block,
  heading,
  type Item,
  paragraph,
  plain,
  sections,
  strong,
  type TableColumn,
  together,
} from '../../layout/block.ts';
import { headingOf } from '../../report/heading.ts';
import { cheaperSentence, costOf, noFigure, obstacleText } from '../../report/money-sentences.ts';
import type { CostedReport, OptionReport } from '../../report/report.ts';
import {
  advisedSentence,
  assumptionText,
  basisSentences,
  breakEvenText,
  caveats,
  dominantText,
  loadText,
  priceSentences,
  sensitivityText,
} from './sentences.ts';

/** The costs of all options for people. */
export function costBlocks(report: CostedReport): readonly Block[] {
  const { money } = report;
  const blocks =
    money?.kind === 'estimated'
      ? estimated(report, money)
      : [paragraph(money === null ? '' : `No cost can be estimated: ${obstacleText(money)}`)];
  return [headingOf(report), ...blocks];
}

function estimated(report: CostedReport, money: EstimatedMoney): readonly Block[] {
  return [
    together(
      heading(2, strong('What each option costs: USD a month and per 1,000 requests')),
      paragraph(`For ${loadText(money)}; staff and set-up included.`),
    ),
    { kind: 'table', columns: COLUMNS, rows: rowsOf(report, money) },
    paragraph([advisedSentence(report), ...cheaperSentence(report, money.cheaper)].join(' ')),
    sections(2, basis(report, money)),
    together(
      heading(2, strong('What would change the likely figures most')),
      sections(3, sensitivities(report, money)),
    ),
    sections(2, fineprint(money)),
  ];
}

const COLUMNS: readonly TableColumn[] = [
  { head: '', align: 'left' },
  ...['low', 'likely', 'high', 'per 1,000'].map(
    (head): TableColumn => ({ head: strong(head), align: 'right' }),
  ),
  { head: strong('mostly'), align: 'left', least: 12 },
];

function rowsOf(report: CostedReport, money: EstimatedMoney): readonly (readonly string[])[] {
  return report.options.map((option) => {
    const cost = costOf(money, option.id);
    const name = nameOf(option);
    if (cost?.kind !== 'known') return [name, '?', '?', '?', '?', ''];
    const figures = [cost.low, cost.likely, cost.high, cost.perThousandRequests.likely];
    return [name, ...figures.map(amount), dominantText(cost)];
  });
}

function nameOf({ short, exclusions }: OptionReport): string {
  return exclusions.length === 0 ? short : `${short} (excluded)`;
}

type Section = readonly [label: string, items: readonly Item[]];

/** Models, machines and where self-hosting meets the others. */
function basis(report: CostedReport, money: EstimatedMoney): readonly Section[] {
  const short = (id: string) => report.options.find((option) => option.id === id)?.short ?? id;
  const models = basisSentences(money).map(({ option, text }) => `${short(option)}: ${text}`);
  const unknown = report.options.flatMap((option) => noFigure(option, costOf(money, option.id)));
  return [
    ['Based on', plain([...models, ...unknown, ...caveats(money)])],
    [
      'Break-even',
      plain(money.breakEven.map(({ against, result }) => breakEvenText(report, against, result))),
    ],
  ];
}

function sensitivities(report: CostedReport, money: EstimatedMoney): readonly Section[] {
  return report.options.map(({ id, short }) => {
    const cost = costOf(money, id);
    return [short, plain(cost?.kind === 'known' ? cost.sensitivities.map(sensitivityText) : [])];
  });
}

function fineprint(money: EstimatedMoney): readonly Section[] {
  const assumptions = money.assumptions.map((each) => ({
    text: `${each.id}: ${assumptionText(each)}`,
    ...(each.isStated && { remark: 'you said' }),
  }));
  return [
    ['Assumptions', assumptions],
    ['Not included', plain([`${NOT_INCLUDED.join('; ')}.`])],
    ['Ranges', plain(['Low and high combine what each assumption does alone; not all end high at once.'])],
    ['Prices', plain(priceSentences(money))],
  ];
}
