import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wholeOf } from '../../src/io/content.ts';
import { guarded } from '../../src/io/guard.ts';
import { leaksIn, NASTY, UNSEEN } from '../yaml/nasty.ts';

const pieces = fc.array(
  fc.oneof(fc.constantFrom(...UNSEEN, NASTY, '\n', ':', '::', '#', '##', '[', ' ', '\t', 'vso'), fc.string()),
);

describe('what is written', () => {
  test('holds nothing unseen and no command, however it comes in pieces', () => {
    fc.assert(
      fc.property(pieces, (made) => {
        expect(leaksIn(wholeOf(guarded(() => ['start', ...made])))).toEqual([]);
      }),
    );
  });

  test('stays as it is where it is text, over lines and parts', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `line ${index}: 秘密 👩‍💻 a::b\n\n`);
    expect(wholeOf(guarded(() => lines))).toBe(lines.join(''));
  });

  test('may begin with the mark of UTF-8, and holds none elsewhere', () =>
    expect(wholeOf(guarded(() => ['\ufeff"a"\n', '\ufeff"b"\n']))).toBe('\ufeff"a"\n\ufffd"b"\n'));

  test('may be commands only where that is said', () => {
    const text = '::error title=a::b\u202e\n';
    expect(wholeOf(guarded(text, { command: true }))).toBe('::error title=a::b\ufffd\n');
    expect(wholeOf(guarded(text))).toBe(': :error title=a::b\ufffd\n');
  });

  test('has the marks of a terminal only where that is said, and no others', () => {
    const text = '\u001b[1mbold\u001b[22m \u001b[2J\u001b[41m\u009b1m\n';
    expect(wholeOf(guarded(text, { mark: true }))).toBe(
      '\u001b[1mbold\u001b[22m \ufffd[2J\ufffd[41m\ufffd1m\n',
    );
    expect(wholeOf(guarded(text))).toBe('\ufffd[1mbold\ufffd[22m \ufffd[2J\ufffd[41m\ufffd1m\n');
  });
});
