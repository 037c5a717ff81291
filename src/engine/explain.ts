import { missing } from '../rulebook/at.ts';
import { satisfies } from '../rulebook/cells.ts';
import type { Condition, Test } from '../rulebook/condition.ts';
import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { TRUE, UNKNOWN } from '../rulebook/normal-form.ts';
import { type Rule, vocabularyOf } from '../rulebook/rulebook.ts';
import type { Advice } from './advice.ts';
import { type Comparison, comparisonOf, impactOfFired, impactOfIdle, shiftBy } from './comparison.ts';
import { awaitedBy } from './pending.ts';

/** One test of a condition: what it needs and what it met. */
export interface AtomExplanation {
  readonly fact: FactId;
  readonly test: Test;
  /** True where the condition needs the opposite of the test. */
  readonly negated: boolean;
  /** The value met; null where it is unknown. */
  readonly value: FactValue | null;
  /** Whether the need is met, negation taken into account. */
  readonly outcome: 'met' | 'not-met' | 'unknown';
}

export const RULE_STATES = ['fired', 'undecided', 'not-fired'] as const;
export type RuleState = (typeof RULE_STATES)[number];

/** A rule, what it met, and what that does to the lead of the verdict. */
export interface RuleExplanation {
  readonly rule: Rule;
  readonly state: RuleState;
  readonly tests: readonly AtomExplanation[];
  /** The unknown facts that an undecided rule waits for. */
  readonly awaits: readonly FactId[];
  /**
   * Points of score that the margin owes to it, or would gain if it fired. Null where it would exclude the verdict, or
   * every rival.
   */
  readonly impact: number | null;
}

/** For each rule, in rulebook order, whether it fired. */
export function ruleStates({ evaluation, model }: Advice): readonly RuleState[] {
  return model.rules.map((_, rule) => stateOf(evaluation.truths[rule] ?? missing()));
}

function stateOf(truth: number): RuleState {
  if (truth === TRUE) return 'fired';
  return truth === UNKNOWN ? 'undecided' : 'not-fired';
}

/** Those rules that are wanted, in rulebook order. */
export function explainRules(
  advice: Advice,
  isWanted: (rule: Rule, state: RuleState) => boolean,
): readonly RuleExplanation[] {
  const comparison = comparisonOf(advice);
  const facts = vocabularyOf(advice.model.rulebook);
  return ruleStates(advice).flatMap((state, index) => {
    const { rule } = advice.model.rules[index] ?? missing();
    return isWanted(rule, state) ? [explainRule(comparison, index, state, facts)] : [];
  });
}

function explainRule(
  comparison: Comparison,
  index: number,
  state: RuleState,
  vocabulary: ReadonlyMap<FactId, Fact>,
): RuleExplanation {
  const { evaluation, facts, model } = comparison.advice;
  const compiled = model.rules[index] ?? missing();
  return {
    rule: compiled.rule,
    state,
    tests: explainTests(compiled.rule.when, vocabulary, facts),
    awaits: state === 'undecided' ? awaitedBy(model, [compiled.boxes], evaluation.knowledge) : [],
    impact:
      state === 'fired'
        ? impactOfFired(comparison, compiled, shiftBy(comparison, compiled, -1))
        : impactOfIdle(comparison, compiled),
  };
}

/** The tests of a condition in the order in which they are written. */
function explainTests(
  condition: Condition,
  vocabulary: ReadonlyMap<FactId, Fact>,
  facts: Facts,
  negated = false,
): readonly AtomExplanation[] {
  if (condition.kind === 'not') return explainTests(condition.of, vocabulary, facts, !negated);
  if (condition.kind !== 'atom')
    return condition.of.flatMap((part) => explainTests(part, vocabulary, facts, negated));
  const { fact: id, test } = condition;
  const value = facts.get(id)?.value ?? null;
  const fact = vocabulary.get(id);
  if (fact === undefined || value === null) return [{ fact: id, test, negated, value, outcome: 'unknown' }];
  const outcome = satisfies(fact, value, test) !== negated ? 'met' : 'not-met';
  return [{ fact: id, test, negated, value, outcome }];
}
