import type { Chart } from '../../src/layout/chart.ts';

/** A chart of each kind with the same text in all its places. */
export function chartsSaying(text: string): readonly Chart[] {
  const told = { title: text, reading: text, says: text };
  const spread = { low: 1, likely: 20, high: 300 };
  return [
    {
      kind: 'ratings',
      ...told,
      most: 5,
      options: [
        { name: text, remark: text, isOut: false },
        { name: text, remark: text, isOut: true },
      ],
      criteria: [{ name: text, weight: 3, ratings: [4, -2] }],
    },
    {
      kind: 'spreads',
      ...told,
      unit: text,
      rows: [
        { name: text, isOut: false, spreads: { outer: spread, inner: spread } },
        { name: text, isOut: true, spreads: null },
      ],
      outer: text,
      inner: text,
      limit: { name: text, value: 50 },
    },
    {
      kind: 'curves',
      ...told,
      x: text,
      y: text,
      curves: [
        {
          name: text,
          points: [
            { x: 1, y: 5 },
            { x: 100, y: 50 },
          ],
        },
        {
          name: text,
          points: [
            { x: 1, y: 9 },
            { x: 100, y: 10 },
          ],
        },
      ],
      here: { name: text, x: 10 },
      meetings: [{ name: text, x: 20, y: 9.5 }],
    },
  ];
}
