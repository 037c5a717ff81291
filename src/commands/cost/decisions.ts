import { isWithinSum } from '../../cost/budget.ts';
import type { PricedDecision } from '../../cost/decision.ts';
import { amount, stated } from '../../layout/amounts.ts';
import type { DetailedMoney } from '../../report/money.ts';
import { rangeJson } from '../../report/money-json.ts';
import { unsuitableText } from '../../report/money-sentences.ts';
import type { Report } from '../../report/report.ts';
import { nounOf } from '../../report/sentences.ts';

/** What was decided costs, a sentence for each system; the figures of the options stay as they are. */
export function decisionSentences(report: Report, money: DetailedMoney): readonly string[] {
  return money.decisions.flatMap((decision) => [
    costText(report, money, decision),
    ...unknownModelText(report, decision),
  ]);
}

function costText(report: Report, { budget, otherRoles }: DetailedMoney, decision: PricedDecision): string {
  const { cost, model, option } = decision;
  const chosen = `You chose ${nounOf(report, option)}${model === null ? '' : ` with ${model.name}`}`;
  if (cost.kind === 'unsuitable')
    return `${chosen}, which has no figure: ${unsuitableText(cost)}. Mend decision.model or decision.chosen.`;
  if (cost.kind !== 'known') return `${chosen}: no figure is known for it.`;
  const isWithin = isWithinSum(budget, cost, otherRoles.length);
  const standing =
    isWithin === null ? '' : ` (${isWithin ? 'within' : 'above'} the budget of ${stated(budget ?? 0)})`;
  return `${chosen}: USD ${amount(cost.invoices.likely)} a month without salaries${standing} and ${amount(cost.likely)} with them.`;
}

/** A model that the catalogue lacks is priced with the one that stands for its option, and that is said. */
function unknownModelText(report: Report, { model, named, option }: PricedDecision): readonly string[] {
  if (named === null || model !== null) return [];
  return [
    `The catalogue does not know the model "${named}": that figure is for the model that stands for ${nounOf(report, option)} below. Its own prices can be stated, as in --assume price.closed_input_usd=2.`,
  ];
}

export function decisionJson(decision: PricedDecision, { budget, otherRoles }: DetailedMoney) {
  const { cost, model, named, option } = decision;
  return {
    option,
    named,
    model: model?.id ?? null,
    status: cost.kind,
    usd_a_month: cost.kind === 'known' ? rangeJson(cost) : null,
    without_salaries: cost.kind === 'known' ? rangeJson(cost.invoices) : null,
    within_budget: isWithinSum(budget, cost, otherRoles.length),
  };
}
