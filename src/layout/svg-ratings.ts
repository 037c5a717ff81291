import { signed } from './amounts.ts';
import type { RatingsChart } from './chart.ts';
import { element, type Markup } from './markup.ts';
import { COLOURS, type Drawing, lettering, line, px, WIDTH } from './svg.ts';

const NAMES = 190;
const HEAD = 44;
const ROW = 18;
const THICKEST = 14;
/** Between the panels of two options. */
const GAP = 16;

/** A panel for each option: bars to the right of its axis are good, to the left bad, the thicker the more they count. */
export function ratingsDrawing(chart: RatingsChart): Drawing {
  const { criteria, options } = chart;
  const height = HEAD + criteria.length * ROW + 4;
  const room = (WIDTH - NAMES) / Math.max(1, options.length);
  const names = criteria.map(({ name }, at) => lettering(0, rowAt(at) + 4, name, { room: NAMES - 8 }));
  const panels = options.flatMap((_, at) => panel(chart, at, { left: NAMES + at * room, width: room - GAP }));
  return { width: WIDTH, height, parts: [...names, ...panels] };
}

interface Panel {
  readonly left: number;
  readonly width: number;
}

/** The middle of a row. */
function rowAt(place: number): number {
  return HEAD + (place + 0.5) * ROW;
}

function panel(
  { criteria, most, options }: RatingsChart,
  place: number,
  { left, width }: Panel,
): readonly Markup[] {
  const option = options[place];
  if (option === undefined) return [];
  const middle = left + width / 2;
  const heaviest = Math.max(1, ...criteria.map(({ weight }) => weight));
  const bars = criteria.flatMap(({ ratings, weight }, row) => {
    const rating = ratings[place] ?? 0;
    const thickness = Math.max(1.5, (weight / heaviest) * THICKEST);
    return [bar(rating, middle, { row, thickness, length: (Math.abs(rating) / most) * (width / 2) })];
  });
  return [
    lettering(middle, 14, option.name, {
      anchor: 'middle',
      isBold: !option.isOut,
      isFaint: option.isOut,
      room: width,
    }),
    lettering(middle, 31, option.remark, { anchor: 'middle', isFaint: true, room: width }),
    line([middle, HEAD - 4], [middle, HEAD + criteria.length * ROW], { 'stroke-opacity': 0.6 }),
    ...bars,
  ];
}

interface Bar {
  readonly row: number;
  readonly thickness: number;
  readonly length: number;
}

function bar(rating: number, middle: number, { length, row, thickness }: Bar): Markup {
  return element(
    'rect',
    {
      x: px(rating < 0 ? middle - length : middle),
      y: px(rowAt(row) - thickness / 2),
      width: px(length),
      height: px(thickness),
      fill: rating < 0 ? COLOURS.bad : COLOURS.good,
    },
    element('title', {}, signed(rating)),
  );
}
