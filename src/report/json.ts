import { moneyJson, pricesJson, shortlistJson } from './money-json.ts';
import type { OpenFact, OptionReport, Report } from './report.ts';

export const REPORT_SCHEMA = 'advisor/report@1';

/** The report for programs. Keys stay; more may be added. Numbers are rounded to what they mean. */
export function reportJson(report: Report) {
  const { verdict } = report;
  const winner = report.options.find((option) => option.id === verdict.option);
  return {
    schema: REPORT_SCHEMA,
    inputs: inputsJson(report),
    verdict: {
      option: verdict.option,
      family: winner?.family ?? null,
      confidence: verdict.confidence,
      margin: verdict.margin === null ? null : round(verdict.margin),
      runner_up: verdict.runnerUp,
      tied: verdict.tied,
      settled: verdict.settled,
      stands_in: verdict.standsIn,
      holds_in: verdict.holdsIn,
      conflict: verdict.conflict,
      weight_flips: report.weightFlips,
    },
    options: report.options.map((option) => optionJson(report, option)),
    reasons: report.reasons.map((reason) => ({ ...reason, impact: round(reason.impact) })),
    actions: report.actions,
    unknown_facts: report.unknownFacts,
    open_facts: report.openFacts.map(openFactJson),
    holds_only_if: report.holdsOnlyIf,
    flips: report.flips,
    decisions: report.standings,
    current: report.move,
    contradictions: report.contradictions,
    ...(report.notProved.length > 0 && { not_proved: report.notProved }),
    ...(report.money && { cost: moneyJson(report.money) }),
    ...(report.money?.kind === 'reckoned' && { models: shortlistJson(report.money) }),
  };
}

function openFactJson({ couldBecome, proved, ...open }: OpenFact) {
  return { ...open, could_become: couldBecome, ...(!proved && { proved }) };
}

function inputsJson(report: Report) {
  const { name, file, sha256 } = report.profile;
  const { id, version, sha256: rulebookHash } = report.rulebook;
  const priorities = report.criteria.filter((criterion) => criterion.priority !== 'normal');
  return {
    advisor: report.advisor,
    rulebook: { id, version, sha256: rulebookHash },
    profile: { name, file, sha256 },
    facts: Object.fromEntries(report.facts),
    priorities: Object.fromEntries(priorities.map((criterion) => [criterion.id, criterion.priority])),
    ...(report.money?.kind === 'reckoned' && { prices: pricesJson(report.money) }),
  };
}

function optionJson(report: Report, option: OptionReport) {
  const criteria = report.criteria.map((criterion, index) => [
    criterion.id,
    { weight: criterion.weight, rating: option.ratings[index] },
  ]);
  return {
    id: option.id,
    title: option.title,
    family: option.family,
    score: round(option.score),
    rank: option.rank,
    excluded_by: option.exclusions.map((exclusion) => exclusion.id),
    bounds:
      option.bounds === null ? null : { low: round(option.bounds.low), high: round(option.bounds.high) },
    criteria: Object.fromEntries(criteria),
    patterns: option.patterns,
  };
}

/** Beyond six digits a score says nothing, and sums in another order could differ. */
export function round(value: number): number {
  return Number(value.toFixed(6));
}
