import type { Act, Movement } from '../../../engine/acts.ts';
import type { Report } from '../../../report/report.ts';
import type { OptionId } from '../../../rulebook/rulebook.ts';
import { listed } from '../../../yaml/phrases.ts';
import { signed } from '../sentences.ts';

/** Less than this would be printed as 0. */
const VISIBLE = 0.05;

/** What that which rests on a claim does, a line for each rule; the ratings of the rulebook share one. */
export function actTexts(report: Report, acts: readonly Act[]): readonly string[] {
  const ratings = acts.filter((act) => act.by.kind === 'rating').flatMap((act) => act.moves);
  const others = acts.filter((act) => act.by.kind !== 'rating');
  return [
    ...(ratings.length === 0 ? [] : [`base rating: ${movesText(report, ratings)}`]),
    ...others.map((act) => `${act.by.kind === 'rule' ? act.by.rule : 'estimate'}: ${actText(report, act)}`),
  ];
}

function actText(report: Report, { asks, excludes, moves }: Act): string {
  return [
    ...(excludes.length === 0 ? [] : [`excludes ${listed(excludes.map((id) => shortOf(report, id)))}`]),
    ...(moves.length === 0 ? [] : [movesText(report, moves)]),
    ...(asks.length === 0 ? [] : ['asks for steps']),
  ].join('; ');
}

/** "Cost closed API +1.2, self-hosted -0.3; Quality …" */
function movesText(report: Report, moves: readonly Movement[]): string {
  const visible = moves.filter(({ points }) => Math.abs(points) >= VISIBLE);
  if (visible.length === 0) return 'less than a tenth of a point';
  const criteria = [...new Set(visible.map((move) => move.criterion))];
  return criteria
    .map((id) => {
      const title = report.criteria.find((each) => each.id === id)?.title ?? id;
      const parts = visible.filter((move) => move.criterion === id);
      return `${title} ${parts.map((move) => `${shortOf(report, move.option)} ${signed(move.points)}`).join(', ')}`;
    })
    .join('; ');
}

function shortOf({ options }: Report, id: OptionId): string {
  return options.find((option) => option.id === id)?.short ?? id;
}
