import { explainRules, type RuleExplanation, whyNot } from '../engine/explain.ts';
import { Comparison } from '../engine/reasons.ts';
import type {
  CitedClaim,
  ExplainedRule,
  ExplainReport,
  ExplainRequest,
  WhyNotOption,
} from '../explain-report.ts';
import type { Report } from '../report.ts';
import type { FactId } from '../rulebook/fact.ts';
import type { ClaimId, Rulebook } from '../rulebook/rulebook.ts';
import { reportOf } from './recommend.ts';
import type { Situation } from './situation.ts';

const STATES = ['fired', 'undecided', 'not-fired'] as const;

/** Explains a verdict rule by rule and option by option. The request must name rules and options that exist. */
export function explanationOf(situation: Situation, request: ExplainRequest): ExplainReport {
  const { loaded, analysis, known } = situation;
  const { options } = loaded.rulebook;
  const report = reportOf(situation, 'summary');
  const { subject, runnerUp } = new Comparison(analysis.decision);
  const explained = explainRules(analysis.decision, known);
  const count = (state: RuleExplanation['state']) => explained.filter((each) => each.state === state).length;
  return {
    report,
    request,
    subject: options[subject].id,
    rival: options[runnerUp]?.id ?? null,
    counts: { fired: count('fired'), undecided: count('undecided'), 'not-fired': count('not-fired') },
    rules: rulesFor(request, loaded.rulebook, explained),
    whyNot: whyNotFor(request, situation, report),
  };
}

function rulesFor(
  { rule, option, all }: ExplainRequest,
  rulebook: Rulebook,
  explained: readonly RuleExplanation[],
): readonly ExplainedRule[] {
  const rules = explained.map((each) => explainedRule(rulebook, each));
  if (rule !== null) return rules.filter((each) => each.rule.id === rule);
  if (option !== null) return [];
  const effect = ({ impact }: ExplainedRule) =>
    impact === null ? Number.POSITIVE_INFINITY : Math.abs(impact);
  return rules
    .filter(({ state }) => all || state !== 'not-fired')
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
