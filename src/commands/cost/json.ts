import { SUPPLIES } from '../../catalog/option.ts';
import type { BreakEven } from '../../cost/answers/break-even.ts';
import type { UsedInput } from '../../cost/answers/money.ts';
import type { OptionCost } from '../../cost/answers/quote.ts';
import { NOT_INCLUDED } from '../../cost/asked/assumptions/not-included.ts';
import { ASSUMPTION_TABLE } from '../../cost/asked/assumptions/table.ts';
import type { Pick } from '../../cost/choosing/picks.ts';
import type { HostingUse, KnownCost } from '../../cost/pricing/cost.ts';
import type { Service } from '../../cost/pricing/plan.ts';
import { inputsJson, verdictJson } from '../../report/json.ts';
import type { DetailedMoney } from '../../report/money.ts';
import {
  budgetJson,
  decisionJson,
  obstacleJson,
  rangeJson,
  rounded,
  snakeCased,
} from '../../report/money-json.ts';
import { whyNoFigure } from '../../report/no-figure.ts';
import type { CostedReport } from '../../report/report.ts';
import { hostingJson, offerJson } from '../../report/supply-json.ts';
import { chosenNames, isLoadId } from './sentences.ts';
import { unusedJson } from './unused.ts';

/** The costs for programs. Keys stay; more may be added. */
export function costJson(report: CostedReport) {
  const { money } = report;
  return {
    schema: 'advisor/cost@1',
    inputs: inputsJson(report, money),
    verdict: verdictJson(report),
    ...(money.kind === 'estimated' ? moneyJson(report, money) : obstacleJson(money)),
  };
}

function moneyJson({ options }: CostedReport, money: DetailedMoney) {
  const ids = options.map((option) => option.id);
  const ordered = money.options.toSorted(
    (left, right) => ids.indexOf(left.option) - ids.indexOf(right.option),
  );
  return {
    status: 'estimated',
    workload: { ...workloadJson(money), modalities: money.role, assumed: money.load.assumed },
    quality: money.quality,
    options: ordered.map(({ option, cost }) => ({
      id: option,
      ...optionJson(money, option, cost),
      budget: budgetJson(money, option),
    })),
    models: Object.fromEntries(SUPPLIES.map((supply) => [supply, pickJson(money.picks[supply])])),
    further_models: money.quote.choices.slice(1).map(({ picks, project }) => ({
      modalities: project.role,
      models: Object.fromEntries(SUPPLIES.map((supply) => [supply, pickJson(picks[supply])])),
    })),
    decisions: money.decisions.map((decision) => decisionJson(decision, money)),
    cheaper: snakeCased(money.cheaper),
    break_even: money.breakEvens.map(({ against, result }) => ({ against, ...breakEvenJson(result) })),
    matters_most: money.decisive.map(({ option, ...each }) => ({ option, ...swingJson(each) })),
    assumptions: money.inputs.flatMap(assumptionJson),
    choices: Object.fromEntries(chosenNames(money)),
    unused_assumptions: unusedJson(money),
    not_included: NOT_INCLUDED,
  };
}

/** The likely numbers, and their ranges. */
function workloadJson({ load: { inputTokens, outputTokens, requestsPerDay } }: DetailedMoney) {
  return {
    requests_per_day: rounded(requestsPerDay.likely),
    input_tokens: rounded(inputTokens.likely),
    output_tokens: rounded(outputTokens.likely),
    ranges: snakeCased({
      requestsPerDay: rangeJson(requestsPerDay),
      inputTokens: rangeJson(inputTokens),
      outputTokens: rangeJson(outputTokens),
    }),
  };
}

function optionJson(money: DetailedMoney, option: string, cost: OptionCost) {
  if (cost.kind === 'known') return { ...knownJson(cost), ...(option === 'hybrid' && joinsJson(money)) };
  const { kind, ...why } = cost;
  return { status: kind, ...why, why: whyNoFigure(money, option) };
}

