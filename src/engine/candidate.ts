import type { FactId, FactValue } from '../rulebook/fact.ts';

/** A change of one known fact that may flip the verdict, and what it does to the knowledge. */
export interface Candidate {
  readonly change: {
    readonly fact: FactId;
    /** The member of a set that is added (to: true) or removed (to: false), else null. */
    readonly member: string | null;
    readonly from: FactValue;
    readonly to: FactValue;
  };
  readonly moves: readonly Move[];
  /** Whether the team can choose it. */
  readonly changeable: boolean;
  /**
   * How far the change goes: ranks of an ordered fact, 1 for any other value, and for a number the part of the
   * greater one of the two that lies between them, which is at most 1.
   */
  readonly size: number;
  /** True for a value beside the nearest ones that rules tell apart: only an estimate may see that it is another. */
  readonly isForEstimate: boolean;
}

/** The cell of a variable after the change, as a bit. */
export interface Move {
  readonly variable: number;
  readonly bit: number;
}
