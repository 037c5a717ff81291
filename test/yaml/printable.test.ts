import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable, printableLines } from '../../src/yaml/printable.ts';
import { safeJson } from '../../src/yaml/safe-json.ts';
import { leaksIn, NASTY, UNSEEN } from './nasty.ts';

/** No text in which a joiner or a selector is at work. */
const texts = fc
  .array(fc.oneof(fc.constantFrom(...UNSEEN), fc.string({ unit: 'binary', maxLength: 3 }), fc.constant('a')))
  .map((parts) => parts.join('').replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}#*\d]/gu, ''));
const MARK = /\p{M}/u;

describe('a printable text', () => {
  test('holds nothing that is not seen, and stays as it is when it is made printable again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const safe = printable(text.replace(/(?<=[\p{Script=Arabic}\p{M}])[\u200c\u200d]/gu, ''));
        expect(leaksIn(safe.replace(/[:#]/g, ''))).toEqual([]);
        expect(safe).not.toContain('\n');
        expect(printable(safe)).toBe(safe);
      }),
    );
  });

  test('treats every character alike, alone and beside one that is not seen', () => {
    const kept = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter(
      (sign) => printableLines(sign) === sign,
    );
    expect(kept.length).toBeGreaterThan(30_000);
    expect(kept.filter((sign) => printableLines(`${sign}\u200b`) !== `${sign}\ufffd`)).toEqual([]);
  });

  test.each(UNSEEN)('has a stand-in for %j', (sign) => {
    expect(printable(`a${sign}b`)).toMatch(/^a\ufffd+[^\ufffd]*b$/);
    expect(leaksIn(printableLines(`a${sign}b`).replaceAll('\n', ' '))).toEqual([]);
  });

  test.each([
    'Ünïcödé – “quotes” … 日本語 עברית العربية 한국어',
    '👩‍💻 👨🏽‍🚒 ❤️ 🏳️‍🌈 1️⃣',
    'علی‌رضا می‌خواهم',
    'क्‍ष ক্‌ষ',
    'Việt e\u0301 שָׁלוֹם བསྒྲུབས',
    '\u00a0\u3000',
  ])('keeps what people write: %s', (text) => expect(printable(text)).toBe(text));

  test.each(['a\u200cb', 'a\u200d👩', '👩\u200db', 'a\ufe0f', '1\ufe0f', 'م\u200cb', '🏴\u{e0067}\u{e007f}'])(
    'keeps no joiner and no selector that does nothing: %j',
    (text) => expect(printable(text)).toContain('\ufffd'),
  );

  test('heaps no marks upon each other', () => {
    const heap = printable(`a${'\u0301'.repeat(100_000)}b${'\u0302'.repeat(8)}`);
    expect(heap).toBe(`a${'\u0301'.repeat(8)}\ufffdb${'\u0302'.repeat(8)}`);
    expect([...heap].filter((character) => MARK.test(character))).toHaveLength(16);
  });
});

describe('safe JSON', () => {
  test('is the same value, and holds nothing that is not seen or a command', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.constant(NASTY)), (text) => {
        const json = safeJson(JSON.stringify({ [text]: [text] }, null, 2));
        expect(leaksIn(json)).toEqual([]);
        expect(JSON.parse(json)).toEqual({ [text]: [text] });
      }),
    );
  });
});
