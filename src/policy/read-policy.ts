import { PROFILE_PARTS } from '../profile/profile.ts';
import { atomsOf, type Condition } from '../rulebook/condition.ts';
import type { Fact } from '../rulebook/fact.ts';
import { withFormerFacts } from '../rulebook/former-fact.ts';
import { readCondition, type Vocabulary } from '../rulebook/read-condition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { isNoAnswer } from '../yaml/no-answer.ts';
import { grouped } from '../yaml/phrases.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import { wrongValue } from '../yaml/read.ts';
import {
  child,
  type FilePlace,
  type ListTree,
  plain,
  type SourceFile,
  type Span,
  type Tree,
} from '../yaml/tree.ts';
import { problemsOfZod } from '../yaml/zod-problems.ts';
import { checkEnforcement } from './check-enforcement.ts';
import { type CompiledPolicy, canHoldAtAll, compileRules } from './compile.ts';
import { checkExtension, type Extended, inheritedRules, NOTHING_EXTENDED, ownFactsOf } from './extended.ts';
import { policyFacts } from './facts/definitions.ts';
import { GUARDABLE } from './guard-decision.ts';
import { BUILT_IN_RULES, type NamedFact, type Policy, type PolicyRule } from './policy.ts';
import { readWaivers } from './read-waivers.ts';
import { namedTwice, type RuleNames } from './rule-names.ts';
import { readPin } from './rulebook-pin.ts';
import { policySchema, type RawPolicy } from './schema.ts';
import { readTightenings } from './tighten.ts';

type RawRule = NonNullable<RawPolicy['rules']>[number];

/**
 * Checks a policy text: its form, every name in it, every condition, and that each rule can apply and be violated.
 * All problems at once; one is a rule whose name is `taken` by another policy of the run. What it may name of the policy
 * that it extends is in `extended`.
 */
export function readPolicy(
  tree: Tree,
  file: SourceFile,
  rulebook: Rulebook,
  taken: RuleNames,
  extended: Extended = NOTHING_EXTENDED,
): Outcome<CompiledPolicy> {
  const parsed = policySchema.safeParse(plain(tree));
  const twice = namedTwice(tree, taken);
  if (!parsed.success)
    return { ok: false, problems: [...problemsOfZod(tree, policySchema, parsed.error), ...twice] };
  const linked = new PolicyLinker(tree, file, parsed.data, rulebook, extended).link();
  return linked.ok && twice.length === 0
    ? linked
    : {
        ok: false,
        problems: [...(linked.ok ? [] : withFormerFacts(linked.problems, rulebook.former)), ...twice],
      };
}

const ALWAYS: Condition = { kind: 'all', of: [] };

class PolicyLinker {
  private readonly problems: Problem[] = [];
  private readonly tree: Tree;
  private readonly file: SourceFile;
  private readonly raw: RawPolicy;
  private readonly rulebook: Rulebook;
  private readonly own: readonly Fact[];
  private readonly extended: Extended;
  private readonly facts: Vocabulary;

  constructor(tree: Tree, file: SourceFile, raw: RawPolicy, rulebook: Rulebook, extended: Extended) {
    this.tree = tree;
    this.file = file;
    this.raw = raw;
    this.rulebook = rulebook;
    this.extended = extended;
    this.own = ownFactsOf(raw, extended);
    const facts = [...rulebook.facts, ...policyFacts(rulebook), ...this.own];
    this.facts = new Map(facts.map((fact) => [fact.id, fact]));
  }

  link(): Outcome<CompiledPolicy> {
    const { extended, file, problems, raw, tree } = this;
    const rules = (raw.rules ?? []).map((rule, index) => this.linkRule(rule, this.item('rules', index)));
    const isReadable = problems.length === 0;
    const pin = readPin(tree, file, raw.rulebook, this.rulebook, problems);
    this.checkIds(rules);
    checkEnforcement(tree, rules, problems);
    checkExtension(tree, raw, extended, problems);
    const tightens = readTightenings(tree, rules, extended, problems);
    const known = this.namedFacts('known');
    const guarded = this.namedFacts('guarded');
    const inherited = inheritedRules(extended);
    const waivers = readWaivers(tree, file, raw, { rules, known, guarded, inherited }, problems);
    const above = extended.kind === 'read' ? extended.file : null;
    const { own } = this;
    const policy = {
      name: raw.name,
      file,
      extends: above,
      tightens,
      pin,
      own,
      rules,
      known,
      guarded,
      waivers,
    };
    const compiled = isReadable ? this.compile(policy) : null;
    return compiled === null || this.problems.length > 0
      ? { ok: false, problems: this.problems }
      : { ok: true, value: compiled };
  }

