import type { Problem } from '../yaml/problem.ts';
import { child, entriesOf, type Tree } from '../yaml/tree.ts';
import type { CompiledPolicy } from './compile.ts';
import { type Extended, inheritedRules, type RulesById } from './extended.ts';
import { type PolicyRule, SEVERITIES, type Severity, type Tightening } from './policy.ts';

/** The severities that a policy raises of rules that it extends. Adds a problem for each that is not theirs, or not raised. */
export function readTightenings(
  tree: Tree,
  own: readonly PolicyRule[],
  extended: Extended,
  problems: Problem[],
): readonly Tightening[] {
  const inherited = inheritedRules(extended);
  if (extended.kind === 'missing') return [];
  return entriesOf(child(tree, 'tighten')).flatMap(({ key, keyAt, value }) => {
    const subject = `tighten.${key}`;
    const clash = (explanation: string) =>
      problems.push({ kind: 'clash', subject, explanation, at: value.at });
    const rule = inherited.get(key);
    const to = SEVERITIES.find((severity) => value.kind === 'scalar' && severity === value.value);
    if (rule !== undefined && to !== undefined && isStricter(to, rule.severity))
      return [{ rule: key, from: rule.severity, to }];
    if (rule !== undefined && to !== undefined)
      clash(
        `${rule.place.file.name} has this rule as ${article(rule.severity)} already, and a policy that extends another one may only be stricter.`,
      );
    else if (own.some(({ id }) => id === key))
      clash('this rule is one of this policy itself: change its severity.');
    else if (extended.kind === 'none')
      clash('only the rules of a policy named under "extends" can be tightened.');
    else if (rule === undefined)
      problems.push({
        kind: 'unknown-name',
        role: 'rule',
        name: key,
        allowed: [...inherited.keys()],
        at: keyAt,
      });
    return [];
  });
}

/** The rules of a policy and of those above it, as severe as they are with what it tightens. */
export function rulesWith({ rules, tightens }: CompiledPolicy, extended: Extended): RulesById {
  const all = [...inheritedRules(extended).values(), ...rules];
  return new Map(all.map((rule) => [rule.id, raised(rule, tightens)]));
}

/** Policies that apply together: each rule is as severe as the strictest of them wants it. */
export function tightened(policies: readonly CompiledPolicy[]): readonly CompiledPolicy[] {
  const tightens = policies.flatMap((policy) => policy.tightens);
  if (tightens.length === 0) return policies;
  return policies.map((policy) => ({
    ...policy,
    rules: policy.rules.map((rule) => raised(rule, tightens)),
    compiled: policy.compiled.map((each) => ({ ...each, rule: raised(each.rule, tightens) })),
  }));
}

function raised(rule: PolicyRule, tightens: readonly Tightening[]): PolicyRule {
  const own = tightens.filter((each) => each.rule === rule.id).map((each) => each.to);
  const severity = own.reduce(
    (strictest, each) => (isStricter(each, strictest) ? each : strictest),
    rule.severity,
  );
  return severity === rule.severity ? rule : { ...rule, severity };
}

function isStricter(severity: Severity, than: Severity): boolean {
  return SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(than);
}

function article(severity: Severity): string {
  return severity === 'error' ? 'an error' : `a ${severity}`;
}
