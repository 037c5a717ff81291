import type { Decision } from '../../engine/decide.ts';
import { explainRules, type RuleExplanation, rulesInPlay, whyNot } from '../../engine/explain.ts';
import { Comparison } from '../../engine/reasons.ts';
import { reportOf } from '../../report/recommendation.ts';
import type { Report } from '../../report/report.ts';
import type { Situation } from '../../report/situation.ts';
import type { FactId } from '../../rulebook/fact.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from '../../rulebook/normal-form.ts';
import type { ClaimId, Rulebook } from '../../rulebook/rulebook.ts';
import type { CitedClaim, ExplainedRule, ExplainReport, ExplainRequest, WhyNotOption } from './report.ts';

const STATES = ['fired', 'undecided', 'not-fired'] as const;

/** Explains a verdict rule by rule and option by option. The request must name rules and options that exist. */
export function explanationOf(situation: Situation, request: ExplainRequest): ExplainReport {
  const { loaded, analysis, known } = situation;
  const { options } = loaded.rulebook;
  const report = reportOf(situation, 'summary');
  const comparison = new Comparison(analysis.decision);
  const asked = rulesAsked(request, analysis.decision);
  const explained = explainRules(analysis.decision, known, asked, comparison);
  return {
    report,
    request,
    subject: options[comparison.subject].id,
    rival: options[comparison.runnerUp]?.id ?? null,
    counts: countsOf(analysis.decision),
    rules: inOrder(explained.map((each) => explainedRule(loaded.rulebook, each))),
    whyNot: whyNotFor(request, situation, report),
  };
}

function rulesAsked({ rule, option, all }: ExplainRequest, decision: Decision): readonly number[] {
  const { rules } = decision.model.rulebook;
  if (rule !== null) return [rules.findIndex((each) => each.id === rule)];
  if (option !== null) return [];
  return all ? [...rules.keys()] : rulesInPlay(decision);
}

function countsOf({ evaluation: { truths } }: Decision): ExplainReport['counts'] {
  const count = (wanted: Truth) => truths.filter((truth) => truth === wanted).length;
  return { fired: count(TRUE), undecided: count(UNKNOWN), 'not-fired': count(FALSE) };
}

/** By state, the strongest first; those that would exclude the verdict or every rival before all others. */
function inOrder(rules: readonly ExplainedRule[]): readonly ExplainedRule[] {
  const effect = ({ impact }: ExplainedRule) =>
    impact === null ? Number.POSITIVE_INFINITY : Math.abs(impact);
  return rules
    .map((each) => ({ each, state: STATES.indexOf(each.state), effect: effect(each) }))
    .sort((a, b) => a.state - b.state || (a.effect === b.effect ? 0 : b.effect - a.effect))
    .map(({ each }) => each);
}

function explainedRule(rulebook: Rulebook, explanation: RuleExplanation): ExplainedRule {
  const rule = rulebook.rules[explanation.rule];
  const { state, atoms, awaits, impact } = explanation;
  const awaited = rulebook.facts.filter((fact) => awaits.includes(fact.id));
  return {
    rule,
    state,
    tests: atoms,
    awaits: awaited.map((fact): FactId => fact.id),
    ask: [...new Set(awaited.map((fact) => fact.ask))],
    impact,
    claims: rule.claims.flatMap((id) => citedClaim(rulebook, id)),
  };
}

function citedClaim(rulebook: Rulebook, id: ClaimId): readonly CitedClaim[] {
  const claim = rulebook.claims.find((each) => each.id === id);
  const source = rulebook.sources.find((each) => each.id === claim?.source);
  return claim === undefined || source === undefined
    ? []
    : [{ id, text: claim.text, section: claim.section, source }];
}

/** For the verdict itself, the comparison with the next best option answers the question. */
function whyNotFor(request: ExplainRequest, situation: Situation, report: Report): readonly WhyNotOption[] {
  const { rule, option } = request;
  if (rule !== null && option === null) return [];
  const others = whyNotOptions(situation, report);
  if (option === null) return others;
  return option === report.verdict.option
    ? others.slice(0, 1)
    : others.filter((each) => each.option === option);
}

/** In the order of rank. */
function whyNotOptions({ loaded, analysis }: Situation, report: Report): readonly WhyNotOption[] {
  const { options, criteria } = loaded.rulebook;
  const lost = new Map(whyNot(analysis.decision).map((each) => [options[each.option].id, each]));
  return report.options.flatMap(({ id, exclusions }): WhyNotOption[] => {
    const found = lost.get(id);
    if (found === undefined) return [];
    return [
      {
        option: id,
        behind: found.behind,
        criteria: found.criteria.map((each) => ({ criterion: criteria[each.criterion].id, lost: each.lost })),
        exclusions,
      },
    ];
  });
}
