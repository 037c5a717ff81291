import { exclusionId, exclusionText } from '../../report/grounds.ts';
import { inputsJson, notProvedJson, round, verdictJson } from '../../report/json.ts';
import { similarJson } from '../../report/similar-json.ts';
import type { ExplainedRule, ExplainReport } from './report.ts';

/** The explanation for programs. Keys stay; more may be added. */
export function explainJson(explanation: ExplainReport) {
  const { report, subject, rival, rules, whyNot, similar } = explanation;
  return {
    schema: 'advisor/explanation@1',
    inputs: inputsJson(report),
    verdict: verdictJson(report),
    ...notProvedJson(report),
    compared: { subject, rival },
    rules: rules.map(ruleJson),
    why_not: whyNot.map(({ option, behind, criteria, exclusions }) => ({
      option,
      behind: round(behind),
      criteria: criteria.map(({ criterion, lost }) => ({ criterion, lost: round(lost) })),
      excluded_by: exclusions.map((each) => ({ id: exclusionId(each), because: exclusionText(each) })),
    })),
    similar: similarJson(similar),
  };
}

function ruleJson({ rule, state, tests, awaits, ask, impact, claims }: ExplainedRule) {
  return {
    id: rule.id,
    state,
    impact: impact === null ? null : round(impact),
    because: rule.because,
    reasons: rule.reasons,
    basis: rule.basis,
    claims,
    tests,
    awaits,
    ask,
    when: rule.when,
    effects: { weight: rule.weight, rate: rule.rate, exclude: rule.exclude, action: rule.actions },
  };
}
