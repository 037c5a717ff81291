import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { readJson } from '../../src/yaml/json-tree.ts';
import { plain, type Tree } from '../../src/yaml/tree.ts';

const EVERY: ReadonlySet<string> = { ...new Set<string>(), has: () => true };

function read(text: string, wanted: ReadonlySet<string> = new Set(['a', 'b'])) {
  return readJson({ name: 'file.json', text }, 'a list of parts', wanted);
}

function saidOf(text: string): string {
  const file = { name: 'file.json', text };
  const outcome = readJson(file, 'a list of parts', new Set(['a', 'b']));
  return outcome.ok ? JSON.stringify(plain(outcome.value)) : formatProblems(file, outcome.problems, 80);
}

/** Every value in a tree. */
function valuesIn(tree: Tree): readonly Tree[] {
  if (tree.kind === 'scalar') return [tree];
  const parts = tree.kind === 'list' ? tree.items : [...tree.entries.values()].map(({ value }) => value);
  return [tree, ...parts.flatMap(valuesIn)];
}

describe('JSON with positions', () => {
  test('reads as that JSON, and every place holds its value', () => {
    let values = 0;
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom('', ' ', '\n\t'), (value, space) => {
        const text = `${space}${JSON.stringify(value, null, space)}${space}`;
        const outcome = read(text, EVERY);
        if (!outcome.ok) throw new Error(text);
        for (const tree of valuesIn(outcome.value)) {
          values++;
          const there: unknown = JSON.parse(text.slice(tree.at.start, tree.at.end));
          expect(JSON.stringify(plain(tree))).toBe(JSON.stringify(there));
        }
      }),
    );
    expect(values).toBeGreaterThan(500);
  });

  test('keeps what stands under the wanted keys, at whatever depth, and passes over the rest', () => {
    expect(saidOf('{"a": [1, {"b": "]}\\"\\\\", "c": [[{"a": "}"}]]}], "d": {"a": 1}, "b": null}')).toBe(
      '{"a":[1,{"b":"]}\\"\\\\"}],"b":null}',
    );
  });

  test('takes a key for what it means, and none twice', () => {
    expect(saidOf('{"\\u0061": 1, "a": 2}')).toMatchInlineSnapshot(`
      "file.json:1:15: "a" is given twice in the same map.
          1 | {"\\u0061": 1, "a": 2}
            |               ^^^
              Keep one of the two."
    `);
  });

  test.each(['{"a": 1,}', '{"a": 1 // no\n}', "{'a': 1}", 'a: 1', '{"a": NaN}', '{"a": 01}'])(
    'refuses %s',
    (text) => expect(saidOf(text)).toContain('it is not JSON, as a list of parts has to be'),
  );

  test('says where brackets and quotes stay open, also in a file of megabytes', () => {
    expect(saidOf('{"a": [1, 2')).toContain('file.json:1:1: This "{" is never closed.');
    const long = `{\n"a": [${'"part", '.repeat(400_000)}\n"b`;
    expect(saidOf(long)).toContain('file.json:3:');
    expect(saidOf('')).toContain('The file is empty.');
  });

  test('is not kept busy by brackets, values without number and long texts', () => {
    const many = 500_000;
    expect(saidOf('['.repeat(many))).toContain('file.json:1:201: Nested more than 200 levels deep.');
    expect(saidOf(`{"c": ${'['.repeat(many)}${']'.repeat(many)}}`)).toContain(
      'Nested more than 200 levels deep.',
    );
    expect(saidOf(`[${'1,'.repeat(1_000_001)}1]`)).toContain('more than 1,000,000 keys, values');
    expect(saidOf(`{"c": "${'\\"'.repeat(many)}", "a": 1}`)).toBe('{"a":1}');
  });
});
