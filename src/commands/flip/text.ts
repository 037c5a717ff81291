import { optionOf } from '../../engine/advice.ts';
import type { FactChange, Flip } from '../../engine/flips.ts';
import { type Definition, definitions } from '../../layout/definitions.ts';
import { Page, type PageOptions } from '../../layout/page.ts';
import { heading, headVerdict } from '../../report/heading.ts';
import { listed } from '../../report/numbers.ts';
import { capital, nounOf, valueText } from '../../report/sentences.ts';
import type { FlipReport } from './report.ts';

/** How many pairs of changes are shown for each option that they lead to; single changes are all shown. */
const SHOWN_PAIRS = 5;
const MARGIN = 4;

/** The flips for a terminal: what the team can change, then what else would make a difference. */
export function renderFlipText(flipReport: FlipReport, options: PageOptions): string {
  const page = new Page(options);
  const { report, flips } = flipReport;
  const fitting = flips.filter((flip) => flip.to.kind === 'fits');
  const end = closing(flipReport);
  const sections: readonly (readonly [string, readonly Flip[]])[] = [
    ['You could change', fitting.filter((flip) => flip.changeable)],
    ['Would be different if', fitting.filter((flip) => !flip.changeable)],
    ['Nothing would fit if', flips.filter((flip) => flip.to.kind === 'none-fits')],
  ];
  const shown = sections.filter(([, list]) => list.length > 0);
  const blocks = [
    heading(report, page),
    headVerdict(report, page),
    ...shown.map(([title, list]) => [page.title(title), ...groups(list, flipReport, page)].join('\n')),
    ...(end === null ? [] : [page.paragraph(end)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The flips of a section by the option to which they lead. */
function groups(flips: readonly Flip[], flipReport: FlipReport, page: Page): readonly string[] {
  const targets = [...new Set(flips.map((flip) => optionOf(flip.to)))];
  return targets.flatMap((to) => {
    const leading = flips.filter((flip) => optionOf(flip.to) === to);
    const lines = group(leading, flipReport, page);
    if (to === null) return lines;
    const title = page.wrap(`Then ${nounOf(flipReport.report, to)}`, page.width - 2);
    return [...title.map((line) => `  ${line}`), ...lines];
  });
}

/** All single changes and the nearest pairs. */
function group(flips: readonly Flip[], { units }: FlipReport, page: Page): readonly string[] {
  const singles = flips.filter((flip) => flip.changes.length === 1);
  const pairs = flips.filter((flip) => flip.changes.length > 1);
  const rows = [...singles, ...pairs.slice(0, SHOWN_PAIRS)].flatMap((flip) => flipRows(flip, units));
  const hidden = pairs.length - SHOWN_PAIRS;
  const more = `and ${hidden} more ${hidden === 1 ? 'pair' : 'pairs'}; --format json lists all`;
  const last = hidden > 0 ? page.wrap(more, page.width - MARGIN) : [];
  return [
    ...definitions(rows, MARGIN, page.width),
    ...last.map((line) => page.style.dim(' '.repeat(MARGIN) + line)),
  ];
}

/** A row for each change, the second one led by a plus. */
function flipRows(flip: Flip, units: FlipReport['units']): readonly Definition[] {
  return flip.changes.map((change, index) => ({
    lead: index === 0 ? '    ' : '  + ',
    name: change.fact,
    text: changeText(change, units),
  }));
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
