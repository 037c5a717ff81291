import { Budget } from '../engine/budget.ts';
import { at } from '../rulebook/at.ts';
import { atomsOf, type Condition, factsOf } from '../rulebook/condition.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { canBe, type Formula, formulaOf, reduced, type Space, sizeOf } from './formula.ts';
import type { Demands, Policy, PolicyRule } from './policy.ts';
import { UNKNOWN, type Valuation, variablesOf } from './variables.ts';

export interface CompiledPolicyRule {
  readonly rule: PolicyRule;
  /** The facts of its conditions, each once, those of "require" first. */
  readonly facts: readonly FactId[];
  readonly applies: Formula;
  /** Where the rule does not apply, or what it requires holds. */
  readonly kept: Formula;
  /** The contrary. */
  readonly violated: Formula;
  /** How many questions there are in it. */
  readonly size: number;
}

/** Rules as formulas over the cells into which they cut the facts. */
interface Compiled extends Space {
  readonly facts: ReadonlyMap<FactId, Fact>;
  readonly compiled: readonly CompiledPolicyRule[];
}

export type CompiledDemands = Demands & Compiled;
export type CompiledPolicy = Policy & Compiled;

/** Where a rule stands on what is known. */
export type Standing = 'kept' | 'violated' | 'undecided';

/** Makes formulas of the rules, over these facts. */
export function compileRules<D extends Demands>(demands: D, facts: readonly Fact[]): D & Compiled {
  const { rules } = demands;
  const variables = variablesOf(
    facts,
    rules.flatMap((rule) => [...atomsOf(rule.require), ...atomsOf(rule.when)]),
  );
  const variablesOfFact = new Map<FactId, number[]>();
  variables.forEach(({ fact }, place) => {
    variablesOfFact.set(fact.id, [...(variablesOfFact.get(fact.id) ?? []), place]);
  });
  const space = { variables, variablesOfFact };
  const compiled = rules.map((rule) => compileRule(rule, space));
  return { ...demands, ...space, facts: new Map(facts.map((fact) => [fact.id, fact])), compiled };
}

function compileRule(rule: PolicyRule, space: Space): CompiledPolicyRule {
  const violated: Condition = { kind: 'all', of: [rule.when, { kind: 'not', of: rule.require }] };
  const kept = formulaOf(violated, space, true);
  return {
    rule,
    facts: [...new Set([...factsOf(rule.require), ...factsOf(rule.when)])],
    applies: formulaOf(rule.when, space),
    kept,
    violated: formulaOf(violated, space),
    size: sizeOf(kept),
  };
}

/** All that several policies ask for, in their order. */
export function joinPolicies(policies: readonly CompiledPolicy[]): CompiledDemands {
  const [first, ...others] = policies;
  if (first !== undefined && others.length === 0) return first;
  const all = <T>(of: (policy: CompiledPolicy) => readonly T[]) => policies.flatMap(of);
  const own = new Map(all((policy) => policy.own.map((fact) => [fact.id, fact] as const)));
  const demands: Demands = {
    own: [...own.values()],
    rules: all((policy) => policy.rules),
    known: all((policy) => policy.known),
    guarded: all((policy) => policy.guarded),
    waivers: all((policy) => policy.waivers),
  };
  const facts = new Map(all((policy) => [...policy.facts]));
  return compileRules(demands, [...facts.values()]);
}

/** The texts that rules name of a fact, as they are first written. */
export function textsOf(space: Space, fact: FactId): readonly string[] {
  return textsIn(space).get(fact) ?? [];
}

const textsIn = onceForEach(
  ({ variables, variablesOfFact }: Space): ReadonlyMap<FactId, readonly string[]> => {
    const textsAt = (place: number) =>
      at(variables, place).cells.flatMap((cell) => (cell.kind === 'texts' ? cell.values : []));
    return new Map([...variablesOfFact].map(([fact, places]) => [fact, places.flatMap(textsAt)]));
  },
);

/** Questions that may be looked at to tell how a rule stands: hundreds of times what real rules need. */
const WORK = 200_000;

/** Questions that may be looked at to tell how all rules of a policy stand on all systems of one profile. */
const WORK_ON_ALL = 30_000_000;

/** What may be spent on one profile. */
export function standingsBudget(): Budget {
  return new Budget(WORK_ON_ALL);
}

/** False where what is known rules out that a rule applies, as far as the budget for all rules allows to find out. */
export function mayApply({ applies }: CompiledPolicyRule, valuation: Valuation, all: Budget): boolean {
  const budget = all.part(WORK);
  const may = canBe(reduced(applies, valuation), true, valuation, budget) !== false;
  all.spend(budget.spent);
  return may;
}

/**
 * How a rule stands on all that the unknown facts may be. Exact: what holds in every case is kept, also where no single
 * part of it is known to hold. Where that is too costly to find out it is undecided, which never passes.
 * @param all what may be spent on this rule and others.
 */
export function standingOf(
  { kept }: CompiledPolicyRule,
  valuation: Valuation,
  all: Budget = new Budget(WORK),
): Standing {
  const rest = reduced(kept, valuation);
  if (typeof rest === 'boolean') return rest ? 'kept' : 'violated';
  const budget = all.part(WORK);
  const standing = standingOfRest(rest, valuation, budget);
  all.spend(budget.spent);
  return standing;
}

function standingOfRest(rest: Formula, valuation: Valuation, budget: Budget): Standing {
  if (canBe(rest, false, valuation, budget) === false) return 'kept';
  return canBe(rest, true, valuation, budget) === false ? 'violated' : 'undecided';
}

/** Whether a formula can hold at all; null where that is too costly to find out. */
export function canHoldAtAll(formula: Formula, { variables }: Space): boolean | null {
  return canBe(formula, true, new Int32Array(variables.length).fill(UNKNOWN), new Budget(WORK));
}
