import { analyse, openFactsOf } from '../../src/engine/analyse.ts';
import { flipsOf } from '../../src/engine/flips.ts';
import { compile } from '../../src/engine/model.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { diceOf, inventFacts, inventRulebook } from '../engine/invent.ts';
import { type Finding, meanTimes } from './bench.ts';

const BUDGET = 50;

/** Verdict, certainty, open facts and all flips of one profile in a warm process. */
export async function benchAnalysis(): Promise<readonly Finding[]> {
  const large = inventRulebook(7, { facts: 40, rules: 100, options: 4, criteria: 12 });
  return [
    ...(await measure('the built-in rulebook', builtInRulebook().rulebook)),
    ...(await measure('100 rules × 40 facts', large)),
  ];
}

async function measure(name: string, rulebook: Rulebook): Promise<readonly Finding[]> {
  const model = compile(rulebook);
  const factors = new Float64Array(model.criterionCount).fill(1);
  const profiles = [5, 7, 10].map((share) => ({ share, known: inventFacts(rulebook, diceOf(share), share) }));
  const findings: Finding[] = [];
  for (const { share, known } of profiles) {
    const times = await meanTimes({
      analysis: () => {
        const analysis = analyse(model, factors, known);
        return [openFactsOf(analysis), flipsOf(analysis.decision, known)];
      },
    });
    const time = times.get('analysis') ?? Number.POSITIVE_INFINITY;
    findings.push({
      what: `certainty and all flips, ${share * 10} % of facts known, ${name}`,
      measured: `${time.toFixed(1)} ms`,
      budget: `at most ${BUDGET} ms`,
      met: time <= BUDGET,
    });
  }
  return findings;
}
