import type { Chart } from './chart.ts';
import { wide } from './html-table.ts';
import { element, type Markup } from './markup.ts';
import { type Drawing, FONT } from './svg.ts';
import { curvesDrawing } from './svg-curves.ts';
import { ratingsDrawing } from './svg-ratings.ts';
import { spreadsDrawing } from './svg-spreads.ts';

/** A chart as an image with how it is read above it. */
export function chartFigure(chart: Chart): Markup {
  const { height, parts, width } = drawingOf(chart);
  const image = element(
    'svg',
    { role: 'img', width, height, viewBox: `0 0 ${width} ${height}`, ...FONT },
    element('title', {}, chart.title),
    element('desc', {}, chart.says),
    ...parts,
  );
  return element(
    'figure',
    { class: chart.kind },
    element('figcaption', {}, element('strong', {}, chart.title), ` ${chart.reading}`),
    wide(chart.title, image),
  );
}

function drawingOf(chart: Chart): Drawing {
  switch (chart.kind) {
    case 'ratings':
      return ratingsDrawing(chart);
    case 'spreads':
      return spreadsDrawing(chart);
    case 'curves':
      return curvesDrawing(chart);
  }
}
