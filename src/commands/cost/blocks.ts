import type { UsedInput } from '../../cost/answers/money.ts';
import { NOT_INCLUDED } from '../../cost/asked/assumptions/not-included.ts';
import { type Block, type Item, paragraph, plain, sections, together } from '../../layout/block.ts';
import { budgetSentences } from '../../report/budget-sentences.ts';
import { decisionSentences } from '../../report/decision-sentences.ts';
import { headingOf } from '../../report/heading.ts';
import type { DetailedMoney } from '../../report/money.ts';
import { cheaperSentence, datesSentence, obstacleText, staleSentence } from '../../report/money-sentences.ts';
import { noFigureSentences } from '../../report/no-figure.ts';
import { noteSentences } from '../../report/note-sentences.ts';
import type { CostedReport } from '../../report/report.ts';
import { assumptionTitle } from '../../report/stated-figures.ts';
import { basisText } from './basis.ts';
import { breakEvenTexts } from './break-even.ts';
import { advisedSentence, cheapestSentence } from './cheapest.ts';
import { chosenNames, decisiveText, inputWords, isLoadId, loadSentence, valueText } from './sentences.ts';
import { byCost, figuresTable, itemsTable } from './tables.ts';
import { unusedSentences } from './unused.ts';

/** The costs of all options for people; where all is asked for, with every assumption and quote. */
export function costBlocks(
  report: CostedReport,
  all: boolean,
  today: string | null = null,
): readonly Block[] {
  const { money } = report;
  const blocks =
    money.kind === 'estimated'
      ? estimated(report, money, { all, today })
      : [paragraph(`No cost can be estimated: ${obstacleText(report, money)}`)];
  return [headingOf(report), ...blocks];
}

interface Shown {
  readonly all: boolean;
  readonly today: string | null;
}

function estimated(report: CostedReport, money: DetailedMoney, { all, today }: Shown): readonly Block[] {
  return [
    together(
      paragraph(cheapestSentence(report, money)),
      paragraph(advisedSentence(report)),
      paragraph(loadSentence(money)),
    ),
    figuresTable(report, money),
    ...itemsTable(report, money),
    sections(2, [
      ['Decided', plain(decisionSentences(report, money))],
      ['Budget', plain(budgetSentences(report, money))],
      ['Cheaper', plain(cheaperSentence(report, money.cheaper))],
      ['No figure', plain(noFigureSentences(report, money))],
      ['Based on', plain(basis(report, money))],
      ['Break-even', plain(breakEvenTexts(report, money))],
      ['Matters most', plain(money.decisive.map((each) => decisiveText(report, money, each, all)))],
      ['Assumptions', assumptions(money, all)],
      ['Unused', plain(unusedSentences(money))],
      ['Note', plain(noteSentences(money))],
      ['Not included', plain([`${NOT_INCLUDED.join('; ')}.`])],
      [
        'Prices',
        plain([datesSentence(money), ...staleSentence(money, today), ...(all ? quotes(money) : [])]),
      ],
    ]),
  ];
}

function basis(report: CostedReport, money: DetailedMoney): readonly string[] {
  return byCost(report, money).flatMap(({ id, title }) => {
    const text = basisText(money, id);
    return text === null ? [] : [`${title}: ${text}`];
  });
}

/** What the team said itself comes with no other source beside it. The load that it states is no assumption. */
function assumptions(money: DetailedMoney, all: boolean): readonly Item[] {
  const name = (id: string, what: string) => (all ? id : what);
  const names = chosenNames(money).map(([id, value]) => ({
    text: `${name(id, assumptionTitle(id))}: ${value}`,
    remark: YOURS,
  }));
  const yours = money.inputs.filter(({ id, isStated }) => isStated && !isLoadId(id));
  const others = money.inputs.filter(({ isStated }) => !isStated);
  const count = others.length === 1 ? '1 number is' : `${others.length} numbers are`;
  const rest = all
    ? others.map((each) => ({ text: assumedText(money, each) }))
    : others.length === 0
      ? []
      : [
          {
            text: `${count} assumed: --full says which, where they come from, and by which name you state them.`,
          },
        ];
  return [...names, ...yours.map((each) => statedItem(money, each, name)), ...rest];
}

const YOURS = 'you said';

function statedItem(
  money: DetailedMoney,
  { id, value }: UsedInput,
  name: (id: string, what: string) => string,
): Item {
  const { unit, what } = inputWords(money, id);
  return { text: `${name(id, what)}: ${valueText(value, unit)}`, remark: YOURS };
}

function assumedText(money: DetailedMoney, { id, value }: UsedInput): string {
  const { id: name, source, unit, what } = inputWords(money, id);
  return `${name}: ${valueText(value, unit)}. ${what}. ${source}.`;
}

/** Whose quotes the price of a GPU rests on. */
function quotes({ picks }: DetailedMoney): readonly string[] {
  const sets = Object.values(picks).flatMap((pick) => (pick.kind === 'hosted' ? [pick.hosting] : []));
  const lines = sets.flatMap(({ acquisition, set: { gpu } }) => {
    const price =
      acquisition === 'rented' || acquisition === 'reserved'
        ? (gpu.rent.onDemand ?? gpu.rent.reserved)
        : (gpu.serverShare ?? gpu.card);
    return price === null ? [] : [`${gpu.name}: ${price.quotes.join('; ')}.`];
  });
  return [...new Set(lines)];
}
