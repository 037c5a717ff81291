import type { Reason } from '../../../engine/reasons.ts';
import { knownCostOf } from '../../../report/cost-of.ts';
import { exclusionId, exclusionText, groundsOf } from '../../../report/grounds.ts';
import { inputsJson, round, verdictJson } from '../../../report/json.ts';
import { budgetJson, rangeJson, rounded } from '../../../report/money-json.ts';
import type { OptionReport } from '../../../report/report.ts';
import type { OptionsReport } from './report.ts';

/** Two options for programs. Keys stay; more may be added. */
export function optionsJson(compared: OptionsReport) {
  const { lead, money, options, reasons, report, rows } = compared;
  return {
    schema: 'advisor/options@1',
    inputs: inputsJson(report, money),
    verdict: verdictJson(report),
    lead: round(lead),
    options: options.map((option, at) => optionJson(compared, option, reasons[at === 0 ? 0 : 1])),
    criteria: rows.map(({ adds, criterion: { id, title, weight }, ratings }) => ({
      id,
      title,
      weight,
      ratings: Object.fromEntries(options.map((option, at) => [option.id, ratings[at === 0 ? 0 : 1]])),
      adds: round(adds),
    })),
  };
}

function optionJson({ money }: OptionsReport, option: OptionReport, reasons: readonly Reason[]) {
  const { exclusions, id, rank, score, title } = option;
  const cost = money?.kind === 'estimated' ? knownCostOf(money, id) : null;
  return {
    id,
    title,
    rank,
    score: round(score),
    excluded_by: exclusions.map(exclusionId),
    excluded_because: exclusions.map(exclusionText),
    usd_a_month: cost === null ? null : { ...rangeJson(cost), without_salaries: rangeJson(cost.invoices) },
    cash_up_front_usd: rounded(cost?.cashUpFront ?? null),
    budget: budgetJson(money, id),
    reasons: reasons.map(reasonJson),
  };
}

function reasonJson(reason: Reason) {
  const { basis, because, claims } = groundsOf(reason);
  return {
    rule: reason.of === 'rule' ? reason.rule.id : null,
    criterion: reason.criterion,
    because,
    basis,
    claims,
    points: round(reason.speaks?.points ?? 0),
    about: reason.speaks?.option ?? null,
  };
}
