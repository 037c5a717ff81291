import { NOT_INCLUDED } from '../../cost/assumptions.ts';
import type { EstimatedMoney } from '../../cost/money.ts';
import { amount } from '../../layout/amounts.ts';
import { type Item, Page, type PageOptions } from '../../layout/page.ts';
import { type Column, table } from '../../layout/table.ts';
import { heading } from '../../report/heading.ts';
import { cheaperSentence, costOf, noFigure, obstacleText } from '../../report/money-sentences.ts';
import type { CostedReport, OptionReport } from '../../report/report.ts';
import { printable } from '../../yaml/printable.ts';
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

/** The costs of all options for a terminal. */
export function renderCostText(report: CostedReport, options: PageOptions): string {
  const page = new Page(options);
  const { money } = report;
  const blocks =
    money?.kind === 'estimated'
      ? estimated(report, money, page)
      : [page.paragraph(money === null ? '' : `No cost can be estimated: ${obstacleText(money)}`)];
  return `${[heading(report, page), ...blocks].join('\n\n')}\n`;
}

function estimated(report: CostedReport, money: EstimatedMoney, page: Page): readonly string[] {
  return [
    [
      page.title('What each option costs: USD a month and per 1,000 requests'),
      page.paragraph(`For ${loadText(money)}; staff and set-up included.`),
    ].join('\n'),
    figures(report, money, page),
    page.paragraph([advisedSentence(report), ...cheaperSentence(report, money.cheaper)].join(' ')),
    laidOut(basis(report, money), page),
    `${page.title('What would change the likely figures most')}\n${laidOut(sensitivities(report, money), page)}`,
    laidOut(fineprint(money), page),
  ];
}

const HEAD = ['', 'low', 'likely', 'high', 'per 1,000', 'mostly'];
const FIGURE: Column = { align: 'right' };
const COLUMNS: readonly Column[] = [
  { align: 'left' },
  ...[FIGURE, FIGURE, FIGURE, FIGURE],
  { align: 'left', least: 12 },
];

function figures(report: CostedReport, money: EstimatedMoney, page: Page): string {
  const head = HEAD.map((name) => page.style.bold(name));
  const rows = rowsOf(report, money).map((row) => row.map(printable));
  return table([head, ...rows], COLUMNS, page.width)
    .flat()
    .join('\n');
}

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

function laidOut(sections: readonly Section[], page: Page): string {
  const filled = sections.filter(([, items]) => items.length > 0);
  return filled.map(([label, items]) => page.section(label, items)).join('\n');
}

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

function plain(texts: readonly string[]): readonly Item[] {
  return texts.map((text) => ({ text }));
}
