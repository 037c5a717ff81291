import type { CompiledCondition } from '../engine/compiled.ts';
import { awaitedBy } from '../engine/pending.ts';
import { missing } from '../rulebook/at.ts';
import { driversOf } from '../rulebook/derive.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { knowledgeOf, truthOf, UNKNOWN } from '../rulebook/normal-form.ts';
import type { Rule } from '../rulebook/rulebook.ts';
import { type Interview, knownAfter, type Step, workingOut } from './interview.ts';
import { openingOf } from './opening.ts';

/** Why a question is asked. */
export interface Why {
  /** Rules that wait for the answer, in rulebook order. */
  readonly rules: readonly Rule[];
  /** Ways to carry out an option that are possible or not by the answer. */
  readonly patterns: readonly string[];
  /** The fact that follows from the answer, where it is a number behind another fact. */
  readonly leadsTo: Fact | null;
  /** Whether the estimate needs it. */
  readonly isForEstimate: boolean;
  /** Whether it is asked now because it has a place among the first questions. */
  readonly isOpening: boolean;
}

/** What waits for a fact after some answers. */
export function whyAsked(interview: Interview, steps: readonly Step[], fact: FactId): Why {
  const { model } = interview;
  const { rulebook } = model;
  const knowledge = knowledgeOf(model.form, knownAfter(interview, steps));
  const waits = ({ boxes }: CompiledCondition) =>
    truthOf(boxes, knowledge) === UNKNOWN && awaitedBy(model, [boxes], knowledge).includes(fact);
  return {
    rules: model.rules.filter(waits).map(({ rule }) => rule),
    patterns: rulebook.options.flatMap((option, index) =>
      option.patterns
        .filter((_, at) => waits(model.patterns[index]?.[at] ?? missing()))
        .map((pattern) => `${option.title}: ${pattern.title}`),
    ),
    leadsTo: rulebook.facts.find((each) => each.type === 'enum' && driversOf(each).includes(fact)) ?? null,
    isForEstimate: interview.estimator?.reads.has(fact) ?? false,
    isOpening: openingOf(rulebook.facts).includes(fact) && workingOut(interview, steps) === null,
  };
}
