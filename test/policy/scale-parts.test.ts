import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { partHashes } from '../../src/policy/baseline.ts';
import { pricedToy } from '../engine/estimated-toy.ts';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

test('a baseline knows another scale as a change of its criterion', () => {
  const { rulebook } = pricedToy();
  const partsWith = (floor: number) => {
    const criteria = rulebook.criteria.map(({ estimate, ...each }) => ({
      ...each,
      estimate: estimate && { ...estimate, scale: { ...estimate.scale, floor } },
    }));
    return partHashes({ ...rulebook, criteria }, hash);
  };
  const [before, after] = [partsWith(10), partsWith(11)];
  expect(Object.keys(before).filter((part) => before[part] !== after[part])).toEqual(['criterion cost']);
});
