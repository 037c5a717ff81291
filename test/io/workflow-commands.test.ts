import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/io/content.ts';
import { withoutCommands } from '../../src/io/workflow-commands.ts';

/** Whether a runner takes a line for a command, by the forms that they know. */
function isCommand(line: string): boolean {
  return /^\s*::/.test(line) || /##\w*\[/.test(line);
}

const lines = fc.string({
  unit: fc.constantFrom(':', ':', '#', '[', ' ', '\t', '\n', '\r', 'a', 'vso', 'é'),
  maxLength: 30,
});

describe('a text without commands', () => {
  test('has none, and differs only in blanks', () => {
    fc.assert(
      fc.property(lines, (text) => {
        const safe = withoutCommands(text);
        expect(safe.split(/\r?\n/).filter(isCommand)).toEqual([]);
        expect(safe.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  test('stays as it is where nothing in it is a command', () =>
    expect(withoutCommands('a::b ##(c) #[d]\n: :e')).toBe('a::b ##(c) #[d]\n: :e'));
});

test('parts end with lines and are the whole together', () => {
  const pieces = () => Array.from({ length: 5_000 }, (_, index) => `line ${index} ${'x'.repeat(50)}\n`);
  const parts = [...partsOf(pieces)];
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.every((part) => part === '' || part.endsWith('\n'))).toBe(true);
  expect(parts.join('')).toBe(pieces().join(''));
});
