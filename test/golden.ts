import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import { expect } from 'vitest';
import type { advisor } from './commands/advisor.ts';
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
export const root = join(import.meta.dirname, '..');
const commands = globSync('fixtures/**/*command.txt', { cwd: root }).sort();

const wordsOf = (line: string) =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');

/** The first one of each command. */
export const firstOfEach: readonly string[] = [
  ...new Map(commands.toReversed().map((path) => [commandOf(path), path])).values(),
].sort();

export const others = commands.filter((path) => !firstOfEach.includes(path));

function commandOf(path: string): string | undefined {
  return wordsOf(readFileSync(join(root, path), 'utf8')).find((word) => !/^[A-Z_]+=/.test(word));
}

/** Runs what one of the files says and compares what comes of it. */
export function checkGolden(path: string, run: typeof advisor): void {
  const words = wordsOf(readFileSync(join(root, path), 'utf8').trim());
  const settings = words.filter((word) => /^[A-Z_]+=/.test(word));
  const env = { COLUMNS: '80', ...Object.fromEntries(settings.map((each) => each.split('='))) };
  const folder = join(root, dirname(path));
  const prefix = basename(path).slice(0, -'command.txt'.length);
  const done = run(folder, words.slice(settings.length), { env });
  const stdout = done.stdout.replaceAll(versionPattern, versionStandIn);
  const json = join(folder, `${prefix}expected.json`);
  if (existsSync(json)) checkJson(json, stdout);
  else check(join(folder, `${prefix}expected.stdout`), stdout, '');
  check(join(folder, `${prefix}expected.stderr`), done.stderr, '');
  check(join(folder, `${prefix}expected.exit`), `${done.status}\n`, '0\n');
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

/** A new version of advisor is no change of its output. */
const versionPattern = /("advisor": "|"semanticVersion": "|advisor )\d+\.\d+\.\d+/g;
const versionStandIn = '$1X.Y.Z';
