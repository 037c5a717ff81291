import { analyse } from '../engine/analyse.ts';
import { priorityFactors, totalWeight } from '../engine/evaluate.ts';
import { compile } from '../engine/model.ts';
import type { KnownFact } from '../profile/known-facts.ts';
import { at } from '../rulebook/at.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { type Adviser, remembering } from './advice.ts';

/** What the completions and weightings of an analysis cost, in looks at the whole rulebook. */
const SAMPLING = 50;

/** Advises by a rulebook as `recommend` does. */
export function adviserOf(rulebook: Rulebook): Adviser {
  const model = compile(rulebook);
  return remembering((facts, priorities) => {
    const known = new Map(
      [...facts].map(([fact, value]): [string, KnownFact] => [fact, { value, origin: 'stated' }]),
    );
    const { decision, confidence, tied } = analyse(model, priorityFactors(model, priorities), known);
    const option = (index: number) => at(rulebook.options, index).id;
    return {
      option: decision.verdict < 0 ? null : option(decision.verdict),
      tied: tied.map(option),
      confidence,
      settled: decision.settled,
      hasWeight: totalWeight(decision.evaluation) > 0,
      isUnproved: !decision.proved,
      work: decision.work + SAMPLING * model.size,
    };
  });
}
