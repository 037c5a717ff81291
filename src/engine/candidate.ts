import type { FactId, FactValue } from '../rulebook/fact.ts';

/** One known fact that is different: its value, or for a set whether one member belongs to it. */
export interface Change {
  readonly fact: FactId;
  /** The member of a set that is added (to: true) or removed (to: false), else null. */
  readonly member: string | null;
  readonly from: FactValue;
  readonly to: FactValue;
}

/** A change and what it does to the knowledge. */
export interface Candidate {
  readonly change: Change;
  readonly variables: readonly number[];
  /** The cell of each of the variables after the change, as a bit. */
  readonly bits: readonly number[];
  /** Whether the team can change the fact. */
  readonly changeable: boolean;
  /**
   * How far the change goes: ranks of an ordered fact, 1 for any other value, and for a number the part of the
   * greater one of the two that lies between them, which is at most 1.
   */
  readonly size: number;
}
