import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folded, sameText } from '../../src/yaml/fold.ts';

const texts = fc.string({ unit: 'grapheme' });
const anyText = fc.oneof(texts, fc.string({ unit: 'binary' }));

describe('free texts', () => {
  test.each([
    ['DeepSeek', 'deepseek'],
    ['DeepSeek', ' DEEPSEEK\n'],
    ['DeepSeek', 'Deep\u00adSeek'],
    ['DeepSeek', '\ufeffDeep\u200bSeek\u2060'],
    ['DeepSeek', '\uff24\uff45\uff45\uff50\uff33\uff45\uff45\uff4b'],
    ['Northwind Cloud', 'northwind\u00a0 cloud'],
    ['Café', 'CAFE\u0301'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['\ud800', '\ud800'],
  ])('%j and %j are the same', (a, b) => expect(sameText(a, b)).toBe(true));

  test.each([
    ['DeepSeek', 'DeepSeek AI'],
    ['gpt-4', 'gpt-4o'],
    ['Café', 'Cafe'],
    ['ab', 'a b'],
  ])('%j and %j are not', (a, b) => expect(sameText(a, b)).toBe(false));

  test('are the same where more than thirty marks stand on a letter, beyond those', () => {
    const marks = (count: number) => `a${'\u0301\u0315'.repeat(count / 2)}`;
    expect(sameText(marks(30), marks(1000))).toBe(true);
    expect(sameText(marks(30), marks(28))).toBe(false);
    expect(sameText(`${marks(1000)}b`, `${marks(1000)}c`)).toBe(false);
    expect(sameText('Deep\u2800Seek\u2800', 'deep seek')).toBe(true);
  });

  test('are compared by what folding again does not change', () => {
    fc.assert(
      fc.property(anyText, (text) => void expect(folded(folded(text))).toBe(folded(text))),
      { numRuns: 1000 },
    );
  });

  test('are the same in every case, form, and with blanks around and unseen characters within', () => {
    const unseen = fc.constantFrom(
      '\u00ad',
      '\u200b',
      '\u200d',
      '\u2060',
      '\ufeff',
      '\u202e',
      '\u0000',
      '\ufe0f',
    );
    const change = fc.constantFrom<(text: string, mark: string) => string>(
      (text) => text.toLowerCase(),
      (text) => text.toUpperCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFKC'),
      (text) => ` ${text}\n`,
      (text, mark) => [...text].join(mark),
    );
    fc.assert(
      fc.property(
        texts,
        change,
        unseen,
        (text, to, mark) => void expect(folded(to(text, mark))).toBe(folded(text)),
      ),
      { numRuns: 1000 },
    );
  });
});
