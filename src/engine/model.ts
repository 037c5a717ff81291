import { at, missing } from '../rulebook/at.ts';
import { FALSE, type Knowledge, type NormalForm, normalise, truthOf } from '../rulebook/normal-form.ts';
import type { CriterionId, OptionId, Rule, Rulebook } from '../rulebook/rulebook.ts';
import { type CompiledCondition, type CompiledRule, compiledCondition } from './compiled.ts';

/** A rulebook compiled once, to be evaluated many times. Options and criteria are numbered in rulebook order. */
export interface Model {
  readonly rulebook: Rulebook;
  readonly form: NormalForm;
  readonly optionCount: number;
  readonly criterionCount: number;
  readonly base: Base;
  readonly rules: readonly CompiledRule[];
  /** For each option, its patterns: it is excluded where none of them can hold. */
  readonly patterns: readonly (readonly CompiledCondition[])[];
  /** The rules, then the patterns. */
  readonly conditions: readonly CompiledCondition[];
  /** For each variable the indexes of the conditions that speak of it. */
  readonly affected: readonly (readonly number[])[];
  /** What it costs to look at everything once: the unit in which a budget counts the nodes of a search. */
  readonly size: number;
}

/** The weights, then the ratings row by row (see ratingIndex), where an evaluation begins. */
export interface Base {
  readonly points: readonly number[];
  /** What may be added to each, or taken away, whatever is known: none but for ratings from outside. */
  readonly rise: readonly number[];
  readonly fall: readonly number[];
  /** The indexes of the ratings from outside, on which rules have no effect. */
  readonly outside: ReadonlySet<number>;
  /** For each option 1 where it is excluded, or may be, whatever is known: none but by a limit from outside. */
  readonly exclusions: readonly number[];
  readonly threats: readonly number[];
  /** Those of the exclusions that an answer which is still missing may lift. */
  readonly liftable: readonly number[];
  /** Whether all that rules read may be known and the verdict still not be sure. */
  readonly isOpen: boolean;
}

/** Where the rating of an option on a criterion stands in a table of ratings. */
export function ratingIndex({ criterionCount }: CriterionCount, option: number, criterion: number): number {
  return option * criterionCount + criterion;
}

interface CriterionCount {
  readonly criterionCount: number;
}

/** The number of the option with this id. */
export function optionNumber({ options }: Rulebook, id: OptionId): number {
  return found(options, id, 'option');
}

/** The number of the criterion with this id. */
export function criterionNumber({ criteria }: Rulebook, id: CriterionId): number {
  return found(criteria, id, 'criterion');
}

/** @throws RangeError where there is none: a linked rulebook names nothing that it lacks. */
function found(items: readonly { readonly id: string }[], id: string, kind: string): number {
  const index = items.findIndex((item) => item.id === id);
  if (index === -1) throw new RangeError(`There is no ${kind} "${id}".`);
  return index;
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
export function compile(rulebook: Rulebook, form: NormalForm = formOf(rulebook)): Model {
  const { rules, options, criteria } = rulebook;
  const count = { optionCount: options.length, criterionCount: criteria.length };
  const compiledRules = rules.map((rule, index) =>
    compiledRule(rulebook, rule, index, at(form.conditions, index)),
  );
  let next = rules.length;
  const patterns = options.map((option, patternOf) =>
    option.patterns.map(() => compiledCondition(next, at(form.conditions, next++), { patternOf })),
  );
  const conditions = [...compiledRules, ...patterns.flat()];
  return {
    rulebook,
    form,
    ...count,
    base: baseOf(rulebook),
    rules: compiledRules,
    patterns,
    conditions,
    affected: affectedBy(form, conditions),
    size: sizeOfForm(form) + sizeOf(conditions, options.length) + options.length * criteria.length,
  };
}

function compiledRule(
  rulebook: Rulebook,
  rule: Rule,
  index: number,
  boxes: CompiledCondition['boxes'],
): CompiledRule {
  const { criteria } = rulebook;
  const criterion = (id: CriterionId) => criterionNumber(rulebook, id);
  const weight = rule.weight.map((effect) => ({ at: criterion(effect.criterion), points: effect.points }));
  const rate = rule.rate.map((effect) => {
    const option = optionNumber(rulebook, effect.option);
    const cell = ratingIndex({ criterionCount: criteria.length }, option, criterion(effect.criterion));
    return { at: criteria.length + cell, points: effect.points };
  });
  const excludes = [...new Set(rule.exclude.map((id) => optionNumber(rulebook, id)))];
  return { ...compiledCondition(index, boxes, { effects: [...weight, ...rate], excludes }), rule };
}

function baseOf({ criteria, options }: Rulebook): Base {
  const weights = criteria.map((each) => each.weight);
  const ratings = options.flatMap((_, index) =>
    criteria.map((each) => (each.ratings[index] ?? missing()).rating),
  );
  const points = [...weights, ...ratings];
  const none = points.map(() => 0);
  const nobody = options.map(() => 0);
  return {
    points,
    rise: none,
    fall: none,
    outside: new Set(),
    exclusions: nobody,
    threats: nobody,
    liftable: nobody,
    isOpen: false,
  };
}

function affectedBy(
  { variables }: NormalForm,
  conditions: readonly CompiledCondition[],
): readonly (readonly number[])[] {
  const affected = variables.map((): number[] => []);
  for (const { boxes, index } of conditions)
    for (const variable of new Set(boxes.flatMap((box) => box.variables)))
      (affected[variable] ?? missing()).push(index);
  return affected;
}

/** A completion is drawn from the values of each variable. */
function sizeOfForm({ variables }: NormalForm): number {
  const cells = variables.flatMap((variable) => variable.cells);
  return cells.reduce((sum, cell) => sum + 1 + (cell.kind === 'values' ? cell.values.length : 0), 0);
}

/** A point more of weight moves the sums of all options. */
function sizeOf(conditions: readonly CompiledCondition[], optionCount: number): number {
  return conditions.reduce((sum, each) => sum + 1 + each.tests + each.effects.length * optionCount, 0);
}

/** Whether a pattern of the option can still hold; without one it is excluded. */
export function isPatternLeft({ patterns }: Model, option: number, knowledge: Knowledge): boolean {
  return (patterns[option] ?? missing()).some(({ boxes }) => truthOf(boxes, knowledge) !== FALSE);
}
