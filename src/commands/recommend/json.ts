import type { ScoreBounds } from '../../engine/bounds.ts';
import type { LowRating } from '../../engine/low-ratings.ts';
import type { Reason } from '../../engine/reasons.ts';
import { flipJson } from '../../report/flip-json.ts';
import { exclusionId, exclusionText, groundsOf } from '../../report/grounds.ts';
import { inputsJson, notProvedJson, round, verdictJson } from '../../report/json.ts';
import { budgetJson, moneyJson, shortlistJson } from '../../report/money-json.ts';
import type { OptionReport, Recommendation, ReportedOpenFact } from '../../report/report.ts';
import { similarJson } from '../../report/similar-json.ts';

/** The recommendation for programs. Keys stay; more may be added. Numbers are rounded to what they mean. */
export function recommendJson(report: Recommendation, bounds: ReadonlyMap<string, ScoreBounds>) {
  const { money } = report;
  return {
    schema: 'advisor/report@1',
    inputs: inputsJson(report, money),
    verdict: verdictJson(report),
    options: report.options.map((option) => optionJson(report, option, bounds.get(option.id))),
    reasons: report.reasons.map(reasonJson),
    low_ratings: report.lowRatings.map(lowRatingJson),
    actions: report.actions,
    unknown_facts: report.unknownFacts,
    open_facts: report.openFacts.map(openFactJson),
    holds_only_if: report.holdsOnlyIf,
    flips: report.flips.map(flipJson),
    decisions: report.standings,
    current: report.move,
    contradictions: report.contradictions,
    similar: similarJson(report.similar),
    ...notProvedJson(report),
    ...(money && { cost: moneyJson(money) }),
    ...(money?.kind === 'estimated' && { models: shortlistJson(money) }),
  };
}

function reasonJson(reason: Reason) {
  const { because, claims, basis } = groundsOf(reason);
  return {
    rule: reason.of === 'rule' ? reason.rule.id : null,
    criterion: reason.criterion,
    option: reason.of === 'rule' ? null : reason.option,
    because,
    claims,
    basis,
    favours: reason.favours,
    against: reason.against,
    impact: round(reason.impact),
    speaks: reason.speaks === null ? null : reason.speaks.how,
    about: reason.speaks === null ? null : reason.speaks.option,
  };
}

function lowRatingJson({ criterion, isLowest, rating, reasons }: LowRating) {
  const named = reasons.map((reason) => {
    const { basis, because } = groundsOf(reason);
    return { rule: reason.of === 'rule' ? reason.rule.id : null, because, basis };
  });
  return { criterion, rating, lowest: isLowest, reasons: named };
}

function openFactJson({ ask, couldBecome, fact, proved, question, swing }: ReportedOpenFact) {
  return { fact, question, ask, swing, could_become: couldBecome, ...(!proved && { proved }) };
}

function optionJson(report: Recommendation, option: OptionReport, bounds: ScoreBounds | undefined) {
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
    excluded_by: option.exclusions.map(exclusionId),
    excluded_because: option.exclusions.map(exclusionText),
    bounds: bounds === undefined ? null : { low: round(bounds.low), high: round(bounds.high) },
    criteria: Object.fromEntries(criteria),
    patterns: option.patterns,
    ...(report.money && { budget: budgetJson(report.money, option.id) }),
  };
}
