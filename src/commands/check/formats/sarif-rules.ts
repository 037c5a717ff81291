import type { CheckedPolicy, CheckReport } from '../../../policy/check-report.ts';
import { BUILT_IN_RULES } from '../../../policy/policy.ts';
import { printable } from '../../../yaml/printable.ts';
import { BUILT_IN_TEXT, ruleText } from '../wording.ts';
import { policyLabel } from './findings.ts';

/** As long as GitHub lets a description be. */
const LONGEST = 1024;

/** A rule for each rule of the policies, and for each that advisor brings along. */
export function sarifRules(report: CheckReport) {
  const ofPolicy = (policy: CheckedPolicy) =>
    policy.rules.map((rule) => {
      const help = `${ruleText(rule)} Why: ${rule.because} (${policyLabel(policy, report)})`;
      return descriptor(rule.id, rule.because, ruleText(rule), help, rule.severity);
    });
  const builtIn = BUILT_IN_RULES.map((id) => {
    const text = BUILT_IN_TEXT[id];
    return descriptor(id, text, text, text, id === 'idle-rules' ? 'warning' : 'error');
  });
  return [...report.policies.flatMap(ofPolicy), ...builtIn];
}

function descriptor(id: string, short: string, full: string, help: string, level: string) {
  return {
    id,
    shortDescription: { text: cut(printable(short)) },
    fullDescription: { text: cut(printable(full)) },
    help: { text: printable(help) },
    defaultConfiguration: { level },
  };
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
