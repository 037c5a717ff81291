import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pathText, shownPath, systemPath, withoutLineBreaks } from '../../src/io/system-path.ts';
import { printable } from '../../src/yaml/printable.ts';

const bytesOf = (path: string) => Buffer.from(systemPath(path));

describe('a name of a file', () => {
  test('leads back to its bytes, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(bytesOf(pathText(Buffer.from(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  test('that is text stays that text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(pathText(Buffer.from(text))).toBe(text);
        expect(systemPath(text)).toBe(text);
      }),
    );
  });

  test('is one line for a glob, and the same name afterwards', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r', '\u2028', '\u2029') }), (name) => {
        expect(withoutLineBreaks(name)).toMatch(/^.*$/);
        expect(shownPath(`x${withoutLineBreaks(name)}`)).toBe(`x${name}`);
      }),
    );
  });

  test('shows no byte that a terminal could obey', () => {
    expect(printable(pathText(Buffer.of(0x61, 0x9b, 0xff)))).toBe('a\ufffd\ufffd');
  });
});

test('a path is shown without what does not matter', () => {
  expect(['./a', './/./a/', 'a//', '.', './', '/', ''].map(shownPath)).toEqual([
    'a',
    'a',
    'a',
    '.',
    '.',
    '/',
    '',
  ]);
});
