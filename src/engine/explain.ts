import type { KnownFacts } from '../profile/known-facts.ts';
import { satisfies } from '../rulebook/cells.ts';
import type { Test } from '../rulebook/condition.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { FALSE, TRUE, UNKNOWN } from '../rulebook/normal-form.ts';
import type { Decision } from './decide.ts';
import { scoreOf, totalWeight } from './evaluate.ts';
import { isPatternLeft } from './model.ts';
import type { Need } from './needs.ts';
import { awaitedBy } from './pending.ts';
import { Comparison } from './reasons.ts';

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

export interface RuleExplanation {
  readonly rule: number;
  readonly state: 'fired' | 'not-fired' | 'undecided';
  readonly atoms: readonly AtomExplanation[];
  /** The unknown facts that an undecided rule waits for. */
  readonly awaits: readonly FactId[];
  /**
   * Points of score that the margin owes to it, or would gain if it fired. Null where it would exclude the verdict, or
   * every rival.
   */
  readonly impact: number | null;
}

/** The rules that fired or are undecided, in rulebook order. */
export function rulesInPlay({ evaluation: { truths } }: Decision): readonly number[] {
  const rules: number[] = [];
  for (let rule = 0; rule < truths.length; rule++) if (truths[rule] !== FALSE) rules.push(rule);
  return rules;
}

/** Some rules, in the order given: of all there are, or only those in play. */
export function explainRules(
  decision: Decision,
  known: KnownFacts,
  rules: readonly number[] = [...decision.model.rules.keys()],
  comparison = new Comparison(decision),
): readonly RuleExplanation[] {
  return rules.map((rule) => explainRule(decision, known, rule, comparison));
}

function explainRule(
  { model, evaluation, knowledge }: Decision,
  known: KnownFacts,
  rule: number,
  comparison: Comparison,
): RuleExplanation {
  const { needs, when } = model.rules[rule];
  const truth = evaluation.truths[rule];
  return {
    rule,
    state: STATES[truth],
    atoms: needs.map((need) => explainAtom(need, known)),
    awaits: truth === UNKNOWN ? awaitedBy(model, [when], knowledge) : NOTHING,
    impact: comparison.impactOfRule(rule),
  };
}

const NOTHING: readonly FactId[] = [];
const STATES = { [FALSE]: 'not-fired', [UNKNOWN]: 'undecided', [TRUE]: 'fired' } as const;

function explainAtom({ id, fact, test, negated }: Need, known: KnownFacts): AtomExplanation {
  const value = known.get(id)?.value ?? null;
  if (fact === undefined || value === null) return { fact: id, test, negated, value, outcome: 'unknown' };
  const outcome = satisfies(fact, value, test) !== negated ? 'met' : 'not-met';
  return { fact: id, test, negated, value, outcome };
}

/** What speaks against an option in comparison with the verdict. */
export interface WhyNot {
  readonly option: number;
  /** Points of score by which it is behind (negative: ahead, but excluded). */
  readonly behind: number;
  /** By criterion, the points of score that it loses (positive) or gains against the verdict, the most lost first. */
  readonly criteria: readonly { readonly criterion: number; readonly lost: number }[];
  /** The rules that exclude it. */
  readonly excludedBy: readonly number[];
  /** True where none of its patterns can hold. */
  readonly hasNoPattern: boolean;
}

/** Why each option other than the verdict, or than the best by its sum where none fits, did not win. */
export function whyNot(decision: Decision, { subject } = new Comparison(decision)): readonly WhyNot[] {
  const { model, evaluation, verdict } = decision;
  const { excluded, sums } = evaluation;
  const total = totalWeight(evaluation);
  const others: WhyNot[] = [];
  for (let option = 0; option < model.optionCount; option++) {
    if (option === verdict) continue;
    others.push({
      option,
      behind: pointsOf(sums[subject] - sums[option], total),
      criteria: lostBy(decision, subject, option, total),
      excludedBy: excluded[option] ? excludersOf(decision, option) : [],
      hasNoPattern: excluded[option] && !isPatternLeft(model, option, decision.knowledge),
    });
  }
  return others;
}

/** A difference of weighted sums in points of score. */
function pointsOf(sum: number, total: number): number {
  return scoreOf(sum, total) - scoreOf(0, total);
}

function lostBy(
  { model: { criterionCount }, evaluation: { ratings, weights } }: Decision,
  subject: number,
  option: number,
  total: number,
): WhyNot['criteria'] {
  return Array.from({ length: criterionCount }, (_, criterion) => {
    const gap = ratings[subject * criterionCount + criterion] - ratings[option * criterionCount + criterion];
    return { criterion, lost: pointsOf(weights[criterion] * gap, total) };
  }).sort((a, b) => b.lost - a.lost);
}

function excludersOf(
  { model: { rules }, evaluation: { truths } }: Decision,
  option: number,
): readonly number[] {
  const excluders: number[] = [];
  for (let rule = 0; rule < truths.length; rule++)
    if (truths[rule] === TRUE && rules[rule].exclude.includes(option)) excluders.push(rule);
  return excluders;
}
