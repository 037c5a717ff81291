import { describe, expect, test } from 'vitest';
import { confidenceOf, type Evidence } from '../../src/engine/confidence.ts';

const LEADS = { clear: 6, likely: 2 };

/** Evidence that just suffices for the surest word. */
const ENOUGH: Evidence = {
  margin: 6,
  standsIn: 0.95,
  holdsIn: 0.8,
  mayBeExcluded: false,
  holdsInVariants: () => true,
};

const wordFor = (evidence: Partial<Evidence>) => confidenceOf({ ...ENOUGH, ...evidence }, LEADS);

describe('a verdict is', () => {
  test('clear where a lead of six points stands in 95 and holds in 80 percent, and not one hair below', () => {
    expect(wordFor({})).toBe('clear');
    expect(wordFor({ margin: null })).toBe('clear');
    expect([{ margin: 5.99 }, { standsIn: 0.949 }, { holdsIn: 0.799 }].map(wordFor)).toEqual(
      Array(3).fill('likely'),
    );
  });

  test('never clear while something unknown could exclude it, or with an assumption at its end turn it', () => {
    expect(wordFor({ mayBeExcluded: true })).toBe('likely');
    expect(wordFor({ holdsInVariants: () => false })).toBe('likely');
  });

  test('a close call with a lead below two points, or where it stands in less than 70 percent', () => {
    expect([{ margin: 2 }, { standsIn: 0.7 }].map(wordFor)).toEqual(['likely', 'likely']);
    expect([{ margin: 1.99 }, { standsIn: 0.699 }].map(wordFor)).toEqual(['close-call', 'close-call']);
  });

  test('only leaning where it holds in less than half, whatever else', () => {
    expect([{ holdsIn: 0.5 }, { holdsIn: 0.499 }].map(wordFor)).toEqual(['likely', 'leaning']);
    expect([{ margin: 1 }, { margin: 1, holdsIn: 0.499 }].map(wordFor)).toEqual(['close-call', 'leaning']);
  });
});
