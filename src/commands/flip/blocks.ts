import { optionOf } from '../../engine/advice.ts';
import type { FactChange } from '../../engine/fact-changes.ts';
import type { Flip } from '../../engine/flips.ts';
import { type Block, heading, type Item, paragraph, sections, strong, together } from '../../layout/block.ts';
import { factTitle, valueWords } from '../../report/fact-words.ts';
import { isFar, isProposal } from '../../report/flip-sentences.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import type { Report } from '../../report/report.ts';
import { nounOf } from '../../report/sentences.ts';
import { capital, listed, lowerFirst } from '../../yaml/phrases.ts';
import { type AskedFor, commandLine, settingText } from '../command-line.ts';
import type { FlipReport } from './report.ts';

/** How many pairs of changes are shown for each option that they lead to; single changes are all shown. */
const SHOWN_PAIRS = 5;

/** The flips for people: what the team could choose, then what may happen to it. */
export function flipBlocks(flipReport: FlipReport, asked: AskedFor): readonly Block[] {
  const { report, flips } = flipReport;
  const end = closing(flipReport);
  const parts: readonly (readonly [string, readonly Flip[]])[] = [
    ['You could change', flips.filter(isProposal)],
    ['Look again if', flips.filter(isEvent)],
    ['Nothing would fit if', flips.filter((flip) => flip.to.kind === 'none-fits')],
  ];
  const shown = parts.filter(([, list]) => list.length > 0);
  return [
    headingOf(report),
    headVerdict(report),
    ...shown.map(([title, list]) => together(heading(2, strong(title)), ...groups(list, flipReport))),
    ...(end === null ? [] : [paragraph(end)]),
    sections(2, [['Try one', trialOf(flips, asked)]]),
  ];
}

/** The command that shows the page after the first change that the team could choose; none can say that nothing is in a set. */
function trialOf(flips: readonly Flip[], asked: AskedFor): readonly Item[] {
  const changes = flips.filter(isProposal).find(isSettable)?.changes ?? [];
  const settings = changes.flatMap(({ fact, to }) => ['--set', settingText(fact, to)]);
  return settings.length === 0
    ? []
    : [{ text: commandLine('recommend', asked, ...settings), isCommand: true }];
}

function isSettable({ changes }: Flip): boolean {
  return changes.every(({ to }) => !Array.isArray(to) || to.length > 0);
}

function isEvent(flip: Flip): boolean {
  return flip.to.kind === 'fits' && !isProposal(flip);
}

/** The flips of a part by the option to which they lead. */
function groups(flips: readonly Flip[], flipReport: FlipReport): readonly Block[] {
  const targets = [...new Set(flips.map((flip) => optionOf(flip.to)))];
  return targets.map((to) => {
    const title = to === null ? null : `Then ${nounOf(flipReport.report, to)} comes first`;
    const leading = flips.filter((flip) => optionOf(flip.to) === to);
    return group(title, leading, flipReport);
  });
}

/** The single changes, of a number the nearest up and down that is not far, and the nearest pairs. */
function group(title: string | null, flips: readonly Flip[], { report }: FlipReport): Block {
  const near = flips.filter((flip) => !isFar(flip));
  const singles = nearestNumbers(near.filter((flip) => flip.changes.length === 1));
  const shown = [...singles, ...near.filter((flip) => flip.changes.length > 1).slice(0, SHOWN_PAIRS)];
  const hidden = flips.length - shown.length;
  return {
    kind: 'definitions',
    title,
    indent: 4,
    align: 'left',
    groups: shown.map(({ changes }) =>
      changes.map((change) => ({ name: factTitle(report, change.fact), text: changeText(report, change) })),
    ),
    more: hidden > 0 ? `and ${hidden} more; --format json lists all` : null,
  };
}

/** Of several values of a number in one direction the first, which is the nearest. */
function nearestNumbers(singles: readonly Flip[]): readonly Flip[] {
  const seen = new Set<string>();
  return singles.filter(({ changes }) => {
    const [change] = changes;
    if (typeof change?.to !== 'number') return true;
    const way = `${change.fact} ${change.to > Number(change.from)}`;
    return !seen.has(way) && seen.add(way);
  });
}

/** "skilled → none", in the words of the answers. */
function changeText(report: Report, { fact, from, to }: FactChange): string {
  const [old, now] = [from, to].map((value) => lowerFirst(valueWords(report, fact, value)));
  return `${old} → ${now}`;
}

/** What the lists leave open, in a few sentences; null where there is nothing to add. */
function closing(flipReport: FlipReport): string | null {
  const { report, request, flips, unreached, isProved } = flipReport;
  const size = request.most === 1 ? 'No single change' : 'No change of one or two facts';
  const none = isProved ? `${size} leads to` : 'No change was found that leads to';
  const nouns = unreached.map((id) => nounOf(report, id));
  const isVerdict = request.to !== null && request.to === optionOf(report.verdict);
  const asksForLess = flips
    .filter(isProposal)
    .some(({ changes }) => changes.some(({ fact }) => report.dictionary.get(fact)?.changeable === 'down'));
  const unknown =
    flips.length > 0
      ? 'What is unknown stays unknown in all of this.'
      : 'Only what is known can change here; recommend says what to answer first.';
  const sentences = [
    isVerdict ? `${capital(nounOf(report, request.to))} is the verdict as it is.` : '',
    nouns.length > 0 ? `${none} ${listed(nouns, 'or')}.` : '',
    asksForLess
      ? 'Some of what you could change asks for less than you said you need; that is yours to weigh.'
      : '',
    flips.some(isEvent)
      ? 'What stands under "Look again if" is not yours to choose: leave it in the profile as it is.'
      : '',
    report.unknownFacts.length > 0 && !isVerdict ? unknown : '',
    isProved ? '' : 'Some verdicts were too costly to prove, so a change may be missing.',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? null : sentences.join(' ');
}
