import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Partition } from '../../src/rulebook/partition.ts';
import type { Parting } from '../../src/rulebook/pieces.ts';

const MOST = 7;

const parting = fc.oneof(
  fc
    .subarray(Array.from({ length: MOST }, (_, place) => place))
    .map((places): Parting => ({ kind: 'places', places })),
  fc.integer({ min: 0, max: MOST }).map((at): Parting => ({ kind: 'cut', at })),
);

/** Pieces that the partings answer alike, by the definition of a class. */
function alike(partings: readonly Parting[]): readonly (readonly number[])[] {
  const classes = new Map<string, number[]>();
  for (let place = 0; place < MOST; place++) {
    const answers = partings.map((by) => (by.kind === 'cut' ? place < by.at : by.places.includes(place)));
    classes.set(answers.join(), [...(classes.get(answers.join()) ?? []), place]);
  }
  return [...classes.values()];
}

test('pieces are of one class as long as nothing tells them apart', () => {
  fc.assert(
    fc.property(fc.array(parting, { maxLength: 5 }), (partings) => {
      const partition = new Partition(MOST);
      for (const by of partings) partition.part(by);
      const expected = alike(partings);
      expect(partition.classes()).toEqual(expected);
      expect(partition.classCount).toBe(expected.length);
    }),
    { numRuns: 400 },
  );
});
