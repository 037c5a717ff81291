import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/rulebook/at.ts';
import { excerpt, formatProblems, positionOf } from '../../src/yaml/excerpt.ts';
import { fileOf } from './texts.ts';

/** The columns before the carets and under them, and the text that stands there. */
function marked(text: string, word: string, width: number): { carets: string; above: string; width: number } {
  const start = text.indexOf(word);
  const lines = excerpt(fileOf(text), { start, end: start + word.length }, width).split('\n');
  const [line, carets] = [at(lines, 0), at(lines, 1)];
  const before = carets.length - carets.trimStart().replace('|', '').trimStart().length;
  let column = 0;
  const above = [...line].filter((character) => {
    const from = column;
    column += stringWidth(character);
    return from >= before && from < carets.length && stringWidth(character) > 0;
  });
  return { carets: carets.slice(before), above: above.join(''), width: stringWidth(line) };
}

describe('an excerpt', () => {
  test('marks the place in its line', () => {
    expect(excerpt(fileOf('a: 1\r\nb: otter # x\r\nc: 3'), { start: 9, end: 14 }, 80)).toBe(
      '    2 | b: otter # x\n      |    ^^^^^',
    );
  });

  test('has its carets below the place, whatever stands before it, and within the width', () => {
    const characters = fc.constantFrom(
      'a',
      ' ',
      '\t',
      '川',
      '🦦',
      'é',
      'e\u0301',
      '\u202e',
      '\u001b',
      '\u{e0041}',
    );
    const filler = fc.array(characters, { maxLength: 120 }).map((all) => all.join(''));
    fc.assert(
      fc.property(filler, filler, fc.integer({ min: 30, max: 100 }), (before, after, width) => {
        const { carets, above, width: used } = marked(`x: 1\n${before}OTTER${after}`, 'OTTER', width);
        expect(carets).toBe('^'.repeat(5));
        expect(above).toBe('OTTER');
        expect(used).toBeLessThanOrEqual(width);
      }),
    );
  });

  test('marks two columns for a wide character, and one for nothing', () => {
    expect(marked('a: 秘密', '秘密', 80).carets).toBe('^^^^');
    expect(excerpt(fileOf('a:'), { start: 2, end: 2 }, 80)).toBe('    1 | a:\n      |   ^');
  });

  test('counts columns as editors do', () => {
    expect(positionOf(fileOf('a: 1\n🦦: x'), 9)).toEqual({ line: 2, column: 5 });
  });
});

describe('many problems', () => {
  const problem = (start: number) => ({ kind: 'tab-indent', at: { start, end: start + 1 } }) as const;

  test('are shown in the order of the text, the first hundred of them', () => {
    const file = fileOf('a\n'.repeat(200));
    const said = formatProblems(
      file,
      Array.from({ length: 103 }, (_, at) => problem(2 * (102 - at))),
      80,
    );
    expect(said.match(/otter.yaml:\d+:1/g)?.slice(0, 3)).toEqual([
      'otter.yaml:1:1',
      'otter.yaml:2:1',
      'otter.yaml:3:1',
    ]);
    expect(said.match(/A tab is used/g)).toHaveLength(100);
    expect(said.endsWith('\n\notter.yaml: and 3 more problems.')).toBe(true);
  });
});
