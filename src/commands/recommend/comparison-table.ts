import { type Block, faint, strong, type TableColumn, type Text } from '../../layout/block.ts';
import type { MoneyRow } from '../../report/money-sentences.ts';
import { scores } from '../../report/numbers.ts';
import type { CriterionReport, OptionReport, Report } from '../../report/report.ts';

/**
 * Criteria as rows, those with the greatest weight first; options as columns, the verdict first. Ratings are drawn
 * as so many + or -, so that the eye compares them; a dot is 0.
 */
export function comparison(report: Report, extra: readonly MoneyRow[]): Block {
  const { options } = report;
  const totals = scores(options);
  return {
    kind: 'table',
    columns: [
      { head: '', align: 'left' },
      { head: 'weight', short: 'wt', align: 'right' },
      ...options.map((option): TableColumn => ({ head: headOf(option), align: 'center' })),
    ],
    rows: [
      ...byWeight(report.criteria).map((criterion) => criterionRow(report, criterion)),
      [strong('score'), '', ...options.map((option, at) => scoreCell(totals[at] ?? '', option))],
      ...extra.map(({ name, cells }) => [name, '', ...cells.map(marked)]),
    ],
  };
}

function criterionRow(report: Report, criterion: CriterionReport): readonly Text[] {
  const place = report.criteria.indexOf(criterion);
  const ratings = report.options.map((option) => drawn(option.ratings[place] ?? 0));
  return [criterion.title, weightOf(criterion), ...ratings];
}

function byWeight(criteria: readonly CriterionReport[]): readonly CriterionReport[] {
  return [...criteria].sort((a, b) => b.weight - a.weight);
}

function headOf({ short, exclusions }: OptionReport): Text {
  return exclusions.length > 0 ? faint(short) : strong(short);
}

function weightOf(criterion: CriterionReport): string {
  const mark = criterion.priority === 'normal' ? ' ' : '*';
  return `${Number(criterion.weight.toFixed(2))}${mark}`;
}

/** The score of an excluded option is in brackets: it does not count. */
function scoreCell(score: string, option: OptionReport): Text {
  if (option.exclusions.length > 0) return faint(`(${score})`);
  return option.rank === 1 ? strong(score) : score;
}

/** What exceeds the budget stands out. */
function marked(cell: string): Text {
  if (cell === 'over') return { text: cell, tone: 'bad' };
  return cell === 'likely over' ? { text: cell, tone: 'doubtful' } : cell;
}

/** As many + or - as the rating has points, to the nearest whole one. */
function drawn(rating: number): Text {
  const points = Math.sign(rating) * Math.round(Math.abs(rating));
  if (points === 0) return faint('·');
  return points > 0 ? { text: '+'.repeat(points), tone: 'good' } : { text: '-'.repeat(-points), tone: 'bad' };
}
