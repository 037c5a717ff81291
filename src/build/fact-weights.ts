import { comparedFacts, type FactWeights } from '../decisions/precedents.ts';
import { completionOf } from '../engine/completions.ts';
import { Evaluation } from '../engine/evaluation.ts';
import type { Model } from '../engine/model.ts';
import { priorityFactors } from '../engine/priorities.ts';
import { at } from '../rulebook/at.ts';
import type { Knowledge } from '../rulebook/normal-form.ts';

/** How many pairs of situations are drawn: a share is then known to about two in a hundred. */
const PAIRS = 2000;

/**
 * How often a change of one fact changes what the rules alone advise, over pairs of complete situations, drawn as often
 * as the rulebook calls their values common: the fact is taken from the second where the rules tell it from that of the first.
 */
export function factWeights(model: Model, pairs = PAIRS): FactWeights {
  const { anything, variablesOfFact } = model.form;
  const evaluation = new Evaluation(model, priorityFactors(model.rulebook, new Map()), anything);
  const facts = comparedFacts(model.rulebook.facts).map(({ id }) => {
    return { id, variables: variablesOfFact.get(id) ?? [], changed: 0, moved: 0 };
  });
  for (let pair = 0; pair < pairs; pair++) {
    const here = completionOf(model, anything, 2 * pair);
    const there = completionOf(model, anything, 2 * pair + 1);
    const take = (from: Knowledge, variables: Iterable<number>) => {
      for (const variable of variables) evaluation.set(variable, at(from, variable));
    };
    take(here, here.keys());
    const winner = evaluation.winner();
    for (const fact of facts) {
      if (fact.variables.every((each) => here[each] === there[each])) continue;
      take(there, fact.variables);
      fact.changed++;
      if (evaluation.winner() !== winner) fact.moved++;
      take(here, fact.variables);
    }
  }
  return Object.fromEntries(
    facts.map(({ id, changed, moved }) => [id, changed === 0 ? 0 : Number((moved / changed).toFixed(3))]),
  );
}
