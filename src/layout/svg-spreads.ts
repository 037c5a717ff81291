import { amount } from './amounts.ts';
import type { Spread, SpreadsChart } from './chart.ts';
import { element, type Markup } from './markup.ts';
import { COLOURS, type Drawing, lettering, line, px, WIDTH } from './svg.ts';
import { type Scale, scaleOf } from './svg-scale.ts';

const NAMES = 110;
const FIGURES = 90;
const HEAD = 40;
const ROW = 38;
const FOOT = 40;

/** Two bars for each option from its low to its high figure, a stroke at the likely one; the limit a dashed line through all. */
export function spreadsDrawing(chart: SpreadsChart): Drawing {
  const { limit, rows } = chart;
  const values = rows.flatMap(({ spreads }) => (spreads === null ? [] : [spreads.outer, spreads.inner]));
  const scale = scaleOf({
    values: [
      ...values.flatMap(({ high, low, likely }) => [low, likely, high]),
      ...(limit === null ? [] : [limit.value]),
    ],
    from: NAMES + 10,
    to: WIDTH - FIGURES - 10,
  });
  const bottom = HEAD + rows.length * ROW;
  return {
    width: WIDTH,
    height: bottom + FOOT,
    parts: [
      ...axis(chart, scale, bottom),
      ...rows.flatMap((row, at) => rowParts(row, HEAD + at * ROW, scale)),
      ...limitParts(limit, scale, bottom),
    ],
  };
}

function axis({ inner, outer, unit }: SpreadsChart, scale: Scale, bottom: number): readonly Markup[] {
  const ticks = scale.ticks.flatMap(({ text, value }) => {
    const x = scale.at(value);
    return [
      line([x, HEAD - 6], [x, bottom]),
      lettering(x, bottom + 15, text, { anchor: 'middle', isFaint: true }),
    ];
  });
  return [
    ...ticks,
    lettering(NAMES + 10, bottom + 33, `${unit} (logarithmic). Thick: ${outer}; thin: ${inner}.`, {
      isFaint: true,
    }),
    lettering(WIDTH, HEAD - 16, 'likely', { anchor: 'end', isFaint: true }),
  ];
}

function rowParts(
  { isOut, name, spreads }: SpreadsChart['rows'][number],
  top: number,
  scale: Scale,
): readonly Markup[] {
  const label = lettering(0, top + 15, name, { isBold: !isOut, isFaint: isOut, room: NAMES });
  if (spreads === null) return [label, lettering(NAMES + 10, top + 15, 'no figure', { isFaint: true })];
  return [
    label,
    ...spreadParts(spreads.outer, { top: top + 3, thickness: 15, fill: COLOURS.good }, scale),
    ...spreadParts(spreads.inner, { top: top + 22, thickness: 7, fill: COLOURS.calm }, scale),
  ];
}

interface Bar {
  readonly top: number;
  readonly thickness: number;
  readonly fill: string;
}

function spreadParts(
  { high, likely, low }: Spread,
  { fill, thickness, top }: Bar,
  { at }: Scale,
): readonly Markup[] {
  const [start, middle, end] = [at(low), at(likely), at(high)];
  return [
    element('rect', { x: px(start), y: top, width: px(Math.max(2, end - start)), height: thickness, fill }),
    line([middle, top - 3], [middle, top + thickness + 3], { 'stroke-opacity': 1, 'stroke-width': 2.5 }),
    lettering(WIDTH, top + thickness / 2 + 5, amount(likely), { anchor: 'end' }),
  ];
}

function limitParts(limit: SpreadsChart['limit'], { at }: Scale, bottom: number): readonly Markup[] {
  if (limit === null) return [];
  const x = at(limit.value);
  return [
    line([x, HEAD - 10], [x, bottom], {
      stroke: COLOURS.bad,
      'stroke-opacity': 1,
      'stroke-width': 2,
      'stroke-dasharray': '6 4',
    }),
    lettering(x, HEAD - 16, limit.name, { anchor: x > WIDTH / 2 ? 'end' : 'start', isBold: true }),
  ];
}
