import { type CostCurves, costCurves } from '../cost/answers/cost-curves.ts';
import { amount } from '../layout/amounts.ts';
import type { Block } from '../layout/block.ts';
import type { CurvesChart } from '../layout/chart.ts';
import { listed } from '../yaml/phrases.ts';
import type { BreakEvenAgainst, DetailedMoney } from './money.ts';
import type { Report } from './report.ts';
import { nounOf } from './sentences.ts';
import type { Situation } from './situation.ts';

/** What options cost at other volumes than the stated one, and where self-hosting breaks even; nothing where nothing may be compared. */
export function curvesChart(
  report: Report,
  money: DetailedMoney,
  { catalogue }: Situation,
): readonly Block[] {
  const found = costCurves(money.quote, money.breakEvens, catalogue());
  return found === null ? [] : [{ kind: 'chart', chart: chartOf(found, report, money) }];
}

function chartOf({ curves, meetings }: CostCurves, report: Report, money: DetailedMoney): CurvesChart {
  const here = money.load.requestsPerDay.likely;
  const reading = money.breakEvens.map((each) => breakEvenText(report, each)).join(' ');
  const named = curves.map(({ option, points }) => ({
    name: report.options.find(({ id }) => id === option)?.short ?? option,
    points: points.map(({ requestsPerDay, usd }) => ({ x: requestsPerDay, y: usd })),
  }));
  return {
    kind: 'curves',
    title: 'USD a month against requests a day, salaries counted',
    reading,
    says: `Likely cost of ${listed(named.map(({ name }) => name))} at other volumes than your ${amount(here)} requests a day. ${reading}`,
    x: 'requests a day (both scales are logarithmic)',
    y: 'USD a month',
    curves: named,
    here: { name: `yours: ${amount(here)}`, x: here },
    meetings: meetings.map(({ requestsPerDay, usd }) => ({
      name: `${countText(requestsPerDay)} a day`,
      x: requestsPerDay,
      y: usd,
    })),
  };
}

/** Steps of machines move the curves, so that this holds as a rule. */
function breakEvenText(report: Report, { against, result }: BreakEvenAgainst): string {
  const other = nounOf(report, against);
  switch (result.kind) {
    case 'from':
      return `Self-hosting costs no more than ${other} from about ${countText(result.requestsPerDay)} requests a day on.`;
    case 'between':
      return `Self-hosting costs no more than ${other} between about ${countText(result.requestsPerDay)} and ${countText(result.upTo)} requests a day.`;
    case 'always':
      return `Self-hosting costs no more than ${other} at most volumes up to ${countText(result.upTo)} requests a day.`;
    case 'never':
      return `Self-hosting is dearer than ${other} at every volume up to ${countText(result.upTo)} requests a day.`;
    case 'not-comparable':
      return `Not drawn: ${other}, since ${nounOf(report, result.lacking)} has no figure.`;
    case 'other-class':
      return `Not drawn: ${other}, since its model is of another class than that of self-hosting.`;
  }
}

/** "13.8 million" */
function countText(value: number): string {
  return value >= 1e6 ? `${amount(value / 1e6)} million` : amount(value);
}
