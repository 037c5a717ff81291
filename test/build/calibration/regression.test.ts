import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldsOf, heldOut } from '../../../src/build/calibration/folds.ts';
import { fitRegression, probabilities } from '../../../src/build/calibration/regression.ts';

test('without features the probabilities are the shares of the classes', () => {
  const examples = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2].map((label) => ({ features: [], label }));
  const [first, second, third] = probabilities(fitRegression(examples, { features: 0, classes: 3 }), []);
  expect(first).toBeCloseTo(0.6, 3);
  expect(second).toBeCloseTo(0.3, 3);
  expect(third).toBeCloseTo(0.1, 3);
});

test('one feature that tells two classes apart has the weight that solves w = 10 (1 - 1 / (1 + exp(-w))): 1.633', () => {
  const examples = [
    ...Array.from({ length: 10 }, () => ({ features: [0], label: 1 })),
    ...Array.from({ length: 10 }, () => ({ features: [], label: 0 })),
  ];
  const weights = fitRegression(examples, { features: 1, classes: 2 });
  expect(weights[1]?.[0]).toBeCloseTo(1.633, 2);
  expect(weights[0]?.[0]).toBeCloseTo(-1.633, 2);
  expect(probabilities(weights, [0])[1]).toBeCloseTo(0.8367, 3);
  expect(probabilities(weights, [])[1]).toBeCloseTo(1 - 0.8367, 3);
});

test('folds hold out each thing once, are of a size but for one, and are the same for the same seed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 60 }), fc.nat(100), (count, seed) => {
      const folds = foldsOf(count, 10, seed);
      const sizes = Array.from({ length: 10 }, (_, fold) => folds.filter((each) => each === fold).length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      expect(foldsOf(count, 10, seed)).toEqual(folds);
      const items = folds.map((_, index) => index);
      const seen = heldOut(
        items,
        folds,
        (from) => new Set(from),
        (learnt, item) => learnt.has(item),
      );
      expect(seen).toEqual(items.map(() => false));
    }),
    { numRuns: 30 },
  );
});
