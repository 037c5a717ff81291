import type { Page } from '../../layout/page.ts';
import { type Column, table } from '../../layout/table.ts';
import { scores } from '../../report/numbers.ts';
import type { CriterionReport, OptionReport, Report } from '../../report/report.ts';
import { printable } from '../../yaml/printable.ts';

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
  const { options } = report;
  const rows = [
    ['', page.isNarrow ? 'wt' : 'weight', ...options.map((option) => headOf(option, page))],
    ...byWeight(report.criteria).map((criterion) => criterionRow(report, criterion, page)),
    [
      page.style.bold('score'),
      '',
      ...scores(options).map((score, at) => scoreCell(score, options[at], page)),
    ],
    ...extra.map((row) => [row.name, '', ...row.cells]),
  ];
  const columns: readonly Column[] = [
    { align: 'left' },
    { align: 'right' },
    ...options.map((): Column => ({ align: 'center' })),
  ];
  return table(rows, columns, page.width).flat().join('\n');
}

function criterionRow(report: Report, criterion: CriterionReport, page: Page): readonly string[] {
  const place = report.criteria.indexOf(criterion);
  const ratings = report.options.map((option) => drawn(option.ratings[place] ?? 0, page));
  return [printable(criterion.title), weightOf(criterion), ...ratings];
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
