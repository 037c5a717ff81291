import { deepStrictEqual } from 'node:assert';
import { decide } from '../../src/engine/decide.ts';
import { evaluate, type PriorityFactors } from '../../src/engine/evaluate.ts';
import { explainRules, rulesInPlay, whyNot } from '../../src/engine/explain.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { Comparison, reasonsOf } from '../../src/engine/reasons.ts';
import type { KnownFacts } from '../../src/profile/known-facts.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
import { knowledgeOf, TRUE } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { diceOf, inventFacts, inventRulebook } from '../engine/invent.ts';
import { type Finding, meanTimes, timesAsFast } from './bench.ts';
import { JsonRules } from './json-rules.ts';

const SIZE = { facts: 25, rules: 40, options: 4, criteria: 12 };

/** One decision from stated facts, all known, beside json-rules-engine, which has no patterns of options. */
export async function benchDecision(): Promise<readonly Finding[]> {
  const model = compile(withoutPatterns(inventRulebook(1, SIZE)));
  const factors = new Float64Array(SIZE.criteria).fill(1);
  const profiles = Array.from({ length: 20 }, (_, seed) => {
    const known = inventFacts(model.rulebook, diceOf(seed), 10);
    const values = new Map([...known].map(([id, { value }]) => [id, value]));
    return { known, values, record: Object.fromEntries(values) };
  });
  const other = new JsonRules(model);
  for (const { values, record } of profiles) {
    const { winner, truths } = evaluate(model, factors, knowledgeOf(model.form, values));
    const fired = truths.flatMap((truth, rule) => (truth === TRUE ? [rule] : []));
    const theirs = await other.decide(record);
    deepStrictEqual(
      { winner, fired },
      { winner: theirs.winner, fired: theirs.fired.toSorted((a, b) => a - b) },
    );
  }
  // One run decides all profiles: a single decision is so short that reading the clock would count.
  const tasks = {
    totals: () => profiles.map(({ values }) => evaluate(model, factors, knowledgeOf(model.form, values))),
    explained: () => profiles.map(({ known, values }) => explained(model, factors, known, values)),
    theirs: async () => {
      for (const { record } of profiles) await other.decide(record);
    },
  };
  const rounds: Awaited<ReturnType<typeof meanTimes>>[] = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await meanTimes(tasks, 200));
  const times = (task: keyof typeof tasks) =>
    medianOf(rounds.map((each) => timesAsFast(each, task, 'theirs')));
  return [
    ratio('one decision, totals only, against json-rules-engine', times('totals'), 250),
    ratio('one decision with its full explanation', times('explained'), 40),
  ];
}

/** The tasks take turns, so that a busy moment of the machine does not fall on one of them alone. */
const ROUNDS = 9;

function medianOf(ratios: readonly number[]): number {
  return ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)];
}

/** What `advisor explain` says: the reasons, the rules in play with their tests, and why not each other option. */
function explained(
  model: Model,
  factors: PriorityFactors,
  known: KnownFacts,
  values: ReadonlyMap<FactId, FactValue>,
) {
  const decision = decide(model, factors, knowledgeOf(model.form, values));
  const comparison = new Comparison(decision);
  return {
    reasons: reasonsOf(decision, comparison),
    rules: explainRules(decision, known, rulesInPlay(decision), comparison),
    whyNot: whyNot(decision, comparison),
  };
}

function ratio(what: string, times: number, least: number): Finding {
  return {
    what,
    measured: `${times.toFixed(0)} × its rate`,
    budget: `at least ${least} ×`,
    met: times >= least,
  };
}

function withoutPatterns(rulebook: Rulebook): Rulebook {
  const patterns = [{ id: 'any', title: 'Any', when: { kind: 'all', of: [] } }] as const;
  return { ...rulebook, options: rulebook.options.map((option) => ({ ...option, patterns })) };
}
