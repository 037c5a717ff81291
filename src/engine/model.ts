import type { Boxes } from '../rulebook/box.ts';
import { FALSE, type Knowledge, type NormalForm, normalise, truthOf } from '../rulebook/normal-form.ts';
import { type Rulebook, vocabularyOf } from '../rulebook/rulebook.ts';
import { type CompiledRule, type Increments, type Layout, layOut } from './layout.ts';
import { needsOf } from './needs.ts';

/** A rulebook compiled once, to be evaluated many times. Options and criteria are numbered in rulebook order. */
export interface Model {
  readonly rulebook: Rulebook;
  readonly form: NormalForm;
  readonly optionCount: number;
  readonly criterionCount: number;
  readonly baseWeights: Float64Array;
  /** Row by row, one row of criteria for each option. */
  readonly baseRatings: Float64Array;
  /** The base weights, then the base ratings: where an evaluation begins. */
  readonly basePoints: readonly number[];
  readonly rules: readonly CompiledRule[];
  /** For each option, the conditions of its patterns: it is excluded where none of them can hold. */
  readonly patterns: readonly (readonly Boxes[])[];
  readonly layout: Layout;
  /** What it costs to look at everything once: the unit in which a budget counts the nodes of a search. */
  readonly size: number;
}

/** Where the rating of an option on a criterion stands in a table of ratings. */
export function ratingIndex(
  model: { readonly criterionCount: number },
  option: number,
  criterion: number,
): number {
  return option * model.criterionCount + criterion;
}

/** The normal form of all conditions of a rulebook: those of the rules, then those of the patterns. */
export function formOf({ facts, options, rules }: Rulebook): NormalForm {
  const conditional = [...rules, ...options.flatMap((option) => option.patterns)];
  return normalise(
    facts,
    conditional.map((each) => each.when),
  );
}

/** Compiles a linked rulebook, from its normal form where that was made before. */
export function compile(rulebook: Rulebook, form = formOf(rulebook)): Model {
  const { rules, options, criteria } = rulebook;
  const optionIndex = new Map(options.map((option, index) => [option.id, index]));
  const criterionIndex = new Map(criteria.map((criterion, index) => [criterion.id, index]));
  const option = (id: string) => optionIndex.get(id) ?? 0;
  const criterion = (id: string) => criterionIndex.get(id) ?? 0;
  const count = { optionCount: options.length, criterionCount: criteria.length };
  const facts = vocabularyOf(rulebook);
  const compiledRules = rules.map((rule, index) => ({
    rule,
    when: form.conditions[index],
    weight: increments(rule.weight, (effect) => criterion(effect.criterion)),
    rate: increments(rule.rate, (effect) =>
      ratingIndex(count, option(effect.option), criterion(effect.criterion)),
    ),
    exclude: rule.exclude.map(option),
    criteria: [...new Set([...rule.weight, ...rule.rate].map((effect) => criterion(effect.criterion)))],
    needs: needsOf(rule.when, facts),
  }));
  const patternOptions = options.flatMap((each, index) => each.patterns.map(() => index));
  const baseWeights = criteria.map((each) => each.weight);
  const baseRatings = options.flatMap((_, index) => criteria.map((each) => each.ratings[index]?.rating ?? 0));
  const layout = layOut(form, compiledRules, patternOptions, criteria.length);
  let next = rules.length;
  return {
    rulebook,
    form,
    ...count,
    baseWeights: Float64Array.from(baseWeights),
    baseRatings: Float64Array.from(baseRatings),
    basePoints: [...baseWeights, ...baseRatings],
    rules: compiledRules,
    patterns: options.map((each) => each.patterns.map(() => form.conditions[next++])),
    layout,
    size: sizeOfForm(form) + sizeOf(layout, options.length) + baseRatings.length,
  };
}

/** A completion is drawn from the values of each variable. */
function sizeOfForm({ variables }: NormalForm): number {
  const cells = variables.flatMap((variable) => variable.cells);
  return cells.reduce((sum, cell) => sum + 1 + (cell.kind === 'values' ? cell.values.length : 0), 0);
}

/** A point more of weight moves the sums of all options. */
function sizeOf({ atomVariable, conditionCount, effectAt }: Layout, optionCount: number): number {
  return conditionCount + atomVariable.length + effectAt.length * optionCount;
}

function increments<E extends { readonly points: number }>(
  effects: readonly E[],
  at: (effect: E) => number,
): Increments {
  return { at: effects.map(at), points: effects.map((effect) => effect.points) };
}

/** Whether a pattern of the option can still hold; without one it is excluded. */
export function isPatternLeft(model: Model, option: number, knowledge: Knowledge): boolean {
  return model.patterns[option].some((when) => truthOf(when, knowledge) !== FALSE);
}
