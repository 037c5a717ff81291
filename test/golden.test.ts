import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

/**
 * Every `fixtures/…/[name.]command.txt` holds the arguments of one run of the real command, in that folder,
 * with variables of the environment before them where they matter. Beside it
 * stand what it must print (`[name.]expected.stdout`, and `.stderr` where it says something) and the exit code
 * (`[name.]expected.exit`, where it is not 0). UPDATE_GOLDEN=1 writes them anew: read the diff.
 */
const root = join(import.meta.dirname, '..');
const commands = globSync('fixtures/**/*command.txt', { cwd: root }).sort();

interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly exit: number;
}

function run(folder: string, line: string): Run {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? '');
  const settings = words.filter((word) => /^[A-Z_]+=/.test(word));
  const args = words.slice(settings.length);
  const env = {
    PATH: process.env.PATH,
    COLUMNS: '80',
    ...Object.fromEntries(settings.map((each) => each.split('='))),
  };
  const done = spawnSync(process.execPath, [join(root, 'bin/advisor.js'), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { stdout: done.stdout, stderr: done.stderr, exit: done.status ?? -1 };
}

function check(path: string, actual: string, absent: string): void {
  if (process.env.UPDATE_GOLDEN === '1') {
    if (actual !== absent || existsSync(path)) writeFileSync(path, actual);
    return;
  }
  expect(actual, relative(root, path)).toBe(existsSync(path) ? readFileSync(path, 'utf8') : absent);
}

describe('golden outputs of the real command', () => {
  test('there are some', () => expect(commands.length).toBeGreaterThan(10));

  test.each(commands)('%s', (path) => {
    const folder = join(root, dirname(path));
    const prefix = basename(path).slice(0, -'command.txt'.length);
    const done = run(folder, readFileSync(join(root, path), 'utf8').trim());
    check(
      join(folder, `${prefix}expected.stdout`),
      done.stdout.replaceAll(versionPattern, versionStandIn),
      '',
    );
    check(join(folder, `${prefix}expected.stderr`), done.stderr, '');
    check(join(folder, `${prefix}expected.exit`), `${done.exit}\n`, '0\n');
  });
});

/** A new version of advisor is no change of its output. */
const versionPattern = /("advisor": "|"semanticVersion": "|advisor )\d+\.\d+\.\d+/g;
const versionStandIn = '$1X.Y.Z';
