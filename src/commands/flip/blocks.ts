import { optionOf } from '../../engine/advice.ts';
import type { FactChange } from '../../engine/fact-changes.ts';
import type { Flip } from '../../engine/flips.ts';
import { type Block, heading, paragraph, strong, together } from '../../layout/block.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import { capital, nounOf } from '../../report/sentences.ts';
import { valueText } from '../../report/value-text.ts';
import { listed } from '../../yaml/phrases.ts';
import type { FlipReport } from './report.ts';

/** How many pairs of changes are shown for each option that they lead to; single changes are all shown. */
const SHOWN_PAIRS = 5;

/** The flips for people: what the team can change, then what else would make a difference. */
export function flipBlocks(flipReport: FlipReport): readonly Block[] {
  const { report, flips } = flipReport;
  const fitting = flips.filter((flip) => flip.to.kind === 'fits');
  const end = closing(flipReport);
  const parts: readonly (readonly [string, readonly Flip[]])[] = [
    ['You could change', fitting.filter((flip) => flip.changeable)],
    ['Would be different if', fitting.filter((flip) => !flip.changeable)],
    ['Nothing would fit if', flips.filter((flip) => flip.to.kind === 'none-fits')],
  ];
  const shown = parts.filter(([, list]) => list.length > 0);
  return [
    headingOf(report),
    headVerdict(report),
    ...shown.map(([title, list]) => together(heading(2, strong(title)), ...groups(list, flipReport))),
    ...(end === null ? [] : [paragraph(end)]),
  ];
}

/** The flips of a part by the option to which they lead. */
function groups(flips: readonly Flip[], flipReport: FlipReport): readonly Block[] {
  const targets = [...new Set(flips.map((flip) => optionOf(flip.to)))];
  return targets.map((to) => {
    const title = to === null ? null : `Then ${nounOf(flipReport.report, to)}`;
    const leading = flips.filter((flip) => optionOf(flip.to) === to);
    return group(title, leading, flipReport);
  });
}

/** All single changes and the nearest pairs. */
function group(title: string | null, flips: readonly Flip[], { units }: FlipReport): Block {
  const singles = flips.filter((flip) => flip.changes.length === 1);
  const pairs = flips.filter((flip) => flip.changes.length > 1);
  const hidden = pairs.length - SHOWN_PAIRS;
  return {
    kind: 'definitions',
    title,
    indent: 4,
    align: 'left',
    groups: [...singles, ...pairs.slice(0, SHOWN_PAIRS)].map(({ changes }) =>
      changes.map((change) => ({ name: change.fact, text: changeText(change, units) })),
    ),
    more:
      hidden > 0 ? `and ${hidden} more ${hidden === 1 ? 'pair' : 'pairs'}; --format json lists all` : null,
  };
}

function changeText({ fact, from, to }: FactChange, units: FlipReport['units']): string {
  const unit = units.get(fact);
  return `${valueText(from)} → ${valueText(to)}${unit === undefined ? '' : ` ${unit}`}`;
}

/** What the lists leave open, in a few sentences; null where there is nothing to add. */
function closing(flipReport: FlipReport): string | null {
  const { report, request, flips, unreached, isProved } = flipReport;
  const size = request.most === 1 ? 'No single change' : 'No change of one or two facts';
  const none = isProved ? `${size} leads to` : 'No change was found that leads to';
  const nouns = unreached.map((id) => nounOf(report, id));
  const isVerdict = request.to !== null && request.to === optionOf(report.verdict);
  const circumstances = flips.some((flip) => !flip.changeable);
  const unknown =
    flips.length > 0
      ? 'What is unknown stays unknown in all of this.'
      : 'Only what is known can change here; recommend says what to answer first.';
  const sentences = [
    isVerdict ? `${capital(nounOf(report, request.to))} is the verdict as it is.` : '',
    nouns.length > 0 ? `${none} ${listed(nouns, 'or')}.` : '',
    circumstances ? 'Circumstances say when to look again; state them as they are.' : '',
    report.unknownFacts.length > 0 && !isVerdict ? unknown : '',
    isProved ? '' : 'Some verdicts were too costly to prove, so a change may be missing.',
  ].filter((sentence) => sentence !== '');
  return sentences.length === 0 ? null : sentences.join(' ');
}
