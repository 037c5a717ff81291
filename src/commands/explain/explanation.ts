import { optionOf } from '../../engine/advice.ts';
import { comparisonOf } from '../../engine/comparison.ts';
import { explainRules, RULE_STATES, type RuleExplanation, ruleStates } from '../../engine/explain.ts';
import { type WhyNot, whyNot } from '../../engine/why-not.ts';
import type { Report } from '../../report/report.ts';
import { reportOf } from '../../report/report-of.ts';
import type { Situation } from '../../report/situation.ts';
import { missing } from '../../rulebook/at.ts';
import type { ClaimId, Rulebook } from '../../rulebook/rulebook.ts';
import type { CitedClaim, ExplainedRule, ExplainReport, ExplainRequest } from './report.ts';

/**
 * Explains a verdict rule by rule and option by option, and by what others did. The request must name rules and options
 * that exist.
 */
export function explanationOf(
  situation: Situation,
  request: ExplainRequest,
  similar: () => ExplainReport['similar'] = () => null,
): ExplainReport {
  const { advice, loaded } = situation;
  const { options } = loaded.rulebook;
  const report = reportOf(situation);
  const { rival, subject } = comparisonOf(advice);
  return {
    report,
    request,
    subject: (options[subject] ?? missing()).id,
    rival: options[rival]?.id ?? null,
    counts: countsOf(situation),
    rules: inOrder(rulesAsked(situation, request).map((each) => explainedRule(loaded.rulebook, each))),
    whyNot: whyNotFor(request, situation, report),
    similar: request.similar || isGeneral(request) ? similar() : [],
  };
}

/** Whether nothing in particular was asked for. */
function isGeneral({ option, rule, similar }: ExplainRequest): boolean {
  return option === null && rule === null && !similar;
}

function rulesAsked({ advice }: Situation, request: ExplainRequest): readonly RuleExplanation[] {
  const { rule, all } = request;
  if (rule !== null) return explainRules(advice, ({ id }) => id === rule);
  return isGeneral(request) ? explainRules(advice, (_, state) => all || state !== 'not-fired') : [];
}

function countsOf({ advice }: Situation): ExplainReport['counts'] {
  const states = ruleStates(advice);
  const count = (wanted: string) => states.filter((state) => state === wanted).length;
  return { fired: count('fired'), undecided: count('undecided'), 'not-fired': count('not-fired') };
}

/** By state, the strongest first; those that would exclude the verdict or every rival before all others. */
function inOrder(rules: readonly ExplainedRule[]): readonly ExplainedRule[] {
  const effect = ({ impact }: ExplainedRule) =>
    impact === null ? Number.POSITIVE_INFINITY : Math.abs(impact);
  return rules
    .map((each) => ({ each, state: RULE_STATES.indexOf(each.state), effect: effect(each) }))
    .sort((a, b) => a.state - b.state || (a.effect === b.effect ? 0 : b.effect - a.effect))
    .map(({ each }) => each);
}

function explainedRule(rulebook: Rulebook, explanation: RuleExplanation): ExplainedRule {
  const awaited = rulebook.facts.filter((fact) => explanation.awaits.includes(fact.id));
  return {
    ...explanation,
    awaits: awaited.map((fact) => fact.id),
    ask: [...new Set(awaited.map((fact) => fact.ask))],
    claims: explanation.rule.claims.flatMap((id) => citedClaim(rulebook, id)),
  };
}

function citedClaim(rulebook: Rulebook, id: ClaimId): readonly CitedClaim[] {
  const claim = rulebook.claims.find((each) => each.id === id);
  const source = rulebook.sources.find((each) => each.id === claim?.source);
  return claim === undefined || source === undefined
    ? []
    : [{ id, text: claim.text, section: claim.section, source }];
}

/** In the order of rank. For the verdict itself, the comparison with the next best option answers the question. */
function whyNotFor(
  request: ExplainRequest,
  { advice }: Situation,
  { options, verdict }: Report,
): readonly WhyNot[] {
  const { option } = request;
  if (option === null && !isGeneral(request)) return [];
  const found = whyNot(advice);
  const others = options.flatMap(({ id }) => found.find((each) => each.option === id) ?? []);
  if (option === null) return others;
  return option === optionOf(verdict) ? others.slice(0, 1) : others.filter((each) => each.option === option);
}
