import type { DocumentedDecision } from '../../decisions/documented-decision.ts';
import { completionOf } from '../../engine/completions.ts';
import { Evaluation } from '../../engine/evaluation.ts';
import type { Model } from '../../engine/model.ts';
import { priorityFactors } from '../../engine/priorities.ts';
import { factsFrom } from '../../rulebook/derive.ts';
import { statedFacts } from '../../rulebook/facts.ts';
import { knowledgeOf } from '../../rulebook/normal-form.ts';

/** How many random profiles are drawn: a share is then known to about two points. */
export const RANDOM_PROFILES = 2000;

/** An evaluation by the rules alone, since what an estimate adds changes with the day's prices. It is moved on in place. */
export type Situations = Iterable<Evaluation>;

/** Seeded profiles in which every fact is known, each value drawn as often as the rulebook calls it common. */
export function* randomSituations(model: Model, count = RANDOM_PROFILES): Situations {
  const evaluation = unknowing(model);
  for (let profile = 0; profile < count; profile++) {
    completionOf(model, model.form.anything, profile).forEach((cell, variable) => {
      evaluation.set(variable, cell);
    });
    yield evaluation;
  }
}

/** What was known before each documented decision; what is not known adds nothing. */
export function* documentedSituations(model: Model, decisions: readonly DocumentedDecision[]): Situations {
  const factors = priorityFactors(model.rulebook, new Map());
  for (const { facts } of decisions) {
    const known = factsFrom(statedFacts(facts), model.rulebook.facts);
    yield new Evaluation(model, factors, knowledgeOf(model.form, known));
  }
}

/** The one in which nothing is known. */
export function unknowing(model: Model): Evaluation {
  return new Evaluation(model, priorityFactors(model.rulebook, new Map()), model.form.anything);
}
