import type { KnownFacts } from '../profile/known-facts.ts';
import { satisfies } from '../rulebook/cells.ts';
import type { Atom, Condition, Test } from '../rulebook/condition.ts';
import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { FALSE, TRUE, type Truth, UNKNOWN } from '../rulebook/normal-form.ts';
import { vocabularyOf } from '../rulebook/rulebook.ts';
import type { Decision } from './decide.ts';
import { scoreOf, totalWeight } from './evaluate.ts';
import { isPatternLeft, ratingIndex } from './model.ts';
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

/** Every rule, in rulebook order. */
export function explainRules(
  decision: Decision,
  known: KnownFacts,
  comparison = new Comparison(decision),
): readonly RuleExplanation[] {
  const { model, evaluation, knowledge } = decision;
  const facts = vocabularyOf(model.rulebook);
  const isOpen = (rule: number) => evaluation.truths[rule] === UNKNOWN;
  return model.rules.map(({ rule, when }, index) => ({
    rule: index,
    state: stateOf(evaluation.truths[index]),
    atoms: explainCondition(rule.when, facts, known),
    awaits: isOpen(index) ? awaitedBy(model, [when], knowledge) : [],
    impact: comparison.impactOfRule(index),
  }));
}

function stateOf(truth: Truth): RuleExplanation['state'] {
  if (truth === TRUE) return 'fired';
  return truth === FALSE ? 'not-fired' : 'undecided';
}

/** The tests of a condition in the order in which they are written. */
export function explainCondition(
  condition: Condition,
  facts: ReadonlyMap<FactId, Fact>,
  known: KnownFacts,
): readonly AtomExplanation[] {
  const atoms: AtomExplanation[] = [];
  const visit = (part: Condition, negated: boolean): void => {
    if (part.kind === 'atom') atoms.push(explainAtom(part, negated, facts.get(part.fact), known));
    else if (part.kind === 'not') visit(part.of, !negated);
    else for (const each of part.of) visit(each, negated);
  };
  visit(condition, false);
  return atoms;
}

function explainAtom(
  { fact: id, test }: Atom,
  negated: boolean,
  fact: Fact | undefined,
  known: KnownFacts,
): AtomExplanation {
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
  const { model, evaluation } = decision;
  const { ratings, sums, truths, weights } = evaluation;
  const total = totalWeight(evaluation);
  const points = (sum: number) => scoreOf(sum, total) - scoreOf(0, total);
  return model.rulebook.options.flatMap((_, option): WhyNot[] => {
    if (option === decision.verdict) return [];
    const criteria = model.rulebook.criteria.map((_criterion, criterion) => {
      const gap =
        ratings[ratingIndex(model, subject, criterion)] - ratings[ratingIndex(model, option, criterion)];
      return { criterion, lost: points(weights[criterion] * gap) };
    });
    return [
      {
        option,
        behind: points(sums[subject] - sums[option]),
        criteria: criteria.sort((a, b) => b.lost - a.lost),
        excludedBy: model.rules.flatMap((rule, index) =>
          truths[index] === TRUE && rule.exclude.includes(option) ? [index] : [],
        ),
        hasNoPattern: !isPatternLeft(model, option, decision.knowledge),
      },
    ];
  });
}
