import Table from 'cli-table3';
import type { CriterionReport, OptionReport, Report } from '../../report.ts';
import { printable } from '../../source/printable.ts';
import { scores } from '../numbers.ts';
import { NO_LINES, trimmed } from './grid.ts';
import type { Page } from './page.ts';

/** A line under the scores: a name and a text for each option. */
export interface ExtraRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * Criteria as rows, those with the greatest weight first; options as columns, the verdict first. Ratings are drawn
 * as so many + or -, so that the eye compares them; a dot is 0.
 */
export function comparison(report: Report, page: Page, extra: readonly ExtraRow[]): string {
  const { style } = page;
  const { options } = report;
  const weightHead = page.isNarrow ? 'wt' : 'weight';
  const table = new Table({
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gapOf(page), compact: true },
    colAligns: ['left', 'right', ...options.map(() => 'center' as const)],
    colWidths: columnWidths(report, page, weightHead),
    wordWrap: true,
    head: ['', weightHead, ...options.map((option) => headOf(option, page))],
  });
  for (const criterion of byWeight(report.criteria)) {
    const place = report.criteria.indexOf(criterion);
    table.push([
      printable(criterion.title),
      weightOf(criterion),
      ...options.map((option) => drawn(option.ratings[place] ?? 0, page)),
    ]);
  }
  table.push([
    style.bold('score'),
    '',
    ...scores(options).map((score, index) => scoreCell(score, options[index], page)),
  ]);
  for (const row of extra) table.push([row.name, '', ...row.cells]);
  return trimmed(table.toString());
}

function gapOf(page: Page): number {
  return page.isNarrow ? 1 : 2;
}

/** The widths of all columns with the gap after each: the names of the criteria get what is left. */
function columnWidths(report: Report, page: Page, weightHead: string): number[] {
  const gap = gapOf(page);
  const others = [
    Math.max(4, weightHead.length),
    ...report.options.map((option) => Math.max(5, option.short.length)),
  ];
  const taken = others.reduce((sum, width) => sum + width + gap, 0);
  const longest = Math.max(...report.criteria.map((criterion) => criterion.title.length));
  return [Math.max(12, Math.min(longest + gap, page.width - taken)), ...others.map((width) => width + gap)];
}

function byWeight(criteria: readonly CriterionReport[]): readonly CriterionReport[] {
  return [...criteria].sort((a, b) => b.weight - a.weight);
}

function headOf(option: OptionReport, page: Page): string {
  const name = printable(option.short);
  return option.exclusions.length > 0 ? page.style.dim(name) : page.style.bold(name);
}

function weightOf(criterion: CriterionReport): string {
  const mark = criterion.priority === 'normal' ? ' ' : '*';
  return `${Number(criterion.weight.toFixed(2))}${mark}`;
}

/** The score of an excluded option is in brackets: it does not count. */
function scoreCell(score: string, option: OptionReport, page: Page): string {
  if (option.exclusions.length > 0) return page.style.dim(`(${score})`);
  return option.rank === 1 ? page.style.bold(score) : score;
}

/** As many + or - as the rating has points, to the nearest whole one. */
function drawn(rating: number, page: Page): string {
  const points = Math.sign(rating) * Math.round(Math.abs(rating));
  if (points === 0) return page.style.dim('·');
  return points > 0 ? page.style.green('+'.repeat(points)) : page.style.red('-'.repeat(-points));
}
