import type { Block } from '../../layout/block.ts';
import { scores } from '../../report/numbers.ts';
import type { Report } from '../../report/report.ts';
import { listed } from '../../yaml/phrases.ts';

/** The ends of the scale on which options are rated. */
const MOST = 5;

/** How the options do on each criterion, those that count most first. */
export function ratingsChart({ criteria, options }: Report): Block {
  const totals = scores(options);
  const named = options.map(({ exclusions, short }, at) => {
    const isOut = exclusions.length > 0;
    return { name: short, remark: isOut ? `(${totals[at]}) excluded` : `score ${totals[at]}`, isOut };
  });
  const rows = criteria
    .map(({ title, weight }, at) => ({
      name: title,
      weight,
      ratings: options.map(({ ratings }) => ratings[at] ?? 0),
    }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  const told = named.map(({ name, remark }) => `${name}: ${remark}`);
  return {
    kind: 'chart',
    chart: {
      kind: 'ratings',
      title: 'Scores by criterion',
      reading:
        'Bars to the right speak for an option, bars to the left against it. The thicker, the more it counts.',
      says: `How ${listed(named.map(({ name }) => name))} are rated on ${rows.length} criteria, from -${MOST} to +${MOST}. ${told.join('; ')}.`,
      most: MOST,
      options: named,
      criteria: rows,
    },
  };
}
