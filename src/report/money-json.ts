import { type BudgetStanding, isWithinSum } from '../cost/answers/budget.ts';
import type { PricedDecision } from '../cost/answers/decision.ts';
import type { OptionCost } from '../cost/answers/quote.ts';
import type { Candidate } from '../cost/choosing/candidate.ts';
import type { ModelsReport } from './models.ts';
import type { DetailedMoney, NoMoney, ShownMoney } from './money.ts';
import { firstOfClass, SHORTLISTED } from './shortlisted.ts';

type Dated = Pick<ModelsReport, 'prices' | 'gpusAsOf'>;

/** From when prices are: of tokens, and of GPUs; by the hash two sets of prices are told apart. */
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
export function obstacleJson(money: NoMoney) {
  return money.kind === 'unknown'
    ? { status: 'unknown', missing: money.missing }
    : { status: 'invalid', facts: money.facts };
}

/** What `recommend` says of costs: the likely figures with their ranges, and where they disagree with the verdict. */
export function moneyJson(money: ShownMoney) {
  if (money.kind !== 'estimated') return obstacleJson(money);
  return {
    status: 'estimated',
    usd_a_month: Object.fromEntries(money.options.map(({ option, cost }) => [option, figuresJson(cost)])),
    decisions: money.decisions.map((decision) => decisionJson(decision, money)),
    cheaper: snakeCased(money.cheaper),
  };
}

/** With salaries, as everywhere; and without, as they are held against a budget. */
function figuresJson(cost: OptionCost) {
  return cost.kind === 'known'
    ? { status: 'known', ...rangeJson(cost), without_salaries: rangeJson(cost.invoices) }
    : { status: cost.kind };
}

export function rangeJson({ low, likely, high }: { low: number; likely: number; high: number }) {
  return { low: rounded(low), likely: rounded(likely), high: rounded(high) };
}

/** The budget of a profile and how an option stands to it; null where none is named. */
export function budgetJson(money: ShownMoney | null, option: string) {
  if (money?.kind !== 'estimated' || money.limit === null) return null;
  const standing: BudgetStanding =
    money.options.find((each) => each.option === option)?.budget ?? 'not-compared';
  const { limit } = money;
  return limit.kind === 'sum'
    ? { usd: limit.usd, standing }
    : { usd: null, level: limit.level, below_usd: limit.usd, standing };
}

export function shortlistJson({ lists, quote: { project } }: DetailedMoney) {
  return lists.map((list) => ({
    modalities: list.role,
    supply: list.supply,
    models: firstOfClass(list, project.needs, SHORTLISTED).map(candidateJson),
  }));
}

function candidateJson({ model, unknowns, way }: Candidate) {
  return {
    id: model.id,
    name: model.name,
    usd_a_month: rounded(way?.usd ?? null),
    unverified: model.unverified,
    retires: model.retires,
    unknown: unknowns,
  };
}

/** What a system decided costs, with what it stands for. */
export function decisionJson(decision: PricedDecision, { budget }: DetailedMoney) {
  const { cost, model, named, option } = decision;
  return {
    option,
    named,
    model: model?.id ?? null,
    status: cost.kind,
    usd_a_month: cost.kind === 'known' ? rangeJson(cost) : null,
    without_salaries: cost.kind === 'known' ? rangeJson(cost.invoices) : null,
    within_budget: isWithinSum(budget, cost),
  };
}
