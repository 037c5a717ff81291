import { notIncluded } from '../../models/assumptions.ts';
import type { ReckonedMoney } from '../../models/money.ts';
import type { OptionReport, Report } from '../../report.ts';
import { amount } from '../amounts.ts';
import {
  assumptionText,
  basisSentences,
  breakEvenText,
  caveats,
  dominantText,
  loadText,
  sensitivityText,
} from '../cost-sentences.ts';
import { pricesText } from '../model-sentences.ts';
import { cheaperSentence, costOf, noFigure, obstacleText } from '../money-sentences.ts';
import { verdictSentence } from '../sentences.ts';
import { grid } from './grid.ts';
import { type Item, Page, type PageOptions } from './page.ts';
import { heading } from './recommend.ts';

/** The costs of all options for a terminal. */
export function renderCostText(report: Report, options: PageOptions): string {
  const page = new Page(options);
  const { money } = report;
  const blocks =
    money?.kind === 'reckoned'
      ? reckoned(report, money, page)
      : [page.paragraph(money === null ? '' : `No cost can be told: ${obstacleText(money)}`)];
  return `${[heading(report, page), ...blocks].join('\n\n')}\n`;
}

function reckoned(report: Report, money: ReckonedMoney, page: Page): readonly string[] {
  const sections = sectionsOf(report, money).filter(([, items]) => items.length > 0);
  return [
    [
      page.style.bold('What each option costs a month, in USD'),
      page.paragraph(`For ${loadText(money)}; staff and set-up included.`),
    ].join('\n'),
    grid(['', 'low', 'likely', 'high', 'per 1,000', 'mostly'], rowsOf(report, money), page),
    page.paragraph(
      `Advised, on all grounds: ${verdictSentence(report)} ${cheaperSentence(report, money.cheaper).join(' ')}`,
    ),
    ...sections.map(([label, items]) => page.section(label, items)),
  ];
}

function rowsOf(report: Report, money: ReckonedMoney): readonly (readonly string[])[] {
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

function sectionsOf(report: Report, money: ReckonedMoney): readonly Section[] {
  const plain = (texts: readonly string[]) => texts.map((text) => ({ text }));
  const short = (id: string) => report.options.find((option) => option.id === id)?.short ?? id;
  return [
    [
      'Reckoned with',
      [
        ...basisSentences(money).map(({ option, text }) => ({ text: `${short(option)}: ${text}` })),
        ...plain(report.options.flatMap((option) => noFigure(option, costOf(money, option.id)))),
        ...plain(caveats(money)),
      ],
    ],
    [
      'Break-even',
      plain(money.breakEven.map(({ against, result }) => breakEvenText(report, against, result))),
    ],
    ...report.options.map((option): Section => {
      const cost = costOf(money, option.id);
      const items = cost?.kind === 'known' ? cost.sensitivities.map(sensitivityText) : [];
      return [`Matters most: ${option.short}`, plain(items)];
    }),
    [
      'Assumptions',
      money.assumptions.map((each) => ({
        text: `${each.id}: ${assumptionText(each)}`,
        ...(each.isStated && { remark: 'you said' }),
      })),
    ],
    ['Not included', plain([`${notIncluded.join('; ')}.`])],
    [
      'Prices',
      plain([
        `Token prices as of ${pricesText(money.prices)}; rents and prices of GPUs from quotes up to ${money.gpusAsOf}.`,
        'Low and high combine what each assumption does alone; not all of them end dear at once.',
      ]),
    ],
  ];
}
