import { draw } from '../../src/engine/random.ts';
import { diceOf } from '../engine/invent.ts';
import type { Case } from './case.ts';
import type { Kind } from './kind.ts';
import { smallest } from './shrink.ts';
import { Broken, Tally } from './tally.ts';

/** A case that broke an invariant. */
export interface Failure {
  readonly kind: Kind;
  /** The number that the case is made of. */
  readonly made: number;
  readonly invariant: string;
  readonly message: string;
  readonly files: Case;
}

/** The number of which the case at a place is made. */
export function caseNumber(seed: number, place: number): number {
  return Math.floor(draw(seed, place) * 2 ** 31);
}

/** Makes a case and checks it; null where all holds. What is not smaller yet is shrunk by {@link shrunk}. */
export function runCase(kind: Kind, made: number, tally: Tally): Failure | null {
  const files = kind.make(diceOf(made));
  const broken = checked(kind, made, files, tally);
  return broken === null ? null : { kind, made, files, invariant: broken.invariant, message: broken.message };
}

/** The same failure of as small a case as can be found. */
export function shrunk(failure: Failure): Failure {
  const { invariant, kind, made } = failure;
  const fails = (files: Case) => checked(kind, made, files, new Tally())?.invariant === invariant;
  const files = smallest(failure.files, fails);
  return { ...failure, files, message: checked(kind, made, files, new Tally())?.message ?? failure.message };
}

function checked(kind: Kind, made: number, files: Case, tally: Tally): Broken | null {
  try {
    tally.count(`${kind.name} cases`);
    kind.check(files, tally, diceOf(made + 1));
    return null;
  } catch (error) {
    if (error instanceof Broken) return error;
    return new Broken('never an exception', error instanceof Error ? `${error.stack}` : String(error));
  }
}

/** The invariants that a run of a kind should have tried and did not. */
export function untried({ invariants }: Kind, { counts }: Tally): readonly string[] {
  return invariants.filter((invariant) => !counts.has(invariant));
}
