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
import { verdictSentence } from '../../report/certainty-sentences.ts';
import { Citations, sourceInShort } from '../../report/citations.ts';
import { comparison, legendOf } from '../../report/comparison-table.ts';
import { exclusionTexts } from '../../report/exclusion-texts.ts';
import { givenReasons, type ReasonLimits } from '../../report/given-reasons.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import { moneyRows, obstacleText, staleSentence } from '../../report/money-sentences.ts';
import type { Recommendation } from '../../report/report.ts';
import { lowestText, moveSentence, reasonText, standingInShort } from '../../report/sentences.ts';
import { similarInShort } from '../../report/similar-sentences.ts';
import { capital } from '../../yaml/phrases.ts';
import type { AskedFor } from '../command-line.ts';
import { contradictionText } from './contradiction-text.ts';
import { changesIf, summarySections } from './summary.ts';

/** As many lines as a terminal shows that is not small. */
const LINES = 40;

/** So many reasons for the verdict, and one against it. */
const reasonsFor = (all: number): ReasonLimits => ({
  why: { all, ofRunnerUp: 1 },
  against: { all: 1, ofRunnerUp: 1 },
});

/** How much is said beside what always is: the further down the list, the less. */
const VERSIONS = [
  { changes: true, cases: 'each', isAiry: true, reasons: 2 },
  { changes: false, cases: 'each', isAiry: true, reasons: 2 },
  { changes: false, cases: 'each', isAiry: false, reasons: 2 },
  { changes: false, cases: 'count', isAiry: false, reasons: 2 },
  { changes: false, cases: 'none', isAiry: false, reasons: 2 },
  { changes: false, cases: 'none', isAiry: false, reasons: 1 },
] as const;
type Version = (typeof VERSIONS)[number];

/** What every version says, worked out once: to try answers takes time. */
interface Shared {
  readonly summary: Block;
  readonly table: Block;
  readonly notes: readonly string[];
}

/**
 * What a team has to know, on one screen; the verdict stands at both ends, since a short terminal shows the last one.
 * @param today the day on which the age of prices is told; null: that of the catalogue.
 */
export function oneScreen(report: Recommendation, asked: AskedFor, today: string | null): readonly Block[] {
  const money = moneyRows(report);
  const shared: Shared = {
    summary: sections(2, summarySections(report, asked)),
    table: together(comparison(report, money), paragraph(faint(legendOf(report, money)))),
    notes: notesOf(report, today),
  };
  const versions = VERSIONS.map((version) => screen(report, shared, version));
  return [{ kind: 'as-fits', lines: LINES, versions }];
}

function screen(
  report: Recommendation,
  { notes, summary, table }: Shared,
  version: Version,
): readonly Block[] {
  const { citations, sections: grounds } = groundsSections(report, notes, version);
  const sources = citations.sources.map((source, at) => `[${at + 1}] ${sourceInShort(source)}`);
  const head = [headVerdict(report), summary];
  return [
    ...(version.isAiry ? [headingOf(report), together(...head)] : [together(headingOf(report), ...head)]),
    table,
    together(
      sections(2, grounds),
      paragraph(faint(sources.join('  '))),
      heading(2, strong(verdictSentence(report)), faint('more: --full')),
    ),
  ];
}

type Section = readonly [label: string, items: readonly Item[]];

function groundsSections(
  report: Recommendation,
  notes: readonly string[],
  { cases, changes, reasons }: Version,
) {
  const { against, lowest, why } = givenReasons(report, reasonsFor(reasons));
  const bad = [...lowest, ...against].slice(0, 1);
  const cited = [...why, ...bad.flatMap((each) => ('reasons' in each ? each.reasons : [each]))];
  const citations = new Citations(report, cited, 1);
  const fits = report.verdict.kind === 'fits';
  const isLeaning = report.certainty.confidence === 'leaning';
  const grounds: readonly Section[] = [
    ['Excluded', plain(exclusionTexts(report))],
    ['For', plain(why.map((each) => `${reasonText(report, each)} ${citations.mark(each)}`))],
    ['Against', plain(bad.map((each) => againstText(report, each, citations)))],
    ['Similar', plain(similarInShort(report, cases))],
    ['Changes', changes && fits ? changesIf(report) : []],
    ['Decided', plain(report.standings.map((each) => standingInShort(report, each)))],
    ['Today', report.move === null || isLeaning ? [] : plain([moveSentence(report, report.move)])],
    ['Cost', plain(costObstacle(report))],
    ['Note', plain(notes)],
  ];
  return { citations, sections: grounds };
}

function againstText(report: Recommendation, each: LowRating | Reason, citations: Citations): string {
  return 'isLowest' in each
    ? `${capital(lowestText(report, each))} ${citations.mark(...each.reasons)}`
    : `${reasonText(report, each)} ${citations.mark(each)}`;
}

/** What of the profile or the prices wants a second look. */
function notesOf(report: Recommendation, today: string | null): readonly string[] {
  const { contradictions, money } = report;
  const stale = money?.kind === 'estimated' ? staleSentence(money, today) : [];
  return [...contradictions.map((each) => contradictionText(report, each)), ...stale];
}

function costObstacle(report: Recommendation): readonly string[] {
  const { money } = report;
  return money === null || money.kind === 'estimated' ? [] : [`No figure: ${obstacleText(report, money)}`];
}
