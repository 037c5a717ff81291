import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { partsOf, wholeOf } from '../../src/io/content.ts';
import { harmless, withoutCommands } from '../../src/io/workflow-commands.ts';

/** Whether the runner of GitHub Actions takes a line for a command, by the two forms that it knows. */
function isCommand(line: string): boolean {
  return /^\s*::/.test(line) || line.includes('##[');
}

const lines = fc.string({
  unit: fc.constantFrom(':', ':', '#', '[', ' ', '\t', '\n', '\r', 'a', 'é'),
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

describe('on GitHub Actions', () => {
  const before = process.env.GITHUB_ACTIONS;
  beforeEach(() => {
    process.env.GITHUB_ACTIONS = 'true';
  });
  afterEach(() => {
    if (before === undefined) delete process.env.GITHUB_ACTIONS;
    else process.env.GITHUB_ACTIONS = before;
  });

  test('pieces that make a command only together make none', () => {
    const pieces = () => ['x'.repeat(1 << 17), '\n :', ':error', '::pwn\n', '##', '[error]'];
    expect(wholeOf(harmless(pieces)).slice(1 << 17)).toBe('\n : :error::pwn\n## [error]');
  });
});

test('parts end with lines and are the whole together', () => {
  const pieces = () => Array.from({ length: 5_000 }, (_, index) => `line ${index} ${'x'.repeat(50)}\n`);
  const parts = [...partsOf(pieces)];
  expect(parts.length).toBeGreaterThan(3);
  expect(parts.every((part) => part === '' || part.endsWith('\n'))).toBe(true);
  expect(parts.join('')).toBe(pieces().join(''));
});
