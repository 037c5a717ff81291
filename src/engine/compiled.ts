import type { Boxes } from '../rulebook/box.ts';
import type { Rule } from '../rulebook/rulebook.ts';

/** Points that a rule which fires adds: at an index of the weights or, beyond their number, of the ratings. */
export interface PointEffect {
  readonly at: number;
  readonly points: number;
}

/** A condition and what follows where it holds. */
export interface CompiledCondition {
  /** Its place in the conditions of the model. */
  readonly index: number;
  readonly boxes: Boxes;
  /** How many tests its boxes have together. */
  readonly tests: number;
  readonly effects: readonly PointEffect[];
  /** The options that it excludes, each once. */
  readonly excludes: readonly number[];
  /** The option of which it is a pattern; null for a rule. */
  readonly patternOf: number | null;
}

/** A rule with its condition and effects by number. */
export interface CompiledRule extends CompiledCondition {
  readonly rule: Rule;
}

export function compiledCondition(
  index: number,
  boxes: Boxes,
  parts: Partial<Pick<CompiledCondition, 'effects' | 'excludes' | 'patternOf'>>,
): CompiledCondition {
  const tests = boxes.reduce((sum, box) => sum + box.variables.length, 0);
  return { index, boxes, tests, effects: [], excludes: [], patternOf: null, ...parts };
}

/** False for a rule that only attaches actions. */
export function bearsOnVerdict({ effects, excludes, patternOf }: CompiledCondition): boolean {
  return effects.length > 0 || excludes.length > 0 || patternOf !== null;
}
