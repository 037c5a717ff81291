import { flipJson } from '../../report/flip-json.ts';
import { round } from '../../report/json.ts';
import { rounded } from '../../report/money-json.ts';
import { isWithinBudget, movedMost } from './cost-words.ts';
import type { Cause, ComparedCost, ComparedSide, CompareReport } from './report.ts';
import { haveSamePrices, isSameRulebook, summarySentence } from './sentences.ts';

/** The comparison for programs. Keys stay; more may be added. */
export function compareJson(compared: CompareReport) {
  const { before, after, facts, priorities, assumptions, notUnderstood, cause } = compared;
  return {
    schema: 'advisor/comparison@1',
    summary: summarySentence(compared),
    a: sideJson(before),
    b: sideJson(after),
    same_verdict: before.verdict.option === after.verdict.option,
    same_rulebook: isSameRulebook(compared),
    same_prices: haveSamePrices(compared),
    facts: facts.map(({ fact, from, to, origin, direction }) => ({ fact, from, to, origin, direction })),
    priorities: priorities.map(({ criterion, from, to }) => ({ criterion, from, to })),
    assumptions: assumptions?.map(({ assumption, from, to }) => ({ assumption, from, to })) ?? null,
    not_understood: notUnderstood,
    moved_most: movedMost(compared),
    cause: causeJson(cause),
  };
}

function sideJson(side: ComparedSide) {
  const {
    advisor,
    budget,
    costs,
    file,
    kind,
    models,
    name,
    nearestFlip,
    pricesAsOf,
    pricesSha256,
    rulebook,
    verdict,
  } = side;
  const { id, version, sha256 } = rulebook;
  const { option, confidence, margin, settled } = verdict;
  return {
    kind,
    file,
    name,
    advisor,
    rulebook: { id, version, sha256 },
    prices_as_of: pricesAsOf,
    prices_sha256: pricesSha256,
    verdict: { option, confidence, margin: margin === null ? null : round(margin), settled },
    usd_a_month: Object.fromEntries([...costs].map(([id, cost]) => [id, costJson(cost)])),
    budget,
    within_budget: isWithinBudget(side),
    models,
    nearest_flip: nearestFlip === null ? null : flipJson(nearestFlip),
  };
}

function costJson({ likely, withoutSalaries }: ComparedCost) {
  return { likely: rounded(likely), without_salaries: rounded(withoutSalaries) };
}

function causeJson(cause: Cause) {
  if (!('sets' in cause)) return cause;
  const { isSmallest, mayHaveSpare, ...rest } = cause;
  return { ...rest, smallest: isSmallest, ...(mayHaveSpare && { not_proved: ['none_to_spare'] }) };
}
