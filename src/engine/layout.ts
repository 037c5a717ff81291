import type { Boxes } from '../rulebook/box.ts';
import type { NormalForm } from '../rulebook/normal-form.ts';
import type { Rule } from '../rulebook/rulebook.ts';
import type { Need } from './needs.ts';

/** Points that a fired rule adds to the numbers at these indexes. */
export interface Increments {
  readonly at: readonly number[];
  readonly points: readonly number[];
}

/** A rule with its condition and effects by number. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly when: Boxes;
  /** Into the criteria. */
  readonly weight: Increments;
  /** Into the ratings, see ratingIndex. */
  readonly rate: Increments;
  /** Indexes of options. */
  readonly exclude: readonly number[];
  /** The criteria whose weight or ratings it changes, each once. */
  readonly criteria: readonly number[];
  /** The tests of its condition. */
  readonly needs: readonly Need[];
}

/**
 * The conditions of a rulebook and what follows from them, as flat tables of numbers: those of the rules first, then
 * those of the patterns. A table `xStart` says where the entries of each item begin in the table that it divides.
 */
export interface Layout {
  readonly conditionCount: number;
  /** Boxes of each condition. */
  readonly boxStart: Int32Array;
  /** Variables and allowed cells of each box. */
  readonly atomStart: Int32Array;
  readonly atomVariable: Int32Array;
  readonly atomMask: Int32Array;
  /** Conditions that speak of each variable. */
  readonly affectedStart: Int32Array;
  readonly affected: Int32Array;
  /** Points of each condition: into the weights, then, beyond their number, into the ratings. */
  readonly effectStart: Int32Array;
  readonly effectAt: Int32Array;
  readonly effectPoints: Float64Array;
  /** Options that each condition excludes. */
  readonly excludeStart: Int32Array;
  readonly excludes: Int32Array;
  /** For each condition the option of which it is a pattern, or -1. */
  readonly patternOption: Int32Array;
}

/** Lays out what the tally reads. Patterns are given as the option of each. */
export function layOut(
  form: NormalForm,
  rules: readonly CompiledRule[],
  patterns: readonly number[],
  criterionCount: number,
): Layout {
  const { conditions } = form;
  const boxes = conditions.flat();
  const affected = form.variables.map((): number[] => []);
  conditions.forEach((each, condition) => {
    for (const variable of new Set(each.flatMap((box) => box.variables))) affected[variable].push(condition);
  });
  const effects = conditions.map((_, condition) => effectsOf(rules[condition], criterionCount));
  const excludes = conditions.map((_, condition) => rules[condition]?.exclude ?? []);
  return {
    conditionCount: conditions.length,
    boxStart: starts(conditions),
    atomStart: starts(boxes.map((box) => box.variables)),
    atomVariable: Int32Array.from(boxes.flatMap((box) => box.variables)),
    atomMask: Int32Array.from(boxes.flatMap((box) => box.masks)),
    affectedStart: starts(affected),
    affected: Int32Array.from(affected.flat()),
    effectStart: starts(effects),
    effectAt: Int32Array.from(effects.flat(), (effect) => effect.at),
    effectPoints: Float64Array.from(effects.flat(), (effect) => effect.points),
    excludeStart: starts(excludes),
    excludes: Int32Array.from(excludes.flat()),
    patternOption: Int32Array.from([...rules.map(() => -1), ...patterns]),
  };
}

function effectsOf(rule: CompiledRule | undefined, criterionCount: number) {
  if (rule === undefined) return [];
  const { weight, rate } = rule;
  return [
    ...weight.at.map((at, effect) => ({ at, points: weight.points[effect] })),
    ...rate.at.map((at, effect) => ({ at: criterionCount + at, points: rate.points[effect] })),
  ];
}

function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const table = new Int32Array(lists.length + 1);
  lists.forEach((list, index) => {
    table[index + 1] = table[index] + list.length;
  });
  return table;
}
