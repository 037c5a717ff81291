import { readFileSync } from 'node:fs';
import { ASSUMPTION_INPUTS } from '../../src/cost/inputs.ts';
import { analyse, openFactsOf } from '../../src/engine/analyse.ts';
import { openVariables } from '../../src/engine/completions.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { flipsOf } from '../../src/engine/flips.ts';
import { compile } from '../../src/engine/model.ts';
import { settle } from '../../src/engine/settle.ts';
import type { Interview, Step } from '../../src/interview/interview.ts';
import { tallyAfter } from '../../src/interview/outlook.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';
import { knownFacts } from '../../src/profile/known-facts.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import type { Facts, ScoringRule } from './scoring.ts';
import { scoringRulebook } from './scoring-rulebook.ts';

/** What is measured of the engine, as the benches call it. Only this file knows how the engine wants to be called. */

/** The totals of all options, from stated facts. */
export function ours(rules: readonly ScoringRule[]): (facts: Facts) => readonly number[] {
  const model = compile(scoringRulebook(rules));
  const factors = new Float64Array(model.criterionCount).fill(1);
  return (facts) => [
    ...evaluate(model, factors, knowledgeOf(model.form, new Map(Object.entries(facts)))).sums,
  ];
}

/** Certainty, open facts and all flips of one profile. */
export function certaintyAndFlips(profile: string): () => unknown {
  const { rulebook } = builtInRulebook();
  const model = compile(rulebook);
  const factors = new Float64Array(model.criterionCount).fill(1);
  const known = knownFrom(profile, rulebook);
  return () => {
    const analysis = analyse(model, factors, known);
    return [openFactsOf(analysis), flipsOf(analysis.decision, known)];
  };
}

function knownFrom(path: string, rulebook: Rulebook) {
  const tree = parseSource({ name: path, text: readFileSync(path, 'utf8') }, 'a profile');
  const read = tree.ok ? readProfile(tree.value, { rulebook, assumptions: ASSUMPTION_INPUTS }) : tree;
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return knownFacts(read.value, rulebook);
}

/** Whether no further answer can change the verdict. */
export function isSettledAfter(interview: Interview, steps: readonly Step[]): boolean {
  return settle(tallyAfter(interview, steps)).kind === 'settled';
}

/** The first fact in the order of the rulebook on which something undecided waits; undefined where there is none. */
export function nextInOrder(interview: Interview, steps: readonly Step[]): string | undefined {
  const { variables } = interview.model.form;
  return openVariables(tallyAfter(interview, steps))
    .map((variable) => variables[variable].fact.id)
    .find((fact) => !steps.some((step) => step.fact === fact));
}
