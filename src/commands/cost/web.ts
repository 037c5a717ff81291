import type { Block } from '../../layout/block.ts';
import { forWeb } from '../../layout/for-web.ts';
import { curvesChart } from '../../report/curves-chart.ts';
import type { CostedReport } from '../../report/report.ts';
import type { Situation } from '../../report/situation.ts';
import { spreadsChart } from '../../report/spreads-chart.ts';
import { costBlocks } from './blocks.ts';

/** The costs for a browser, with every assumption. */
export function costWeb(report: CostedReport, situation: Situation, today: string): readonly Block[] {
  const { money } = report;
  const charts =
    money.kind === 'estimated'
      ? [...spreadsChart(report, money), ...curvesChart(report, money, situation)]
      : [];
  return forWeb(costBlocks(report, true, today), charts);
}
