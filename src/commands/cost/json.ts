import { ASSUMPTION_TABLE } from '../../cost/assumption-table.ts';
import { NOT_INCLUDED } from '../../cost/assumptions.ts';
import type { KnownCost, MonthlyCost } from '../../cost/cost.ts';
import type { BreakEven } from '../../cost/cost-break-even.ts';
import type { UsedAssumption } from '../../cost/cost-report.ts';
import type { EstimatedMoney } from '../../cost/money.ts';
import { inputsJson, verdictJson } from '../../report/json.ts';
import { obstacleJson, rounded, snakeCased } from '../../report/money-json.ts';
import type { CostedReport } from '../../report/report.ts';
import { hostingJson, offerJson, rangeJson } from '../../report/supply-json.ts';

/** The costs for programs. Keys stay; more may be added. */
export function costJson(report: CostedReport) {
  return {
    schema: 'advisor/cost@1',
    inputs: inputsJson(report, report.money),
    verdict: verdictJson(report),
    ...moneyJson(report),
  };
}

function moneyJson({ money, options }: CostedReport) {
  if (money === null) return {};
  if (money.kind !== 'estimated') return obstacleJson(money);
  const ids = options.map((option) => option.id);
  const ordered = money.options.toSorted(
    (left, right) => ids.indexOf(left.option) - ids.indexOf(right.option),
  );
  return {
    status: 'estimated',
    workload: snakeCased({ ...money.load, modalities: money.role }),
    not_costed_roles: money.otherRoles,
    options: ordered.map(({ option, cost }) => ({ id: option, ...optionJson(cost) })),
    models: picksJson(money),
    cheaper: snakeCased(money.cheaper),
    break_even: money.breakEven.map(({ against, result }) => ({ against, ...breakEvenJson(result) })),
    assumptions: money.assumptions.map(assumptionJson),
    not_included: NOT_INCLUDED,
  };
}

function optionJson(cost: MonthlyCost) {
  if (cost.kind === 'known') return knownJson(cost);
  const { kind, ...why } = cost;
  return { status: kind, ...why };
}

function knownJson(cost: KnownCost) {
  return {
    status: 'known',
    usd_a_month: rangeJson(cost),
    usd_per_thousand_requests: rangeJson(cost.perThousandRequests),
    parts: Object.fromEntries(cost.parts.map(({ id, ...range }) => [id, rangeJson(range)])),
    dominant: cost.dominant,
    up_front_usd: rounded(cost.upFrontUsd),
    ...(cost.hosting && {
      hosting: {
        replicas: cost.hosting.replicas,
        gpus: cost.hosting.gpus,
        serves_requests_a_day: rounded(cost.hosting.servesPerDay),
        usd_per_million_output_tokens: rounded(cost.hosting.usdPerMillionTokens ?? null),
      },
    }),
    matters_most: cost.sensitivities.map(({ id, value, usdAtLow, usdAtHigh }) => ({
      assumption: id,
      low: value.low,
      high: value.high,
      usd_a_month_at_low: rounded(usdAtLow),
      usd_a_month_at_high: rounded(usdAtHigh),
    })),
  };
}

function picksJson({ picks }: EstimatedMoney) {
  const { closed, managed, hosted } = picks;
  return {
    'open-self-hosted': hosted ? { id: hosted.model.id, ...hostingJson(hosted.hosting) } : null,
    'open-managed': managed ? { id: managed.model.id, ...offerJson(managed.offer) } : null,
    'closed-api': closed ? { id: closed.model.id, ...offerJson(closed.offer) } : null,
  };
}

function breakEvenJson(result: BreakEven) {
  if (result.kind === 'known')
    return { status: 'known', months: result.months, volume: snakeCased(result.volume) };
  const { kind, ...why } = result;
  return { status: kind, ...why };
}

function assumptionJson({ id, value, isStated }: UsedAssumption) {
  const { what, unit, source, date } = ASSUMPTION_TABLE[id];
  const { low, likely, high } = value;
  return { id, low, likely, high, unit, what, source, date, stated: isStated };
}
