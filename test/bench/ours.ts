import { readFileSync } from 'node:fs';
import { assumptionInputs } from '../../src/cost/asked/assumptions/inputs.ts';
import { advise } from '../../src/engine/advice.ts';
import { certaintyOf } from '../../src/engine/certainty.ts';
import { openVariables } from '../../src/engine/completions.ts';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { flipsOf } from '../../src/engine/flips.ts';
import { compile } from '../../src/engine/model.ts';
import { openFactsOf } from '../../src/engine/open-facts.ts';
import { pendingOf } from '../../src/engine/pending.ts';
import { settle } from '../../src/engine/settle.ts';
import { evaluationAfter, type Interview, type Step } from '../../src/interview/interview.ts';
import { builtInModelFacts, builtInRulebook } from '../../src/io/built-in.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import type { Facts, ScoringRule } from './scoring.ts';
import { scoringRulebook } from './scoring-rulebook.ts';

/** What is measured of the engine, as the benches call it. Only this file knows how the engine wants to be called. */

/** The totals of all options, from stated facts. */
export function ours(rules: readonly ScoringRule[]): (facts: Facts) => readonly number[] {
  const model = compile(scoringRulebook(rules));
  const factors = model.rulebook.criteria.map(() => 1);
  return (facts) => {
    const knowledge = knowledgeOf(model.form, statedFacts(Object.entries(facts)));
    return [...new Evaluation(model, factors, knowledge).sums];
  };
}

/** Certainty, open facts and all flips of one profile. */
export function certaintyAndFlips(profile: string): () => unknown {
  const { rulebook } = builtInRulebook();
  const model = compile(rulebook);
  const known = knownFrom(profile, rulebook);
  return () => {
    const advice = advise(model, known, new Map()) ?? missing();
    return [certaintyOf(advice, pendingOf(advice)), openFactsOf(advice), flipsOf(advice)];
  };
}

function knownFrom(path: string, rulebook: Rulebook) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a profile');
  const assumptions = assumptionInputs(builtInModelFacts);
  const read = tree.ok ? readProfile(tree.value, { rulebook, assumptions }) : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return factsFrom(read.value.stated, rulebook.facts);
}

/** Whether no further answer can change the verdict. */
export function isSettledAfter(interview: Interview, steps: readonly Step[]): boolean {
  return settle(evaluationAfter(interview, steps)).kind === 'settled';
}

/** The first fact in the order of the rulebook on which something undecided waits; undefined where there is none. */
export function nextInOrder(interview: Interview, steps: readonly Step[]): string | undefined {
  const { variables } = interview.model.form;
  return openVariables(evaluationAfter(interview, steps))
    .map((variable) => at(variables, variable).fact.id)
    .find((fact) => !steps.some((step) => step.fact === fact));
}