function knownJson(cost: KnownCost) {
  return {
    status: 'known',
    usd_a_month: rangeJson(cost),
    without_salaries: rangeJson(cost.invoices),
    usd_per_thousand_requests: rangeJson(cost.perThousandRequests),
    parts: Object.fromEntries(cost.items.map(({ id, ...range }) => [id, rangeJson(range)])),
    dominant: cost.dominant,
    cash_up_front_usd: rounded(cost.cashUpFront),
    over_12_months_usd: rounded(cost.over12Months),
    over_36_months_usd: rounded(cost.over36Months),
    ...hostingUseJson(cost.hosting),
    matters_most: cost.sensitivities.slice(0, 3).map(swingJson),
  };
}

/** What serves the load of the main model and, where others are hosted beside it, theirs. */
function hostingUseJson([main, ...further]: KnownCost['hosting']) {
  const use = ({ gpus, replicas, servesPerDay }: HostingUse) => ({
    replicas,
    gpus,
    serves_requests_a_day: rounded(servesPerDay),
  });
  return {
    ...(main && { hosting: use(main) }),
    ...(further.length > 0 && {
      further_hosting: further.map((each) => ({ id: each.model.id, ...use(each) })),
    }),
  };
}

/** The models of a mix, which are not always those of the options that it joins. */
function joinsJson({ quote: { plans } }: DetailedMoney) {
  return { joins: plans.get('hybrid')?.flatMap(({ services }) => services.map(serviceJson)) };
}

function serviceJson(service: Service) {
  const { model } = service;
  if (service.kind === 'tokens') {
    const { provider, regions } = service.price;
    return { id: model.id, supply: service.supply, provider, ...(regions !== null && { regions }) };
  }
  return { id: model.id, supply: service.isEndpoint ? 'open-managed' : 'open-self-hosted', provider: null };
}

function swingJson({ id, usdAtHigh, usdAtLow, value }: KnownCost['sensitivities'][number]) {
  return {
    assumption: id,
    low: value.low,
    high: value.high,
    usd_a_month_at_low: rounded(usdAtLow),
    usd_a_month_at_high: rounded(usdAtHigh),
  };
}

function pickJson(pick: Pick) {
  switch (pick.kind) {
    case 'bought':
      return { id: pick.model.id, chosen_by: pick.by, ...offerJson(pick.offer) };
    case 'hosted':
      return { id: pick.model.id, chosen_by: pick.by, ...hostingJson(pick.hosting) };
    case 'forbidden':
    case 'none-of-class':
    case 'unusable-gpu':
    case 'unsuitable':
    case 'no-figure':
      return null;
  }
}

function breakEvenJson(result: BreakEven) {
  switch (result.kind) {
    case 'from':
      return {
        status: 'from',
        requests_per_day: result.requestsPerDay,
        paid_back_after_months: rounded(result.paidBackAfter),
      };
    case 'between':
      return {
        status: 'between',
        requests_per_day: result.requestsPerDay,
        up_to_requests_per_day: rounded(result.upTo),
        paid_back_after_months: rounded(result.paidBackAfter),
      };
    case 'always':
      return {
        status: 'always',
        up_to_requests_per_day: rounded(result.upTo),
        paid_back_after_months: rounded(result.paidBackAfter),
      };
    case 'never':
      return { status: 'never', up_to_requests_per_day: rounded(result.upTo) };
    case 'not-comparable':
      return { status: 'not-comparable', lacking: result.lacking };
    case 'other-class':
      return { status: 'other-class', models: [result.own.id, result.other.id] };
  }
}

/** What the team states has no other source; the numbers of the load stand under `workload`. */
function assumptionJson({ id, isStated, value }: UsedInput) {
  if (isLoadId(id)) return [];
  const { date, source, unit, what } = ASSUMPTION_TABLE[id];
  const { high, likely, low } = value;
  const origin = isStated ? { source: null, date: null } : { source, date };
  return [{ id, low, likely, high, unit, what, ...origin, stated: isStated }];
}
