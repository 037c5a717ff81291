import type { FactId } from '../rulebook/fact.ts';
import { FALSE, isKnown, TRUE } from '../rulebook/normal-form.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import type { Decision } from './decide.ts';
import { Tally } from './tally.ts';

/** Sets of facts that are tried before the search settles for a set that merely has no part to spare. */
const MOST_TRIED = 20_000;

/** Known facts that exclude all options by themselves, in rulebook order; none where some option is left. */
export interface Conflict {
  readonly facts: readonly FactId[];
  /** False where the search gave up: no fact of it can be left out, but a smaller set may exist. */
  readonly isSmallest: boolean;
}

/** A smallest conflict, where it is found within some 20,000 sets of facts. */
export function conflictOf({ model, factors, knowledge, evaluation }: Decision): Conflict {
  if (evaluation.excluded.includes(false)) return { facts: [], isSmallest: true };
  const tally = new Tally(model, factors, model.form.anything);
  const learn = (fact: FactId, known: boolean) => {
    for (const variable of model.form.variablesOfFact.get(fact) ?? [])
      tally.set(variable, known ? knowledge[variable] : model.form.anything[variable]);
  };
  const isConflict = () => evaluation.excluded.every((_, option) => tally.isExcluded(option));
  const facts = excludingFacts({ model, knowledge });
  const meter = new Meter(tally, new Budget(ANALYSIS_WORK));
  let tried = 0;
  let gaveUp = false;
  const chosen: FactId[] = [];
  const extend = (from: number, size: number): boolean => {
    gaveUp ||= !meter.read(tally.sums.length);
    if (gaveUp) return true;
    if (size === 0) {
      gaveUp = ++tried > MOST_TRIED;
      return gaveUp || isConflict();
    }
    for (let at = from; at <= facts.length - size; at++) {
      learn(facts[at], true);
      chosen.push(facts[at]);
      if (extend(at + 1, size - 1)) return true;
      chosen.pop();
      learn(facts[at], false);
    }
    return false;
  };
  let size = 0;
  while (size <= facts.length && !extend(0, size)) size++;
  if (!gaveUp) return { facts: chosen, isSmallest: true };
  for (const fact of facts) learn(fact, true);
  const needed = facts.filter((fact) => {
    learn(fact, false);
    if (isConflict()) return false;
    learn(fact, true);
    return true;
  });
  return { facts: needed, isSmallest: false };
}

/** The known facts of which rules speak that exclude something, or patterns that are impossible. */
function excludingFacts({ model, knowledge }: Pick<Decision, 'model' | 'knowledge'>): readonly FactId[] {
  const { truths } = new Tally(model, new Float64Array(model.criterionCount), knowledge);
  const variables = model.form.conditions.flatMap((boxes, condition) => {
    const excludes = (model.rules[condition]?.exclude ?? []).length > 0 && truths[condition] === TRUE;
    const isImpossible = condition >= model.rules.length && truths[condition] === FALSE;
    return excludes || isImpossible ? boxes.flatMap((box) => box.variables) : [];
  });
  const known = new Set(variables.filter((variable) => isKnown(knowledge[variable])));
  const facts = new Set([...known].map((variable) => model.form.variables[variable].fact.id));
  return model.rulebook.facts.map((fact) => fact.id).filter((fact) => facts.has(fact));
}
