import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../dist');

/** The files that a module of the bundle loads, itself among them, and what else it imports. */
function importsOf(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file)) return found;
  found.add(file);
  const code = readFileSync(file, 'utf8');
  for (const [, path = ''] of code.matchAll(/\b(?:from|import)\s*\(?["']([^"'\s]+)["']/g)) {
    const inside = join(dirname(file), path);
    if (!path.startsWith('.') || !existsSync(inside)) found.add(path);
    else if (path.endsWith('.js')) importsOf(inside, found);
    else found.add(inside);
  }
  return found;
}

test('the library loads itself, the rulebook, its decisions and the catalogue, and nothing else', () => {
  const loaded = [...importsOf(join(dist, 'index.js'))].map((path) => path.replace(dist, ''));
  expect(loaded.filter((path) => !/^[/\\]library-.+\.js$/.test(path)).sort()).toEqual(
    ['/decisions.json', '/index.js', '/models.json', '/open-vs-closed.json'].map((path) =>
      path.replace('/', join('/')),
    ),
  );
});

test('what reads files loads modules of Node, besides', () => {
  const loaded = [...importsOf(join(dist, 'node.js'))];
  expect(loaded.filter((path) => path.startsWith('node:'))).toContain('node:fs');
  expect(loaded.filter((path) => !path.startsWith('node:') && !path.startsWith(dist))).toEqual([]);
});

/** Prints what a library says that has nothing of Node at hand. */
const ALONE = `
const print = console.log;
const { index, text } = JSON.parse(process.argv[1]);
import(index).then(({ advise, builtInRulebook, readProfile, renderRecommendation }) => {
  for (const name of ['process', 'Buffer', 'require', 'navigator', 'crypto', 'console']) delete globalThis[name];
  const profile = readProfile(text, builtInRulebook(), 'a.yaml');
  const advice = advise(profile.value).value;
  print(JSON.stringify([advice.constructor.name, JSON.parse(renderRecommendation(advice, 'json'))]));
});
`;

test('the library runs where there is no process, and what it makes says what it is', () => {
  const text = readFileSync(join(dist, '../examples/startup-sentiment.yaml'), 'utf8');
  const words = JSON.stringify({ index: pathToFileURL(join(dist, 'index.js')), text });
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', ALONE, words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(JSON.parse(stdout)).toMatchObject(['Advice', { verdict: { option: 'open-self-hosted' } }]);
});
