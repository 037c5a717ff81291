import { optionOf } from '../engine/advice.ts';
import { type Block, faint, strong, type TableColumn, type Text } from '../layout/block.ts';
import { limitText } from './budget-sentences.ts';
import { isWithinBudget, type MoneyRow } from './money-sentences.ts';
import { scores } from './numbers.ts';
import type { CriterionReport, OptionReport, Recommendation, Report } from './report.ts';

/** A criterion with its ratings, and what it adds to the lead over the runner-up, in points of score. */
interface Row {
  readonly criterion: CriterionReport;
  readonly ratings: readonly number[];
  readonly adds: number;
}

/**
 * Criteria as rows, by what they add to the lead; options as columns, the verdict first. Ratings are drawn as so many
 * + or -, so that the eye compares them; a dot is 0. Without a runner-up there is no lead, and the weights give the order.
 */
export function comparison(report: Report, extra: readonly MoneyRow[]): Block {
  const { options } = report;
  const lead = leadOf(report);
  const totals = scores(options);
  const last = (text: Text): readonly Text[] => (lead === null ? [] : [text]);
  return {
    kind: 'table',
    caption: 'How the options compare',
    columns: [
      { head: '', align: 'left' },
      { head: 'weight', short: 'wt', align: 'right' },
      ...options.map((option): TableColumn => ({ head: headOf(option), align: 'center' })),
      ...(lead === null ? [] : [{ head: 'adds', align: 'right' } as const]),
    ],
    rows: [
      ...rowsOf(report).map(({ adds, criterion, ratings }) => [
        criterion.title,
        weightOf(criterion),
        ...ratings.map(drawn),
        ...last(pointsText(adds)),
      ]),
      [
        strong('score'),
        '',
        ...options.map((option, at) => scoreCell(totals[at] ?? '', option)),
        ...last(strong(pointsText(lead ?? 0))),
      ],
      ...extra.map(({ name, cells }) => [name, '', ...cells.map(marked), ...last('')]),
    ],
  };
}

/** What the signs and columns mean, in a line or two. */
export function legendOf(report: Recommendation, extra: readonly MoneyRow[]): string {
  const { verdict } = report;
  const second = verdict.kind === 'fits' ? verdict.runnerUp?.option : undefined;
  const rival = report.options.find(({ id }) => id === second);
  const marks = [
    '+ good, - bad, · neither',
    ...(rival === undefined ? [] : [`adds: points of the lead over ${rival.short}`]),
    ...(report.criteria.some(({ priority }) => priority !== 'normal') ? ['* by your priorities'] : []),
    ...(report.options.some(({ exclusions }) => exclusions.length > 0) ? ['(score): excluded'] : []),
    ...(extra.some(({ cells }) => cells.includes('well over')) ? ['well over: even the low figure'] : []),
    ...withinText(report),
    ...(extra.some(({ cells }) => cells.includes('?')) ? ['?: no figure, "advisor cost" says why'] : []),
  ];
  return `${marks.join('; ')}.`;
}

/** That every option keeps the budget, and which. */
function withinText({ money }: Recommendation): readonly string[] {
  if (money?.kind !== 'estimated' || money.limit === null || !isWithinBudget({ money })) return [];
  return [`all within the ${limitText(money.limit)}`];
}

/** The lead over the runner-up; null where no other option is left. */
function leadOf({ verdict }: Report): number | null {
  return verdict.kind === 'fits' ? (verdict.runnerUp?.margin ?? null) : null;
}

function rowsOf(report: Report): readonly Row[] {
  const { criteria, options, verdict } = report;
  const place = (id: string | null | undefined) => options.findIndex((option) => option.id === id);
  const own = place(optionOf(verdict));
  const rival = verdict.kind === 'fits' ? place(verdict.runnerUp?.option) : -1;
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const rows = criteria.map((criterion, at): Row => {
    const ratings = options.map((option) => option.ratings[at] ?? 0);
    const gap = own < 0 || rival < 0 ? 0 : (ratings[own] ?? 0) - (ratings[rival] ?? 0);
    return { criterion, ratings, adds: (POINTS_A_RATING * criterion.weight * gap) / total };
  });
  return rows.toSorted((a, b) => b.adds - a.adds || b.criterion.weight - a.criterion.weight);
}

/** Ratings of -5 to +5 are shown as scores of 0 to 100. */
const POINTS_A_RATING = 10;

/** "+9.2", "0" */
export function pointsText(points: number): string {
  const shown = points.toFixed(1);
  if (Number(shown) === 0) return '0';
  return points > 0 ? `+${shown}` : shown;
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
  if (cell === 'well over') return { text: cell, tone: 'bad' };
  return cell === 'over' ? { text: cell, tone: 'doubtful' } : cell;
}

/** As many + or - as the rating has points, to the nearest whole one. */
export function drawn(rating: number): Text {
  const points = Math.sign(rating) * Math.round(Math.abs(rating));
  if (points === 0) return faint('·');
  return points > 0 ? { text: '+'.repeat(points), tone: 'good' } : { text: '-'.repeat(-points), tone: 'bad' };
}
