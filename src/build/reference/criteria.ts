import { signed } from '../../layout/amounts.ts';
import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { EstimatedBy, Rulebook } from '../../rulebook/rulebook.ts';
import { table } from './markdown.ts';
import { citations } from './sources.ts';

/** Base weights and ratings with what each rating rests on, and the scales of what is estimated. */
export function criteriaText(rulebook: Rulebook): string {
  const head = ['criterion', 'weight', ...rulebook.options.map((option) => option.id)];
  const rows = rulebook.criteria.map((each) => [
    `\`${each.id}\``,
    `${each.weight}`,
    ...each.ratings.map((rating) => signed(rating.rating)),
  ]);
  const scales = rulebook.criteria.flatMap((each) =>
    each.estimate === null ? [] : scale(rulebook, each.id, each.estimate),
  );
  return [
    '## Criteria',
    'Base weights and ratings, before anything is known.',
    table(head, rows),
    ratingsTable(rulebook),
    ...scales,
  ].join('\n\n');
}

function ratingsTable(rulebook: Rulebook): string {
  const rows = rulebook.criteria.flatMap(({ id, ratings }) =>
    ratings.map((rating) => [
      `\`${id}\``,
      rating.option,
      signed(rating.rating),
      escapeMarkdown(rating.because),
      citations(rulebook, rating),
    ]),
  );
  return table(['criterion', 'option', 'rating', 'because', 'rests on'], rows);
}

function scale(rulebook: Rulebook, criterion: string, { by, scale: rates }: EstimatedBy): readonly string[] {
  return [
    `\`${criterion}\` is rated by the estimate \`${by}\` where there is one; the rules then decide on its weight alone. What counts is how many times the amount of the cheapest option it is, ${rates.floor} added to both; between the points on a straight line over the logarithm. ${escapeMarkdown(rates.because)} It rests on ${citations(rulebook, rates)}.`,
    table(
      ['times the cheapest', 'rating'],
      rates.points.map(({ ratio, rating }) => [`${ratio}`, signed(rating)]),
    ),
  ];
}
