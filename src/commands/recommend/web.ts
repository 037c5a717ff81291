import type { Block } from '../../layout/block.ts';
import { forWeb } from '../../layout/for-web.ts';
import { curvesChart } from '../../report/curves-chart.ts';
import type { Recommendation } from '../../report/report.ts';
import type { Situation } from '../../report/situation.ts';
import { spreadsChart } from '../../report/spreads-chart.ts';
import { recommendPage } from './page.ts';
import { ratingsChart } from './ratings-chart.ts';

/**
 * The report for a browser, with everything in it.
 * @param today the day on which the age of prices is told; null: that of the catalogue.
 */
export function recommendWeb(
  report: Recommendation,
  situation: Situation,
  today: string | null = null,
): readonly Block[] {
  const { money } = report;
  const costs =
    money?.kind === 'estimated'
      ? [...spreadsChart(report, money), ...curvesChart(report, money, situation)]
      : [];
  const page = recommendPage(report, 'everything', today).map(captioned);
  return forWeb(page, [ratingsChart(report), ...costs]);
}

function captioned(block: Block): Block {
  if (block.kind === 'together') return { ...block, blocks: block.blocks.map(captioned) };
  return block.kind === 'table' ? { caption: 'How the options compare', ...block } : block;
}
