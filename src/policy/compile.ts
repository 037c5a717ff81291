import { at } from '../rulebook/at.ts';
import type { Boxes } from '../rulebook/box.ts';
import { type Condition, factsOf } from '../rulebook/condition.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { FALSE, type Knowledge, type NormalForm, normalise, truthOf } from '../rulebook/normal-form.ts';
import type { Demands, Policy, PolicyRule } from './policy.ts';

export interface CompiledPolicyRule {
  readonly rule: PolicyRule;
  /** The facts of its conditions, each once, those of "require" first. */
  readonly facts: readonly FactId[];
  readonly applies: Boxes;
  readonly violated: Boxes;
  /** Where the rule does not apply, or what it requires holds: the rest of `violated`. */
  readonly kept: Boxes;
}

/** Rules in the normal form of the rulebook's conditions. */
interface Compiled {
  readonly facts: ReadonlyMap<FactId, Fact>;
  readonly form: NormalForm;
  readonly compiled: readonly CompiledPolicyRule[];
}

export type CompiledDemands = Demands & Compiled;
export type CompiledPolicy = Policy & Compiled;

/** Where a rule stands on what is known. */
export type Standing = 'kept' | 'violated' | 'undecided';

/** @throws TooFine as normalise does, for the conditions of each rule in turn. */
export function compileRules<D extends Demands>(demands: D, facts: readonly Fact[]): D & Compiled {
  const form = normalise(facts, demands.rules.flatMap(conditionsOf));
  const compiled = demands.rules.map((rule, index) => ({
    rule,
    facts: [...new Set([...factsOf(rule.require), ...factsOf(rule.when)])],
    applies: at(form.conditions, index * CONDITIONS),
    violated: at(form.conditions, index * CONDITIONS + 1),
    kept: at(form.conditions, index * CONDITIONS + 2),
  }));
  return { ...demands, facts: new Map(facts.map((fact) => [fact.id, fact])), form, compiled };
}

/**
 * All that several policies ask for, in their order.
 * @throws TooFine as normalise does.
 */
export function joinPolicies(policies: readonly CompiledPolicy[]): CompiledDemands {
  const first = at(policies, 0);
  if (policies.length === 1) return first;
  const all = <T>(of: (policy: Policy) => readonly T[]) => policies.flatMap(of);
  const demands: Demands = {
    rules: all((policy) => policy.rules),
    known: all((policy) => policy.known),
    guarded: all((policy) => policy.guarded),
    waivers: all((policy) => policy.waivers),
  };
  return compileRules(demands, [...first.facts.values()]);
}

/** When it applies, when it is violated, and when it is kept. */
function conditionsOf({ when, require }: PolicyRule): readonly Condition[] {
  const violated: Condition = { kind: 'all', of: [when, { kind: 'not', of: require }] };
  return [when, violated, { kind: 'not', of: violated }];
}

const CONDITIONS = 3;

/** The rule to which one of the conditions belongs that were compiled. */
export function ruleOfCondition({ rules }: Policy, condition: number): PolicyRule {
  return at(rules, Math.floor(condition / CONDITIONS));
}

/** False where what is known rules out that a rule applies. */
export function mayApply(rule: CompiledPolicyRule, knowledge: Knowledge): boolean {
  return truthOf(rule.applies, knowledge) !== FALSE;
}

/**
 * Exact: a union of boxes that covers all that is possible is not always seen to be true, but that its complement
 * is impossible is.
 */
export function standingOf(rule: CompiledPolicyRule, knowledge: Knowledge): Standing {
  if (truthOf(rule.violated, knowledge) === FALSE) return 'kept';
  return truthOf(rule.kept, knowledge) === FALSE ? 'violated' : 'undecided';
}
