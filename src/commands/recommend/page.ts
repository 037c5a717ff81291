import { optionOf } from '../../engine/advice.ts';
import type { LowRating } from '../../engine/low-ratings.ts';
import type { Reason } from '../../engine/reasons.ts';
import { type Block, faint, type Item, paragraph, plain, sections, together } from '../../layout/block.ts';
import { budgetAction } from '../../report/budget-sentences.ts';
import { FIRST_REASONS, givenReasons } from '../../report/given-reasons.ts';
import { exclusionId, exclusionText } from '../../report/grounds.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import { moneyRows, moneySentences, shortlisted } from '../../report/money-sentences.ts';
import { servicesOutSentence } from '../../report/no-figure.ts';
import type { Recommendation, Report } from '../../report/report.ts';
import {
  actionText,
  basisText,
  capital,
  flipSentence,
  holdsSentence,
  lowerFirst,
  lowestText,
  moveSentence,
  notProvedSentences,
  openFactSentence,
  reasonText,
  standingSentence,
} from '../../report/sentences.ts';
import { similarBlocks } from '../../report/similar-blocks.ts';
import { similarSentences } from '../../report/similar-sentences.ts';
import { statedFiguresText } from '../../report/stated-figures.ts';
import { listed } from '../../yaml/phrases.ts';
import { comparison } from './comparison-table.ts';

/** How much is said: the verdict alone, what fits on a page, or everything. */
export type Length = 'verdict' | 'page' | 'everything';

const ON_A_PAGE = { reasons: FIRST_REASONS, openFacts: 3, flips: 3, pending: 3, cases: 3 };
type Limits = typeof ON_A_PAGE;

const ALL = Number.POSITIVE_INFINITY;
/** Similar cases have a part of their own where there is room for everything. */
const NO_LIMITS: Limits = {
  reasons: { why: { all: ALL, ofRunnerUp: ALL }, against: { all: ALL, ofRunnerUp: ALL } },
  openFacts: ALL,
  flips: ALL,
  pending: ALL,
  cases: 0,
};

/** What to do and how sure that is, alone. */
export function verdictPage(report: Report): readonly Block[] {
  return [headingOf(report), headVerdict(report)];
}

/**
 * The report for a terminal.
 * @param today the day on which the age of prices is told; null: that of the catalogue.
 */
export function recommendPage(
  report: Recommendation,
  length: Exclude<Length, 'verdict'> = 'page',
  today: string | null = null,
): readonly Block[] {
  const marked = report.criteria.some((criterion) => criterion.priority !== 'normal');
  const note = marked ? [paragraph(faint('* changed by your priorities'))] : [];
  return [
    ...verdictPage(report),
    together(comparison(report, moneyRows(report)), ...note),
    sections(3, sectionsOf(report, length === 'page' ? ON_A_PAGE : NO_LIMITS, today)),
    ...(length === 'page' ? [] : similarBlocks(report, report.similar ?? [], 2)),
  ];
}

type Section = readonly [label: string, items: readonly Item[]];

