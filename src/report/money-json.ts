import type { EstimatedMoney, ModelsReport, Money } from '../cost/money.ts';
import type { Candidate } from '../cost/shortlist.ts';
import { SHORTLISTED } from '../cost/shortlisted.ts';

type Dated = Pick<ModelsReport, 'prices' | 'gpusAsOf'>;

/** From when prices are: of tokens, and of GPUs. */
export function pricesJson({ prices, gpusAsOf }: Dated) {
  return {
    as_of: prices.dated,
    sha256: prices.sha256,
    lists: prices.lists.map(({ library, version, published }) => ({ library, version, as_of: published })),
    gpus_as_of: gpusAsOf,
  };
}

/** Keys as everywhere in our JSON: requestsPerDay becomes requests_per_day. */
export function snakeCased(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeCased);
  return typeof value === 'object' && value !== null ? snakeCasedRow(value) : value;
}

export function snakeCasedRow(row: object): Readonly<Record<string, unknown>> {
  const entries = Object.entries(row).map(([key, inner]) => [
    key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    snakeCased(inner),
  ]);
  return Object.fromEntries(entries);
}

/** Beyond a hundredth of a cent an estimate says nothing. */
export function rounded(value: number): number;
export function rounded(value: number | null): number | null;
export function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(4));
}

/** What is missing or impossible, where nothing can be estimated. */
export function obstacleJson(money: Exclude<Money, EstimatedMoney>) {
  return money.kind === 'unknown'
    ? { status: 'unknown', missing: money.missing }
    : { status: 'invalid', facts: money.facts };
}

/** What `recommend` says of costs: the likely figures with their ranges, and where they disagree with the verdict. */
export function moneyJson(money: Money) {
  if (money.kind !== 'estimated') return obstacleJson(money);
  const options = money.options.map(({ option, cost }) => [
    option,
    cost.kind === 'known'
      ? { status: 'known', low: rounded(cost.low), likely: rounded(cost.likely), high: rounded(cost.high) }
      : { status: cost.kind },
  ]);
  return {
    status: 'estimated',
    usd_a_month: Object.fromEntries(options),
    cheaper: snakeCased(money.cheaper),
  };
}

export function shortlistJson({ shortlist }: EstimatedMoney) {
  return shortlist.map(({ role, supply, ranked }) => ({
    modalities: role,
    supply,
    models: ranked.slice(0, SHORTLISTED).map(candidateJson),
  }));
}

function candidateJson({ model, cost, unknowns }: Candidate) {
  return {
    id: model.id,
    name: model.name,
    usd_a_month: cost?.kind === 'known' ? rounded(cost.usd) : null,
    unverified: model.unverified,
    retires: model.retires,
    unknown: unknowns,
  };
}
