import { draw } from '../../engine/random.ts';
import { at } from '../../rulebook/at.ts';

/** A stream of random numbers of its own. */
const STREAM = 0x1f83d9ab;

/** For each of `count` things the fold, from 0, in which it is held out: shuffled by the seed, all of a size but for one. */
export function foldsOf(count: number, folds: number, seed: number): readonly number[] {
  const shuffled = Array.from(
    { length: count },
    (_, index) => [draw(STREAM, seed * count + index), index] as const,
  )
    .toSorted(([left], [right]) => left - right)
    .map(([, index]) => index);
  const fold = new Array<number>(count).fill(0);
  for (const [place, index] of shuffled.entries()) fold[index] = place % folds;
  return fold;
}

/** Everything predicted from what the other folds have taught, in the order of the items. */
export function heldOut<T, Learnt, Predicted>(
  items: readonly T[],
  folds: readonly number[],
  learn: (from: readonly T[]) => Learnt,
  predict: (learnt: Learnt, item: T) => Predicted,
): readonly Predicted[] {
  const learnt = new Map(
    [...new Set(folds)].map((fold) => [fold, learn(items.filter((_, index) => folds[index] !== fold))]),
  );
  return items.map((item, index) => {
    const known = learnt.get(at(folds, index));
    if (known === undefined) throw new RangeError('Every item lies in a fold.');
    return predict(known, item);
  });
}
