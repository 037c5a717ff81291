import { deepStrictEqual } from 'node:assert';
import { decide } from '../../src/engine/decide.ts';
import { evaluate } from '../../src/engine/evaluate.ts';
import { explainRules, whyNot } from '../../src/engine/explain.ts';
import { compile } from '../../src/engine/model.ts';
import { Comparison, reasonsOf } from '../../src/engine/reasons.ts';
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
  let turn = 0;
  const next = () => profiles[turn++ % profiles.length];
  for (const { values, record } of profiles) {
    const { winner, truths } = evaluate(model, factors, knowledgeOf(model.form, values));
    const fired = truths.flatMap((truth, rule) => (truth === TRUE ? [rule] : []));
    const theirs = await other.decide(record);
    deepStrictEqual(
      { winner, fired },
      { winner: theirs.winner, fired: theirs.fired.toSorted((a, b) => a - b) },
    );
  }
  const times = await meanTimes({
    totals: () => evaluate(model, factors, knowledgeOf(model.form, next().values)),
    explained: () => {
      const { known, values } = next();
      const decision = decide(model, factors, knowledgeOf(model.form, values));
      const comparison = new Comparison(decision);
      return [
        reasonsOf(decision, comparison),
        explainRules(decision, known, comparison),
        whyNot(decision, comparison),
      ];
    },
    'json-rules-engine': () => other.decide(next().record),
  });
  return [
    ratio(
      'one decision, totals only, against json-rules-engine',
      timesAsFast(times, 'totals', 'json-rules-engine'),
      250,
    ),
    ratio('one decision with its full explanation', timesAsFast(times, 'explained', 'json-rules-engine'), 40),
  ];
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
