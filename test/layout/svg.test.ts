import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../../src/layout/chart.ts';
import { chartFigure } from '../../src/layout/html-chart.ts';
import { COLOURS } from '../../src/layout/svg.ts';
import { scaleOf } from '../../src/layout/svg-scale.ts';
import { chartsSaying } from './charts.ts';

const amount = fc.oneof(fc.constantFrom(0, 1, 1e9), fc.double({ min: 0, max: 1e9, noNaN: true }));
const spread = fc
  .tuple(amount, amount, amount)
  .map((three) => three.toSorted((a, b) => a - b))
  .map(([low = 0, likely = 0, high = 0]) => ({ low, likely, high }));
const name = fc.constantFrom('managed', 'a very long name of an option that nobody would give it', '', 'é');
const told = { title: fc.constant('t'), reading: fc.constant('r'), says: fc.constant('s') };
const point = fc.record({ x: fc.double({ min: 1, max: 1e9, noNaN: true }), y: amount });

const charts: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant('spreads' as const),
    ...told,
    unit: name,
    rows: fc.array(
      fc.record({
        name,
        isOut: fc.boolean(),
        spreads: fc.option(fc.record({ outer: spread, inner: spread })),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    outer: name,
    inner: name,
    limit: fc.option(fc.record({ name, value: amount })),
  }),
  fc.record({
    kind: fc.constant('curves' as const),
    ...told,
    x: name,
    y: name,
    curves: fc.array(fc.record({ name, points: fc.array(point, { maxLength: 5 }) }), { maxLength: 4 }),
    here: fc.record({ name, x: fc.double({ min: 1, max: 1e9, noNaN: true }) }),
    meetings: fc.array(fc.record({ name, x: fc.double({ min: 1, max: 1e9, noNaN: true }), y: amount }), {
      maxLength: 4,
    }),
  }),
  fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 13 })).chain(([options, criteria]) =>
    fc.record({
      kind: fc.constant('ratings' as const),
      ...told,
      most: fc.constant(5),
      options: fc.array(fc.record({ name, remark: name, isOut: fc.boolean() }), {
        minLength: options,
        maxLength: options,
      }),
      criteria: fc.array(
        fc.record({
          name,
          weight: fc.double({ min: 0, max: 10, noNaN: true }),
          ratings: fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
            minLength: options,
            maxLength: options,
          }),
        }),
        { minLength: criteria, maxLength: criteria },
      ),
    }),
  ),
);

/** The numbers of attributes by which parts have their place, with the end of the image in that direction. */
function placesIn(html: string): readonly (readonly [at: number, end: number])[] {
  const [, width = '', height = ''] = /<svg [^>]*viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(html) ?? [];
  const found = [...html.matchAll(/ (x|x1|x2|cx|y|y1|y2|cy)="([^"]*)"/g)];
  const points = [...html.matchAll(/ points="([^"]*)"/g)].flatMap(([, list = '']) =>
    list === ''
      ? []
      : list.split(' ').flatMap((pair) => pair.split(',').map((at, axis) => [axis === 0 ? 'x' : 'y', at])),
  );
  const named = [...found.map(([, axis = '', at = '']) => [axis, at]), ...points];
  return named.map(([axis = '', at = '']) => [Number(at), Number(/x/.test(axis) ? width : height)]);
}

test('every part of any chart has a place within its image', () => {
  fc.assert(
    fc.property(charts, (chart) => {
      const { html } = chartFigure(chart);
      expect(html).not.toMatch(/NaN|Infinity|undefined/);
      for (const [at, end] of placesIn(html)) {
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(end);
      }
    }),
  );
});

