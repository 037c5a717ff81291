import { knowsOptions } from '../../../catalog/option.ts';
import { comparisonBetween } from '../../../engine/comparison.ts';
import { type Reason, reasonsIn } from '../../../engine/reasons.ts';
import { lostBy } from '../../../engine/why-not.ts';
import { moneyOf } from '../../../report/money.ts';
import { netReasons, type SpokenReason } from '../../../report/net-reasons.ts';
import type { CriterionReport, OptionReport } from '../../../report/report.ts';
import { reportOf } from '../../../report/report-of.ts';
import type { Situation } from '../../../report/situation.ts';
import { missing } from '../../../rulebook/at.ts';
import type { CriterionId, OptionId } from '../../../rulebook/rulebook.ts';
import type { ComparedCriterion, OptionsReport, Pair } from './report.ts';

/** Compares two options of a profile, which the rulebook must have. */
export function optionsReportOf(situation: Situation, [first, second]: Pair<OptionId>): OptionsReport {
  const report = reportOf(situation);
  const comparison = comparisonBetween(situation.advice, first, second);
  const { advice, lead, rival, subject } = comparison;
  const find = (id: OptionId) => report.options.find((option) => option.id === id) ?? missing();
  const options: Pair<OptionReport> = [find(first), find(second)];
  const spoken = netReasons({ reasons: reasonsIn(comparison), verdict: advice.verdict });
  return {
    report,
    options,
    lead,
    rows: lostBy(advice, subject, rival).map(({ criterion, lost }) =>
      comparedOn(report.criteria, criterion, options, lost),
    ),
    reasons: [reasonsFor(first, spoken), reasonsFor(second, spoken)],
    money: knowsOptions(situation.loaded.rulebook.options) ? moneyOf(situation, 'summary') : null,
  };
}

function comparedOn(
  criteria: readonly CriterionReport[],
  id: CriterionId,
  [first, second]: Pair<OptionReport>,
  adds: number,
): ComparedCriterion {
  const at = criteria.findIndex((criterion) => criterion.id === id);
  const ratings: Pair<number> = [first.ratings[at] ?? missing(), second.ratings[at] ?? missing()];
  return { criterion: criteria[at] ?? missing(), ratings, adds };
}

function reasonsFor(option: OptionId, spoken: readonly SpokenReason[]): readonly Reason[] {
  return spoken.filter(({ speaks }) => (speaks.option === option) === (speaks.how === 'for'));
}
