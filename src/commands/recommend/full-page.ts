import { optionOf } from '../../engine/advice.ts';
import type { LowRating } from '../../engine/low-ratings.ts';
import type { Reason } from '../../engine/reasons.ts';
import {
  type Block,
  faint,
  heading,
  type Item,
  paragraph,
  plain,
  sections,
  strong,
  together,
} from '../../layout/block.ts';
import { budgetAction } from '../../report/budget-sentences.ts';
import { notProvedSentences, shareSentences, verdictSentence } from '../../report/certainty-sentences.ts';
import { Citations, sourceInFull } from '../../report/citations.ts';
import { comparison, legendOf } from '../../report/comparison-table.ts';
import { exclusionTexts } from '../../report/exclusion-texts.ts';
import { givenReasons, type ReasonLimits } from '../../report/given-reasons.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import { moneyRows, moneySentences, shortlisted } from '../../report/money-sentences.ts';
import { servicesOutSentence } from '../../report/no-figure.ts';
import type { Recommendation, ReportedOpenFact } from '../../report/report.ts';
import {
  actionText,
  lowestText,
  moveSentence,
  openFactSentence,
  pendingSentence,
  reasonText,
  standingSentence,
} from '../../report/sentences.ts';
import { similarBlocks } from '../../report/similar-blocks.ts';
import { statedFiguresText } from '../../report/stated-figures.ts';
import { trackRecordSentence } from '../../report/track-record.ts';
import { capital, listed } from '../../yaml/phrases.ts';
import type { AskedFor } from '../command-line.ts';
import { contradictionText } from './contradiction-text.ts';
import { howTo, summarySections } from './summary.ts';
import { alternatives, revisits, waysOut } from './ways-out.ts';

const ALL = Number.POSITIVE_INFINITY;
const REASONS: ReasonLimits = {
  why: { all: ALL, ofRunnerUp: ALL },
  against: { all: ALL, ofRunnerUp: ALL },
};

type Section = readonly [label: string, items: readonly Item[]];

/**
 * Everything that is said of a profile, in sections, with a summary at the end.
 * @param today the day on which the age of prices is told; null: that of the catalogue.
 */
export function fullPage(report: Recommendation, asked: AskedFor, today: string | null): readonly Block[] {
  return [headingOf(report), ...fullBody(report, today), summary(report, asked)];
}

/** The same without its title and the summary. */
export function fullBody(report: Recommendation, today: string | null): readonly Block[] {
  const money = moneyRows(report);
  const reasons = givenReasons(report, REASONS);
  const { against, lowest, why } = reasons;
  const citations = new Citations(report, [...why, ...lowest.flatMap((each) => each.reasons), ...against]);
  const sources = citations.sources.map((source, at) => `[${at + 1}] ${sourceInFull(source)}`);
  return [
    together(headVerdict(report), ...certainty(report).map(paragraph)),
    together(comparison(report, money), paragraph(faint(legendOf(report, money)))),
    sections(3, reasonSections(report, reasons, citations)),
    sections(3, changeSections(report)),
    sections(3, doingSections(report)),
    sections(3, moneySections(report, today)),
    ...similarBlocks(report, report.similar ?? [], 2),
    sections(2, [['Sources', plain(sources)]]),
  ];
}

function certainty(report: Recommendation): readonly string[] {
  const texts = [...shareSentences(report), trackRecordSentence(report), ...notProvedSentences(report)];
  return texts.filter((text) => text !== '');
}

function reasonSections(
  report: Recommendation,
  { against, lowest, why }: ReturnType<typeof givenReasons>,
  citations: Citations,
): readonly Section[] {
  const cited = (reason: Reason) => `${reasonText(report, reason)} ${citations.mark(reason)}`;
  const low = (each: LowRating) => `${capital(lowestText(report, each))} ${citations.mark(...each.reasons)}`;
  return [
    ['For', plain(why.map(cited))],
    ['Against', plain([...lowest.map(low), ...against.map(cited)])],
    ['Excluded', plain(exclusionTexts(report))],
  ];
}

function changeSections(report: Recommendation): readonly Section[] {
  return [
    ['Check first', pendingItems(report, 'excludes')],
    ['May be needed', pendingItems(report, 'demands')],
    ['Still open', report.openFacts.map((each) => openItem(report, each))],
    ['Way out', plain(waysOut(report))],
    ['Choices', plain(alternatives(report))],
    ['Revisit when', plain(revisits(report))],
  ];
}

function pendingItems(report: Recommendation, kind: 'excludes' | 'demands'): readonly Item[] {
  return report.holdsOnlyIf
    .filter(({ effect }) => effect.kind === kind)
    .map((each) => ({ text: pendingSentence(report, each), remark: `ask ${listed(each.ask)}` }));
}

/** With the name under which a profile states the answer. */
function openItem(report: Recommendation, each: ReportedOpenFact): Item {
  return { text: `${openFactSentence(report, each)} (${each.fact})`, remark: `ask ${each.ask}` };
}

function doingSections(report: Recommendation): readonly Section[] {
  const advised = optionOf(report.verdict);
  const actions = report.actions.filter(({ option }) => option === advised);
  return [
    ['How', howTo(report, ALL)],
    [
      'Next',
      [
        ...budgetAction(report).map((text) => ({ text, remark: 'finance' })),
        ...actions.map((action) => ({ text: actionText(action), remark: action.owner })),
      ],
    ],
    ['Decided', plain(report.standings.map((each) => standingSentence(report, each)))],
    ['Today', report.move === null ? [] : plain([moveSentence(report, report.move)])],
    ['Note', plain(report.contradictions.map((each) => contradictionText(report, each)))],
  ];
}

function moneySections(report: Recommendation, today: string | null): readonly Section[] {
  const figures = statedFiguresText(report.assumptions);
  return [
    ['Models', models(report)],
    ['Cost', plain(moneySentences(report, today))],
    ['Your figures', figures === null ? [] : plain([figures])],
  ];
}

/** The first models of each list, with what they cost without salaries where that is known. */
function models({ money }: Recommendation): readonly Item[] {
  if (money?.kind !== 'estimated') return [];
  const models = shortlisted(money).map(({ heading, text, usd }) => ({
    text: heading === null ? text : `${heading}: ${text}`,
    ...(usd !== null && { remark: `USD ${usd}` }),
  }));
  return [...models, ...plain(servicesOutSentence(money.servicesOutBy))];
}

function summary(report: Recommendation, asked: AskedFor): Block {
  return together(heading(2, strong(verdictSentence(report))), sections(2, summarySections(report, asked)));
}
