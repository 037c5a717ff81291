import fc from 'fast-check';
import { at } from '../../src/rulebook/at.ts';
import type { Dice } from '../engine/invent.ts';

export type { Dice };

export function pick<T>(list: readonly T[], dice: Dice): T {
  return at(list, dice(list.length));
}

/** True once in so many throws. */
export function oneIn(sides: number, dice: Dice): boolean {
  return dice(sides) === 0;
}

/** One value of an arbitrary. */
export function drawn<T>(arbitrary: fc.Arbitrary<T>, dice: Dice): T {
  return at(fc.sample(arbitrary, { seed: dice(2 ** 31), numRuns: 1, unbiased: true }), 0);
}

/** A part of a list, each item of it once in so many throws left out. */
export function most<T>(list: readonly T[], leftOut: number, dice: Dice): readonly T[] {
  return list.filter(() => !oneIn(leftOut, dice));
}
