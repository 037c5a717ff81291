import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { advisor, runAlone } from './commands/advisor.ts';
import { project } from './partial.ts';

/**
 * Every `fixtures/…/[name.]command.txt` holds the arguments of one run of the real command, in that folder,
 * with variables of the environment before them where they matter. Beside it
 * stand what it must print (`[name.]expected.stdout`, and `.stderr` where it says something) and the exit code
 * (`[name.]expected.exit`, where it is not 0). UPDATE_GOLDEN=1 writes them anew: read the diff.
 *
 * Long JSON has `[name.]expected.json` in place of `.stdout`: the keys that matter there, which must match (project says
 * how), while all of it must satisfy the schema of its format, `fixtures/schemas/FORMAT.schema.json`. UPDATE_GOLDEN=1
 * writes the values of the keys named anew; which keys those are, and the schemas, are written by hand.
 */
const root = join(import.meta.dirname, '..');
const commands = globSync('fixtures/**/*command.txt', { cwd: root }).sort();

const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

/** The first of each command has a process of its own, as it has for people; the others share one. */
const ownProcess = new Set(
  new Map(commands.toReversed().map((path) => [commandOf(path), path] as const)).values(),
);

function commandOf(path: string): string | undefined {
  return wordsOf(readFileSync(join(root, path), 'utf8')).find((word) => !/^[A-Z_]+=/.test(word));
}

function run(folder: string, path: string) {
  const words = wordsOf(readFileSync(join(root, path), 'utf8').trim());
  const settings = words.filter((word) => /^[A-Z_]+=/.test(word));
  const args = words.slice(settings.length);
  const env = { COLUMNS: '80', ...Object.fromEntries(settings.map((each) => each.split('='))) };
  return (ownProcess.has(path) ? runAlone : advisor)(folder, args, { env });
}

function check(path: string, actual: string, absent: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    if (actual !== absent || existsSync(path)) writeFileSync(path, actual);
    return;
  }
  expect(actual, relative(root, path)).toBe(existsSync(path) ? readFileSync(path, 'utf8') : absent);
}

function checkJson(path: string, text: string): void {
  const whole = JSON.parse(text);
  const part = JSON.parse(readFileSync(path, 'utf8'));
  const format = /^advisor\/(\w+)@/.exec(whole.schema ?? '')?.[1];
  if (format !== undefined) expect(errorsOf(format, whole), `by ${format}.schema.json`).toEqual([]);
  const shown = project(part, whole);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, `${JSON.stringify(shown, null, 2)}\n`);
  else expect(shown, relative(root, path)).toEqual(part);
}

function errorsOf(format: string, value: unknown): unknown {
  const schema = JSON.parse(readFileSync(join(root, `fixtures/schemas/${format}.schema.json`), 'utf8'));
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(schema);
  return validate(value) ? [] : validate.errors;
}

describe('golden outputs of the real command', () => {
  test('there are some', () => expect(commands.length).toBeGreaterThan(10));

  test('a part of a value names keys of objects, and items of lists in their order', () => {
    const whole = { a: 1, b: [{ c: 1, d: 2 }, { c: 2 }, { c: 3 }], e: [], f: { g: null } };
    const parts = [{ a: 1 }, { b: [{ c: 1 }, { c: 3 }] }, { e: [], f: { g: null } }];
    for (const part of parts) expect(project(part, whole)).toEqual(part);
    const others = [{ a: 2 }, { z: null }, { b: [{ c: 3 }, { c: 1 }] }, { b: [] }, { e: [1] }, { f: {} }];
    for (const part of others) expect(project(part, whole)).not.toEqual(part);
  });

  test.each(commands)('%s', (path) => {
    const folder = join(root, dirname(path));
    const prefix = basename(path).slice(0, -'command.txt'.length);
    const done = run(folder, path);
    const stdout = done.stdout.replaceAll(versionPattern, versionStandIn);
    const json = join(folder, `${prefix}expected.json`);
    if (existsSync(json)) checkJson(json, stdout);
    else check(join(folder, `${prefix}expected.stdout`), stdout, '');
    check(join(folder, `${prefix}expected.stderr`), done.stderr, '');
    check(join(folder, `${prefix}expected.exit`), `${done.status}\n`, '0\n');
  });

  test('all are short enough to be reviewed', () => {
    const sizes = globSync('fixtures/**/*expected.*', { cwd: root }).map((path) => [
      path,
      statSync(join(root, path)).size,
    ]);
    expect(sizes.filter(([, size]) => Number(size) > 8192)).toEqual([]);
  });
});

/** A new version of advisor is no change of its output. */
const versionPattern = /("advisor": "|"semanticVersion": "|advisor )\d+\.\d+\.\d+/g;
const versionStandIn = '$1X.Y.Z';
