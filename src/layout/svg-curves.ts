import type { CurvesChart, Point } from './chart.ts';
import { element, type Markup } from './markup.ts';
import { COLOURS, type Drawing, lettering, line, px, WIDTH } from './svg.ts';
import { type Box, placed } from './svg-boxes.ts';
import { type Scale, scaleOf } from './svg-scale.ts';

const LEFT = 80;
const RIGHT = 120;
const TOP = 40;
const BOTTOM = 225;
const FOOT = 42;
/** Between the names of two curves. */
const LINE = 16;

/** How each curve is drawn, so that they are told apart without colour. */
const STROKES: readonly { readonly colour: string; readonly dashes: string | null }[] = [
  { colour: COLOURS.good, dashes: null },
  { colour: COLOURS.bad, dashes: '8 4' },
  { colour: COLOURS.calm, dashes: '2 4' },
  { colour: 'currentColor', dashes: '12 3 2 3' },
];

interface Scales {
  readonly x: Scale;
  readonly y: Scale;
}

/** Curves with their names at their ends, a line at the stated place, and a ring where two meet. */
export function curvesDrawing(chart: CurvesChart): Drawing {
  const { curves, here, meetings } = chart;
  const points = [...curves.flatMap((curve) => curve.points), ...meetings];
  const scales: Scales = {
    x: scaleOf({ values: [...points.map(({ x }) => x), here.x], from: LEFT, to: WIDTH - RIGHT }),
    y: scaleOf({ values: points.map(({ y }) => y), from: BOTTOM, to: TOP }),
  };
  return {
    width: WIDTH,
    height: BOTTOM + FOOT,
    parts: [
      ...axes(chart, scales),
      ...curves.map(({ points: of }, at) => curveLine(of, at, scales)),
      ...names(chart, scales),
      ...hereParts(here, scales),
      ...meetings.map((each) => ring(each, scales)),
      ...besides(meetings, [stripeAt(here, scales)], scales),
    ],
  };
}

function axes({ x, y }: CurvesChart, scales: Scales): readonly Markup[] {
  const across = scales.x.ticks.flatMap(({ text, value }) => {
    const at = scales.x.at(value);
    return [
      line([at, TOP], [at, BOTTOM]),
      lettering(at, BOTTOM + 16, text, { anchor: 'middle', isFaint: true }),
    ];
  });
  const up = scales.y.ticks.flatMap(({ text, value }) => {
    const at = scales.y.at(value);
    return [
      line([LEFT, at], [WIDTH - RIGHT, at]),
      lettering(LEFT - 6, at + 4, text, { anchor: 'end', isFaint: true }),
    ];
  });
  return [
    ...across,
    ...up,
    lettering(0, 14, y, { isFaint: true }),
    lettering((LEFT + WIDTH - RIGHT) / 2, BOTTOM + 35, x, { anchor: 'middle', isFaint: true }),
  ];
}

function curveLine(points: readonly Point[], place: number, { x, y }: Scales): Markup {
  const { colour, dashes } = STROKES[place % STROKES.length] ?? { colour: 'currentColor', dashes: null };
  return element('polyline', {
    points: points.map((point) => `${px(x.at(point.x))},${px(y.at(point.y))}`).join(' '),
    fill: 'none',
    stroke: colour,
    'stroke-width': 2.5,
    'stroke-dasharray': dashes,
  });
}

/** Names at the ends of curves, moved apart where they would overlap; each with a piece of its line. */
function names({ curves }: CurvesChart, { y }: Scales): readonly Markup[] {
  const ends = curves
    .map(({ name, points }, place) => ({ name, place, at: y.at(points.at(-1)?.y ?? 0) }))
    .toSorted((one, other) => one.at - other.at);
  let lowest = Number.NEGATIVE_INFINITY;
  return ends.flatMap(({ at, name, place }) => {
    const top = Math.max(at, lowest + LINE);
    lowest = top;
    const { colour, dashes } = STROKES[place % STROKES.length] ?? { colour: 'currentColor', dashes: null };
    const start = WIDTH - RIGHT + 8;
    return [
      line([start, top], [start + 22, top], {
        stroke: colour,
        'stroke-opacity': 1,
        'stroke-width': 2.5,
        'stroke-dasharray': dashes,
      }),
      lettering(start + 28, top + 4, name, { room: RIGHT - 36 }),
    ];
  });
}

function hereParts({ name, x }: CurvesChart['here'], scales: Scales): readonly Markup[] {
  const at = scales.x.at(x);
  return [
    line([at, TOP - 8], [at, BOTTOM], {
      'stroke-opacity': 0.9,
      'stroke-dasharray': '1 3',
      'stroke-width': 2,
    }),
    lettering(at, TOP - 12, name, { anchor: 'middle', isBold: true }),
  ];
}

function ring({ x, y }: Point, scales: Scales): Markup {
  const [cx, cy] = [px(scales.x.at(x)), px(scales.y.at(y))];
  return element('circle', { cx, cy, r: 6, fill: 'none', stroke: 'currentColor', 'stroke-width': 2 });
}

/** The names of meetings beside their rings, none over another. */
function besides(
  meetings: CurvesChart['meetings'],
  taken: readonly Box[],
  { x, y }: Scales,
): readonly Markup[] {
  const labels = meetings.map((each) => ({ text: each.name, x: x.at(each.x), y: y.at(each.y) }));
  return placed(labels, taken, { left: LEFT, right: WIDTH - RIGHT, top: TOP, bottom: BOTTOM });
}

/** What the line at the stated place takes up. */
function stripeAt({ x }: CurvesChart['here'], scales: Scales): Box {
  const at = scales.x.at(x);
  return { left: at - 3, right: at + 3, top: TOP, bottom: BOTTOM };
}
