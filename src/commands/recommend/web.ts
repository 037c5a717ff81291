import { type Block, sections, together } from '../../layout/block.ts';
import { forWeb } from '../../layout/for-web.ts';
import { curvesChart } from '../../report/curves-chart.ts';
import { headingOf } from '../../report/heading.ts';
import type { Recommendation } from '../../report/report.ts';
import type { Situation } from '../../report/situation.ts';
import { spreadsChart } from '../../report/spreads-chart.ts';
import type { AskedFor } from '../command-line.ts';
import { fullBody } from './full-page.ts';
import { ratingsChart } from './ratings-chart.ts';
import { summarySections } from './summary.ts';

/**
 * The report for a browser, with everything in it.
 * @param today the day on which the age of prices is told; null: that of the catalogue.
 */
export function recommendWeb(
  report: Recommendation,
  situation: Situation,
  asked: AskedFor,
  today: string | null = null,
): readonly Block[] {
  const { money } = report;
  const costs =
    money?.kind === 'estimated'
      ? [...spreadsChart(report, money), ...curvesChart(report, money, situation)]
      : [];
  const [head, ...body] = fullBody(report, today);
  const summary = sections(2, summarySections(report, asked));
  const top = head === undefined ? summary : together(head, summary);
  const page = [headingOf(report), top, ...body];
  return forWeb(page, [ratingsChart(report), ...costs]);
}