  private linkRule(raw: RawRule, tree: Tree): PolicyRule {
    const read = (key: string) => {
      const condition = child(tree, key);
      return condition === undefined ? ALWAYS : readCondition(condition, this.facts, this.problems);
    };
    const require = read('require');
    const when = read('when');
    const because = child(tree, 'because');
    if (because !== undefined && isNoAnswer(raw.because))
      this.problems.push(
        wrongValue(`because of rule "${raw.id}"`, { kind: 'plain', description: 'a reason' }, because),
      );
    const at = this.place(tree, 'id');
    if (require.kind === 'all' && require.of.length === 0 && this.problems.length === 0)
      this.clash(`rule "${raw.id}"`, 'it requires nothing, so it can never be violated.', at);
    const tests = atomsOf(require).length + atomsOf(when).length;
    if (tests > MOST_TESTS) this.clash(`rule "${raw.id}"`, tooManyTests(tests), at);
    return {
      id: raw.id,
      when,
      require,
      severity: raw.severity,
      enforceFrom: raw.enforce_from ?? null,
      because: raw.because,
      place: this.inFile(at),
    };
  }

  private checkIds(rules: readonly PolicyRule[]): void {
    rules.forEach(({ id, place: { at } }, index) => {
      if (BUILT_IN_RULES.some((builtIn) => builtIn === id))
        this.clash(`rule "${id}"`, 'this name is taken by a rule that advisor brings along.', at);
      if (rules.findIndex((other) => other.id === id) !== index)
        this.problems.push({ kind: 'duplicate-name', role: 'rule', name: id, at });
    });
  }

  private namedFacts(key: 'known' | 'guarded'): readonly NamedFact[] {
    const facts = [...this.rulebook.facts, ...this.own].map((fact) => fact.id);
    const allowed = key === 'guarded' ? [...facts, ...GUARDABLE, ...PROFILE_PARTS] : facts;
    const named = this.raw[key] ?? [];
    return named.map((fact, index) => {
      const { at } = this.item(key, index);
      this.requireName('fact', fact, allowed, at);
      if (named.indexOf(fact) < index)
        this.problems.push({ kind: 'duplicate-value', subject: key, value: fact, at });
      return { fact, place: this.inFile(at) };
    });
  }

  private compile(policy: Policy): CompiledPolicy {
    const compiled = compileRules(policy, [...this.facts.values()]);
    for (const { rule, applies, violated } of compiled.compiled) {
      const subject = `rule "${rule.id}"`;
      if (canHoldAtAll(applies, compiled) === false)
        this.clash(subject, 'it can never apply: its "when" contradicts itself.', rule.place.at);
      else if (canHoldAtAll(violated, compiled) === false)
        this.clash(
          subject,
          'it can never be violated: where it applies, "require" always holds.',
          rule.place.at,
        );
    }
    return compiled;
  }

  private requireName(role: string, name: string, allowed: readonly string[], at: Span): void {
    if (!allowed.includes(name)) this.problems.push({ kind: 'unknown-name', role, name, allowed, at });
  }

  private clash(subject: string, explanation: string, at: Span): void {
    this.problems.push({ kind: 'clash', subject, explanation, at });
  }

  private item(list: string, index: number): Tree {
    const tree = child(this.tree, list);
    return isList(tree) ? (tree.items[index] ?? tree) : this.tree;
  }

  private inFile(at: Span): FilePlace {
    return { file: this.file, at };
  }

  private place(tree: Tree, key: string): Span {
    return child(tree, key)?.at ?? tree.at;
  }
}

function isList(tree: Tree | undefined): tree is ListTree {
  return tree?.kind === 'list';
}

/** Nobody reviews a longer rule, and each of its tests is looked at for each system. */
const MOST_TESTS = 5000;

function tooManyTests(count: number): string {
  return `too large to decide, because it tests ${grouped(count)} facts, and ${grouped(MOST_TESTS)} are looked at for one rule. Split it.`;
}
