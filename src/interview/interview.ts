import type { Estimate, Estimator } from '../engine/estimator.ts';
import { Evaluation } from '../engine/evaluation.ts';
import type { Model } from '../engine/model.ts';
import type { PriorityFactors } from '../engine/priorities.ts';
import { Rater } from '../engine/rater.ts';
import { driversOf, factsFrom } from '../rulebook/derive.ts';
import type { EnumFact, Example, Fact, FactId, FactValue } from '../rulebook/fact.ts';
import type { Facts, Stated } from '../rulebook/facts.ts';
import { knowledgeOf } from '../rulebook/normal-form.ts';

/** What holds during a whole interview. */
export interface Interview {
  readonly model: Model;
  readonly factors: PriorityFactors;
  /** What rates the criteria that ask for an estimate; null for the rules alone. */
  readonly estimator: Estimator | null;
  /** Facts that were known before the first question. */
  readonly given: Stated;
  /** Whether everything is asked that a rule uses, also what can no longer matter. */
  readonly all: boolean;
}

/**
 * What somebody said: a value, an example with the numbers behind the fact, that they do not know it, or that it is to
 * follow from numbers that are asked next.
 */
export type Answer =
  | { readonly kind: 'value'; readonly value: FactValue }
  | { readonly kind: 'example'; readonly example: Example }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'from-numbers' };

export interface Step {
  readonly fact: FactId;
  readonly answer: Answer;
}

/** What is stated so far: what was given and what was answered. */
export function statedAfter({ given }: Pick<Interview, 'given'>, steps: readonly Step[]): Stated {
  const stated = new Map(given);
  for (const { fact, answer } of steps) {
    if (answer.kind === 'value') stated.set(fact, { value: answer.value });
    if (answer.kind === 'example')
      for (const [number, value] of answer.example.numbers) stated.set(number, { value });
  }
  return stated;
}

/** What is stated and what follows from the stated numbers. */
export function knownAfter(interview: Pick<Interview, 'given' | 'model'>, steps: readonly Step[]): Facts {
  return factsFrom(statedAfter(interview, steps), interview.model.rulebook.facts);
}

/** What follows from what is known after some answers. */
export function evaluationAfter(interview: Interview, steps: readonly Step[]): Evaluation {
  return ratedAfter(interview, steps).evaluation;
}

/** The same with the estimate that rates it; null where none does. */
export function ratedAfter(
  interview: Interview,
  steps: readonly Step[],
): { readonly evaluation: Evaluation; readonly estimate: Estimate | null } {
  const known = knownAfter(interview, steps);
  const knowledge = knowledgeOf(interview.model.form, known);
  const rater = new Rater(interview.model, interview.estimator);
  const estimate = rater.estimate(known);
  const { model } = rater.rate(estimate, () => knowledge);
  return { evaluation: new Evaluation(model, interview.factors, knowledge), estimate };
}

/** What nobody is asked any more: what was asked, and the numbers behind what they said they do not know. */
export function passedIn({ model }: Pick<Interview, 'model'>, steps: readonly Step[]): ReadonlySet<FactId> {
  const unknown = new Set(steps.flatMap(({ answer, fact }) => (answer.kind === 'unknown' ? [fact] : [])));
  const behind = model.rulebook.facts.flatMap((fact) =>
    fact.type === 'enum' && unknown.has(fact.id) ? driversOf(fact) : [],
  );
  return new Set([...steps.map((step) => step.fact), ...behind]);
}

/** The facts that the estimate still needs where its ranges leave the verdict open, in rulebook order. */
export function needsOfEstimate(
  interview: Interview,
  steps: readonly Step[],
  { model }: Evaluation,
): readonly FactId[] {
  const { estimator } = interview;
  if (!model.base.isOpen || estimator === null) return [];
  const known = knownAfter(interview, steps);
  const passed = passedIn(interview, steps);
  return model.rulebook.facts
    .map((fact) => fact.id)
    .filter((id) => estimator.reads.has(id) && !known.has(id) && !passed.has(id));
}

/** The facts that were asked for and are not known. */
export function unansweredAfter(interview: Interview, steps: readonly Step[]): readonly Fact[] {
  const known = knownAfter(interview, steps);
  const asked = new Set(steps.map((step) => step.fact));
  return interview.model.rulebook.facts.filter((fact) => asked.has(fact.id) && !known.has(fact.id));
}

/** The facts that were asked for and nobody knew, but for one that is still being worked out. */
export function unknownAfter(interview: Interview, steps: readonly Step[]): readonly FactId[] {
  const inWork = workingOut(interview, steps)?.fact.id;
  return unansweredAfter(interview, steps)
    .map((fact) => fact.id)
    .filter((id) => id !== inWork);
}

/** A fact that is being worked out from numbers, and which of them are still to be asked. */
export interface WorkingOut {
  readonly fact: EnumFact;
  readonly missing: readonly FactId[];
  readonly drivers: readonly FactId[];
}

/** Where the last steps began to work out a fact and a number is still missing; null once one of them is unknown. */
export function workingOut(interview: Interview, steps: readonly Step[]): WorkingOut | null {
  const start = steps.findLastIndex((step) => step.answer.kind === 'from-numbers');
  const fact = interview.model.rulebook.facts.find((each) => each.id === steps[start]?.fact);
  if (fact?.type !== 'enum') return null;
  const drivers = driversOf(fact);
  const since = steps.slice(start + 1);
  if (since.some((step) => step.answer.kind === 'unknown' || !drivers.includes(step.fact))) return null;
  const stated = statedAfter(interview, steps);
  const missing = drivers.filter((driver) => !stated.has(driver));
  return missing.length === 0 ? null : { fact, missing, drivers };
}

/** Whether a fact can still be worked out from the numbers behind it: nobody said that they do not know one. */
export function followsFromNumbers(steps: readonly Step[], fact: Fact): boolean {
  if (fact.type !== 'enum') return false;
  const refused = new Set(steps.filter((step) => step.answer.kind === 'unknown').map((step) => step.fact));
  const drivers = driversOf(fact);
  return drivers.length > 0 && !drivers.some((driver) => refused.has(driver));
}

/** What tells how much work there is, where nobody was asked and an estimate could use it; null where nothing is left. */
export function unsizedIn(interview: Interview, steps: readonly Step[]): FactId | null {
  const { estimator, model } = interview;
  const known = knownAfter(interview, steps);
  const isLeft = ({ id }: Fact) => !known.has(id) && !steps.some((step) => step.fact === id);
  const sized = model.rulebook.facts.filter((fact) => fact.type === 'enum' && fact.examples !== undefined);
  return sized.find((fact) => estimator?.reads.has(fact.id) === true && isLeft(fact))?.id ?? null;
}

/** How many questions were asked: the numbers behind a fact are part of its question. */
export function askedIn(interview: Interview, steps: readonly Step[]): number {
  const used = usedFacts(interview);
  return steps.filter((step) => used.includes(step.fact)).length;
}

/** The facts that a rule, a pattern or the estimate uses and that were not known before, in rulebook order. */
export function usedFacts({
  estimator,
  model,
  given,
}: Pick<Interview, 'estimator' | 'given' | 'model'>): readonly FactId[] {
  const { variables } = model.form;
  const cut = new Set(variables.filter((each) => each.cells.length > 1).map((each) => each.fact.id));
  const known = knownAfter({ model, given }, []);
  return model.rulebook.facts
    .map((fact) => fact.id)
    .filter((id) => (cut.has(id) || estimator?.reads.has(id)) && !known.has(id));
}
