import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSource, readSource } from '../../src/yaml/parse.ts';
import { mapIn } from '../../src/yaml/read.ts';
import { child, type Plain, plain } from '../../src/yaml/tree.ts';
import { anyText, asTree, fileOf, problemsIn, saidOf } from './texts.ts';

function readValue(text: string): Plain | undefined {
  const outcome = parseSource(fileOf(text), 'a profile');
  return outcome.ok ? plain(outcome.value) : undefined;
}

function kindsOf(text: string): readonly string[] {
  return problemsIn(text, asTree).map((problem) => problem.kind);
}

describe('any text', () => {
  test('is a tree or has problems that can be shown', () => {
    fc.assert(
      fc.property(anyText, (text) => void problemsIn(text, asTree)),
      { numRuns: 1500 },
    );
  });

  test('that is JSON reads as that JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        fc.pre(value !== null);
        expect(JSON.stringify(readValue(JSON.stringify(value)))).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('values', () => {
  test('are those of YAML 1.2 with decimal numbers, whatever a directive says', () => {
    const text =
      '%YAML 1.1\n---\n[yes, off, 010, 0o10, 0x1F, 1_000, 2026-01-31, ~, !!str 5, .5, 1e3, +5, 5.]';
    const values = ['yes', 'off', 10, '0o10', '0x1F', '1_000', '2026-01-31', null, '5', 0.5, 1000, 5, 5];
    expect(readValue(text)).toEqual(values);
  });

  test('are repeated by an alias, the last anchor of a name counting', () => {
    expect(readValue('a: &x 1\nb: *x\nc: &x [2]\nd: *x')).toEqual({ a: 1, b: 1, c: [2], d: [2] });
  });

  test('have keys that are only names', () => {
    const tree = parseSource(fileOf('__proto__: 1\nconstructor: 2\n1.50: 3\n"": 4'), 'a profile');
    expect(tree.ok && JSON.stringify(plain(tree.value))).toBe(
      '{"__proto__":1,"constructor":2,"1.50":3,"":4}',
    );
    expect(tree.ok && child(tree.value, 'toString')).toBeUndefined();
  });
});

describe('limits', () => {
  const nested = (depth: number) => ['['.repeat(depth) + ']'.repeat(depth), `${'- '.repeat(depth)}otter`];
  const indented = (depth: number) =>
    Array.from({ length: depth }, (_, at) => `${' '.repeat(at)}a:\n`).join('');

  test('allow twenty levels and no more', () => {
    for (const text of [...nested(20), indented(20)]) expect(kindsOf(text)).toEqual([]);
    for (const text of [...nested(21), indented(21)]) expect(kindsOf(text)).toEqual(['too-deep']);
  });

  test.each(['[', '{a: ', '- ', '? ', ': ', '&a [', '[a, ', ' a: 1\n b: 1\n', 'a:\n '])(
    'end the reading of %j, repeated without end',
    (piece) => {
      expect(() => problemsIn(`x: [1, ${piece.repeat(5_000)}`, asTree)).not.toThrow();
      expect(() => problemsIn(piece.repeat(5_000), asTree)).not.toThrow();
    },
  );

  test('count what aliases repeat', () => {
    const bomb = Array.from(
      { length: 8 },
      (_, at) => `a${at}: &a${at} [${Array(9).fill(at === 0 ? 1 : `*a${at - 1}`)}]`,
    );
    expect(kindsOf(bomb.join('\n'))).toEqual(['too-many-values']);
    const deep = Array.from({ length: 12 }, (_, at) => `a${at}: &a${at} [[${at === 0 ? 1 : `*a${at - 1}`}]]`);
    expect(kindsOf(deep.join('\n'))).toEqual(['too-deep']);
  });
});

describe('faults of form', () => {
  test('are all reported, and do not hide what is wrong with the values', () => {
    const text = 'a: 1\na: 2\n? [x]\n: 3\n<<: { y: 1 }\nb: *nowhere\nc: &c [*c]\nd: otter\n';
    const outcome = readSource(fileOf(text), 'a profile', (tree) => {
      const problems: Parameters<typeof mapIn>[2] = [];
      for (const key of ['b', 'd']) mapIn(child(tree, key) ?? tree, key, problems);
      return { ok: false, problems };
    });
    expect(outcome.ok ? [] : outcome.problems.map((problem) => problem.kind)).toEqual([
      'duplicate-key',
      'not-a-text-key',
      'merge-key',
      'unknown-anchor',
      'endless-alias',
      'wrong-value',
    ]);
  });

  test.each([
    ['a: 1\n---\nb: 2\n', 'otter.yaml:2:1: A second YAML document begins here.'],
    ['a: 1\n...\nb: 2\n', 'otter.yaml:3:1: A second YAML document begins here.'],
    ['# only\n\n', 'otter.yaml:1:1: The file is empty.'],
    ['---\n', 'otter.yaml:1:1: The file is empty.'],
    ['a: &x &y 1', 'otter.yaml:1:7: This is not valid YAML: A node can have at most one anchor.'],
    ['a: [1, , 2]', 'otter.yaml:1:8: There is nothing before this comma.'],
    ["a: ['x' 'y']", 'otter.yaml:1:9: A comma is missing between two entries in brackets.'],
    ['a: { b: 1 c: 2 }', 'otter.yaml:1:9: A comma is missing between two entries in brackets.'],
    ['a: [b]]', 'otter.yaml:1:7: This "]" closes nothing.'],
    ['a: [1,# x\n 2]', 'otter.yaml:1:7: A comment needs a space before its "#".'],
    ['a: b\n- c', 'otter.yaml:2:1: An item of a list ("- …") stands among the keys of a map.'],
    [
      'a:\n  b: c\n   d: e',
      'otter.yaml:3:4: This line is indented differently from those that it belongs with.',
    ],
    ['- c\na: b', 'otter.yaml:2:1: This line belongs to nothing above it.'],
    ['a: |b\n', 'otter.yaml:1:5: "b" cannot stand in the same line as the "|" or ">" of a block of text.'],
    ['a: *\n', 'otter.yaml:1:4: "*" stands alone, where the name of an anchor is expected.'],
    ['%OTTER\n---\na: 1', 'otter.yaml:1:1: Lines that begin with "%" are not supported.'],
    ['a: "\\\\"b"\n', 'otter.yaml:1:8: The value has already ended before "b"".'],
    ['a: "b\\"\n', 'otter.yaml:1:4: This quote is never closed.'],
    ["a: 'b''\n", 'otter.yaml:1:4: This quote is never closed.'],
    ['a: [b}\n', 'otter.yaml:1:4: This "[" is never closed.'],
  ])('in %j are named', (text, said) => {
    expect(saidOf(text, asTree)[0]).toBe(said);
  });

  test('of syntax end with a key that is too long for YAML', () => {
    expect(saidOf(`${'k'.repeat(1100)}: 1`, asTree)[0]).toMatch('A key is longer than 1,024 characters.');
  });
});
