import { optionOf } from '../../engine/advice.ts';
import type { WhyNot } from '../../engine/why-not.ts';
import type { Page } from '../../layout/page.ts';
import { type Column, table } from '../../layout/table.ts';
import { exclusionId, exclusionText } from '../../report/grounds.ts';
import { points } from '../../report/numbers.ts';
import { capital, nounOf } from '../../report/sentences.ts';
import { printable } from '../../yaml/printable.ts';
import type { ExplainReport } from './report.ts';

/** On how many criteria an option is shown to lose and to gain; all where only this one was asked for. */
const SHOWN = 4;

const COLUMNS: readonly Column[] = [{ align: 'left' }, { align: 'right' }];
const MARGIN = 2;

/** Less than this would be printed as 0. */
const VISIBLE = 0.05;

/** Why the other options are not the verdict, a block for each. */
export function whyNotBlocks(explanation: ExplainReport, page: Page): readonly string[] {
  const { report, request, whyNot } = explanation;
  const blocks = whyNot.map((each) => whyNotBlock(explanation, each, page));
  if (request.option === null || request.option !== optionOf(report.verdict)) return blocks;
  const verdict = `${capital(nounOf(report, request.option))} is the verdict.`;
  return [page.paragraph(blocks.length === 0 ? verdict : `${verdict} The next best option:`), ...blocks];
}

function whyNotBlock(explanation: ExplainReport, each: WhyNot, page: Page): string {
  const head = page.spread(`Why not ${nounOf(explanation.report, each.option)}`, behindText(each), {
    left: page.style.bold,
  });
  const excluded = each.exclusions.map((exclusion) => ({
    text: `${exclusionId(exclusion)}: ${exclusionText(exclusion)}`,
  }));
  const lost = each.criteria.filter((entry) => entry.lost >= VISIBLE);
  const gained = each.criteria.toReversed().filter((entry) => entry.lost <= -VISIBLE);
  return [
    head,
    ...(excluded.length === 0 ? [] : [page.section('Excluded by', excluded)]),
    ...criteriaLines('Loses on', lost, explanation, page),
    ...criteriaLines('Gains on', gained, explanation, page),
  ].join('\n');
}

/** "excluded; 5.8 points ahead", or only what matters of it. */
function behindText({ behind, exclusions }: WhyNot): string {
  const distance = behind < 0 ? `${points(-behind)} ahead` : `${points(behind)} behind`;
  const parts = [
    ...(exclusions.length > 0 ? ['excluded'] : []),
    ...(Math.abs(behind) < VISIBLE ? [] : [distance]),
  ];
  return parts.length === 0 ? 'level with it' : parts.join('; ');
}

/** The points of each criterion: the most important ones in a sentence, or all of them in columns. */
function criteriaLines(
  label: string,
  criteria: WhyNot['criteria'],
  { report, request }: ExplainReport,
  page: Page,
): readonly string[] {
  if (criteria.length === 0) return [];
  const rows = criteria.map(({ criterion, lost }) => [
    printable(report.criteria.find((each) => each.id === criterion)?.title ?? criterion),
    Math.abs(lost).toFixed(1),
  ]);
  if (request.option !== null) {
    const lines = table(rows, COLUMNS, page.width - MARGIN).flat();
    return [label, ...lines.map((line) => ' '.repeat(MARGIN) + line)];
  }
  const text = rows.slice(0, SHOWN).map((row) => row.join(' '));
  return [page.section(label, [{ text: text.join(', ') }])];
}
