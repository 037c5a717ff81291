import type { Boxes } from '../rulebook/box.ts';
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
