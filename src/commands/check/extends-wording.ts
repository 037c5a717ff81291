import type { CheckedPolicy, CheckReport } from '../../policy/check-report.ts';
import { listed } from '../../yaml/phrases.ts';
import { policyLabel } from './formats/findings.ts';

/** What policies change of those that they extend, a sentence for each that extends one. */
export function extendsSentences(report: CheckReport): readonly string[] {
  return report.policies.flatMap((policy) => {
    const parent = report.policies.find((each) => each.file === policy.extends);
    if (parent === undefined) return [];
    const changes = [...additions(policy), ...tightenings(policy)];
    const what = changes.length === 0 ? 'changes nothing' : listed(changes);
    return [`${policyLabel(policy, report)} extends ${policyLabel(parent, report)}: it ${what}.`];
  });
}

function additions({ guarded, known, rules }: CheckedPolicy): readonly string[] {
  const adds = [
    ...counted(rules.length, 'rule'),
    ...counted(known.length, 'known fact'),
    ...counted(guarded.length, 'guarded fact'),
  ];
  return adds.length === 0 ? [] : [`adds ${listed(adds)}`];
}

function tightenings({ tightens }: CheckedPolicy): readonly string[] {
  return tightens.map(({ from, rule, to }) => `makes ${rule} ${article(to)} where it was ${article(from)}`);
}

function article(severity: string): string {
  return severity === 'error' ? 'an error' : `a ${severity}`;
}

function counted(count: number, noun: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${noun}${count === 1 ? '' : 's'}`];
}