function sectionsOf(report: Recommendation, shown: Limits, today: string | null): readonly Section[] {
  const option = optionOf(report.verdict);
  const fits = option !== null;
  const { why, lowest, against } = givenReasons(report, shown.reasons);
  const actions = report.actions.filter((action) => action.option === option);
  const inTheTeamsHands = report.flips.filter((flip) => flip.changeable);
  const circumstances = report.flips.filter((flip) => !flip.changeable);
  return [
    ['Why', why.map((each) => reasonItem(report, each))],
    [
      'Against',
      [...lowest.map((each) => lowestItem(report, each)), ...against.map((each) => reasonItem(report, each))],
    ],
    ['Excluded', exclusions(report)],
    ['Similar cases', plain(similarSentences(report, (report.similar ?? []).slice(0, shown.cases)))],
    [
      'Holds only if',
      report.holdsOnlyIf
        .slice(0, shown.pending)
        .map((each) => ({ text: holdsSentence(each), remark: `ask ${listed(each.ask)}` })),
    ],
    [
      'Still open',
      report.openFacts
        .slice(0, shown.openFacts)
        .map((each) => ({ text: openFactSentence(report, each), remark: `ask ${each.ask}` })),
    ],
    ['Way out', fits ? [] : revisit(report, inTheTeamsHands, shown)],
    ['Revisit when', revisit(report, fits ? report.flips : circumstances, shown)],
    [
      'Next',
      [
        ...budgetAction(report).map((text) => ({ text, remark: 'finance' })),
        ...actions.map((action) => ({ text: actionText(action), remark: action.owner })),
      ],
    ],
    ['Decided', plain(report.standings.map((each) => standingSentence(report, each)))],
    ['Today', report.move === null ? [] : plain([moveSentence(report, report.move)])],
    ['Models', models(report)],
    ['Cost', plain(moneySentences(report, today))],
    ['Your figures', statedFigures(report)],
    ['Not proved', plain(notProvedSentences(report))],
    ['Note', plain(report.contradictions.map(contradiction))],
  ];
}

function reasonItem(report: Recommendation, reason: Reason): Item {
  return { text: reasonText(report, reason), remark: basisText([reason]) };
}

function lowestItem(report: Recommendation, low: LowRating): Item {
  return { text: capital(lowestText(report, low)), remark: basisText(low.reasons) };
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

/** What the profile states in place of what is usually assumed. */
function statedFigures({ assumptions }: Recommendation): readonly Item[] {
  const text = statedFiguresText(assumptions);
  return text === null ? [] : plain([text]);
}

/** One entry a rule, with all the options that it excludes. */
function exclusions(report: Recommendation): readonly Item[] {
  const byRule = new Map<
    string,
    { readonly because: string; readonly rule: string; readonly titles: string[] }
  >();
  for (const { title, exclusions: found } of report.options) {
    for (const exclusion of found) {
      const id = exclusionId(exclusion);
      const known = byRule.get(id);
      if (known === undefined)
        byRule.set(id, { because: exclusionText(exclusion), rule: ruleOf(exclusion), titles: [title] });
      else known.titles.push(title);
    }
  }
  return [...byRule.values()].map(({ because, rule, titles }) => ({
    text: `${listed(titles)}: ${lowerFirst(because)}${rule}`,
  }));
}

/** What else excludes an option than a rule has no id that anybody could look up. */
function ruleOf(exclusion: Recommendation['options'][number]['exclusions'][number]): string {
  return exclusion.by === 'rule' ? ` (rule ${exclusion.rule.id})` : '';
}

/** Numbers and what the team can change first: those are what somebody can watch. */
function revisit(report: Recommendation, flips: Recommendation['flips'], shown: Limits): readonly Item[] {
  const isNumber = (flip: Recommendation['flips'][number]) =>
    flip.changes.some((change) => typeof change.to === 'number');
  const rank = (flip: Recommendation['flips'][number]) =>
    (isNumber(flip) ? 0 : flip.changeable ? 1 : 2) + flip.changes.length * 3;
  const ordered = [...flips].sort((a, b) => rank(a) - rank(b));
  return nearest(ordered)
    .slice(0, shown.flips)
    .map((flip) => ({ text: `${flipSentence(report, flip)}.` }));
}

/** Of several changes of the same facts, the first one. */
function nearest(flips: Recommendation['flips']): Recommendation['flips'] {
  const seen = new Set<string>();
  return flips.filter((flip) => {
    const facts = flip.changes.map((change) => change.fact).join();
    return !seen.has(facts) && seen.add(facts);
  });
}

function contradiction(each: Recommendation['contradictions'][number]): string {
  return `${each.fact} is stated as ${each.stated}, but the numbers give ${each.derived}. The numbers count.`;
}
