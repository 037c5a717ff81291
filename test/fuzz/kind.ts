import type { Case } from './case.ts';
import type { Dice } from './random.ts';
import type { Tally } from './tally.ts';

/** What cases of one kind are made of, and what must hold of each. */
export interface Kind {
  readonly name: string;
  /** A run that tried one of these never has shown nothing. */
  readonly invariants: readonly string[];
  readonly make: (dice: Dice) => Case;
  /** @throws Broken where an invariant does not hold; whatever else it throws is a fault as well. */
  readonly check: (files: Case, tally: Tally, dice: Dice) => void;
}
