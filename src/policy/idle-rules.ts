import type { ProfileResult } from './check-report.ts';
import type { RuleIdle } from './findings/of-rule.ts';
import type { PolicyRule } from './policy.ts';

/** Rules that apply to none of the profiles that there are: many a "when" is misspelt. */
export function idleRules(
  profiles: readonly ProfileResult[],
  rules: readonly PolicyRule[],
): readonly RuleIdle[] {
  const applied = new Set(profiles.flatMap((each) => (each.kind === 'checked' ? each.applied : [])));
  const idle = profiles.length === 0 ? [] : rules.filter((rule) => !applied.has(rule));
  return idle.map((rule) => ({
    kind: 'rule-idle',
    rule: 'idle-rules',
    severity: 'warning',
    cause: 'policy',
    place: rule.place,
    requiredBy: null,
    idle: rule,
    profiles: profiles.length,
  }));
}