test.each(chartsSaying('Said').map((chart) => [chart.kind, chart] as const))(
  'a chart of %s says what it shows, and needs no style',
  (_kind, chart) => {
    const { html } = chartFigure({ ...chart, title: 'Costs', says: 'It costs 5.', reading: 'Left is less.' });
    expect(html).toMatch(/<svg role="img" [^>]*><title>Costs<\/title><desc>It costs 5\.<\/desc>/);
    expect(html).toContain('<figcaption><strong>Costs</strong> Left is less.</figcaption>');
    expect(html).toMatch(/<svg [^>]*width="\d+" height="\d+" viewBox=/);
    expect(html).not.toMatch(/ style=|var\(/);
  },
);

describe('ratings', () => {
  test('are bars as long as they are high, and as thick as they count', () => {
    const [ratings] = chartsSaying('x');
    if (ratings?.kind !== 'ratings') throw new Error('no ratings');
    const criteria = [
      { name: 'a', weight: 4, ratings: [4, -2] },
      { name: 'b', weight: 2, ratings: [1, 5] },
    ];
    const { html } = chartFigure({ ...ratings, criteria });
    const bars = [
      ...html.matchAll(/<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)">/g),
    ];
    const [a4, b1, aMinus2, b5] = bars.map(([, x, width, height, fill]) => ({
      x: Number(x),
      width: Number(width),
      height: Number(height),
      fill,
    }));
    expect(a4?.width).toBeCloseTo(4 * (b1?.width ?? 0), 0);
    expect(a4?.height).toBe(2 * (b1?.height ?? 0));
    expect(a4?.x).toBe(b1?.x);
    expect((aMinus2?.x ?? 0) + (aMinus2?.width ?? 0)).toBeCloseTo(b5?.x ?? 0, 0);
    expect([a4?.fill, aMinus2?.fill]).toEqual([COLOURS.good, COLOURS.bad]);
  });
});

describe('a scale', () => {
  test('has powers of ten at equal distances', () => {
    const { at, ticks } = scaleOf({ values: [1, 10_000], from: 0, to: 400 });
    expect(ticks.map(({ text }) => text)).toEqual(['1', '10', '100', '1,000', '10,000']);
    expect(at(100) - at(10)).toBeCloseTo(at(10_000) - at(1_000));
  });

  test('has finer lines where it is short, and a place for nothing', () => {
    expect(scaleOf({ values: [150, 1_200], from: 0, to: 400 }).ticks.map(({ value }) => value)).toEqual([
      200, 500, 1000,
    ]);
    expect(scaleOf({ values: [0], from: 5, to: 400 }).at(0)).toBe(5);
  });
});

test('two curves are told apart by their strokes, and their names do not overlap', () => {
  const curves = chartsSaying('x').find(({ kind }) => kind === 'curves');
  if (curves?.kind !== 'curves') throw new Error('no curves');
  const points = [
    { x: 1, y: 10 },
    { x: 100, y: 20 },
  ];
  const { html } = chartFigure({
    ...curves,
    curves: ['one', 'two', 'three'].map((each) => ({ name: each, points })),
  });
  const dashes = [...html.matchAll(/<polyline [^>]*>/g)].map(
    ([tag]) => /stroke-dasharray="([^"]*)"/.exec(tag)?.[1],
  );
  expect(new Set(dashes).size).toBe(3);
  const heights = ['one', 'two', 'three'].map((each) =>
    Number(new RegExp(`y="([\\d.]+)">${each}<`).exec(html)?.[1]),
  );
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 0))).toBeGreaterThanOrEqual(14);
  expect(Math.abs((heights[1] ?? 0) - (heights[2] ?? 0))).toBeGreaterThanOrEqual(14);
});

test('names of meetings do not overlap', () => {
  const curves = chartsSaying('x').find(({ kind }) => kind === 'curves');
  if (curves?.kind !== 'curves') throw new Error('no curves');
  const meetings = [19, 20, 21].map((x) => ({ name: `${x},000 a day`, x, y: 9.5 }));
  const { html } = chartFigure({ ...curves, meetings });
  const heights = meetings.map(({ name: each }) =>
    Number(new RegExp(`y="([\\d.]+)"[^>]*>${each}<`).exec(html)?.[1]),
  );
  const anchors = meetings.map(({ name: each }) => new RegExp(`text-anchor="end"[^>]*>${each}<`).test(html));
  for (const [one, other] of [
    [0, 1],
    [0, 2],
    [1, 2],
  ] as const) {
    const isApart =
      anchors[one] !== anchors[other] || Math.abs((heights[one] ?? 0) - (heights[other] ?? 0)) >= 14;
    expect(isApart).toBe(true);
  }
});

/** How light a colour is, from 0 to 1, as WCAG 2 reckons. */
function lightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each(Object.entries(COLOURS))('%s stands out from white and from what is dark', (_name, colour) => {
  for (const paper of ['#ffffff', '#14181c', '#121212', '#1e1e1e']) {
    const [light = 1, dark = 0] = [lightness(colour), lightness(paper)].toSorted((a, b) => b - a);
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(3);
  }
});
