import type { OptionId } from '../catalog/option.ts';
import { isWithinSum } from '../cost/answers/budget.ts';
import type { PricedDecision } from '../cost/answers/decision.ts';
import type { Service } from '../cost/pricing/plan.ts';
import { amount, stated } from '../layout/amounts.ts';
import type { DetailedMoney } from './money.ts';
import { noFigureText, unsuitableText } from './no-figure.ts';
import { announcedTexts } from './price-sentences.ts';
import { servicesBoundText } from './region-sentences.ts';
import type { Report } from './report.ts';
import { nounOf } from './sentences.ts';

/** What was decided costs, a sentence for each system; the figures of the options stay as they are. */
export function decisionSentences(report: Report, money: DetailedMoney): readonly string[] {
  return money.decisions.flatMap((decision) => [
    costText(report, money, decision),
    ...unknownModelText(report, decision),
  ]);
}

function costText(report: Report, money: DetailedMoney, decision: PricedDecision): string {
  const { budget, quote } = money;
  const { cost, model, option, plan } = decision;
  const chosen = `You chose ${nounOf(report, option)}${model === null ? '' : ` with ${model.name}`}`;
  if (cost.kind === 'unsuitable')
    return `${chosen}, which has no figure: ${unsuitableText(cost)}. Mend decision.model or decision.chosen.`;
  if (cost.kind !== 'known') return `${chosen}: ${noFigureText(money, option, cost)}.`;
  const services = plan === null ? [] : plan.flatMap((each) => each.services);
  const bound = servicesBoundText(services, quote.project.needs.residency);
  const notes = [...(bound === null ? [] : [bound]), ...announcedIn(services)].map((text) => `; ${text}`);
  const isWithin = isWithinSum(budget, cost);
  const standing =
    isWithin === null ? '' : ` (${isWithin ? 'within' : 'above'} the budget of ${stated(budget ?? 0)})`;
  return `${chosen}: USD ${amount(cost.invoices.likely)} a month without salaries${standing} and ${amount(cost.likely)} with them${notes.join('')}.`;
}

/** Which of the models of a decision will cost something else. */
function announcedIn(services: readonly Service[]): readonly string[] {
  const bought = services.filter((service) => service.kind === 'tokens');
  return bought.flatMap(({ model, price }) => announcedTexts(price, model.name));
}

/** A model that the catalogue lacks is priced with the one that stands for its option, and that is said. */
function unknownModelText(report: Report, { cost, model, named, option }: PricedDecision): readonly string[] {
  if (named === null || model !== null) return [];
  if (cost.kind !== 'known') return [`The catalogue does not know the model "${named}".`];
  return [
    `The catalogue does not know the model "${named}": that figure is for the model that stands for ${nounOf(report, option)}. ${OWN_FIGURES[option]}`,
  ];
}

/** How a team says what its own model costs. */
const OWN_FIGURES: Readonly<Record<OptionId, string>> = {
  'closed-api': 'Its own prices can be stated, as in --assume price.closed_input_usd=2.',
  'open-managed': 'Its own prices can be stated, as in --assume price.managed_input_usd=2.',
  'open-self-hosted': 'Its own speed can be stated, as in --assume replica.calls_per_second=2.',
  hybrid: 'Its own prices can be stated, as in --assume price.closed_input_usd=2.',
};
