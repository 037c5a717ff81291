import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { runAlone } from './commands/advisor.ts';
import { checkGolden, firstOfEach, root } from './golden.ts';
import { project } from './partial.ts';

describe('golden outputs of the real command, in a process of its own as it has for people', () => {
  test('there is one of every command that prints something without a terminal', () =>
    expect(firstOfEach.length).toBeGreaterThan(7));

  test('a part of a value names keys of objects, and items of lists in their order', () => {
    const whole = { a: 1, b: [{ c: 1, d: 2 }, { c: 2 }, { c: 3 }], e: [], f: { g: null } };
    const parts = [{ a: 1 }, { b: [{ c: 1 }, { c: 3 }] }, { e: [], f: { g: null } }];
    for (const part of parts) expect(project(part, whole)).toEqual(part);
    const others = [{ a: 2 }, { z: null }, { b: [{ c: 3 }, { c: 1 }] }, { b: [] }, { e: [1] }, { f: {} }];
    for (const part of others) expect(project(part, whole)).not.toEqual(part);
  });

  test.each(firstOfEach)('%s', (path) => checkGolden(path, runAlone));

  test('every one that tells the age of prices says on which day', () => {
    const dated = globSync('fixtures/**/*expected.stdout', { cwd: root }).filter((path) =>
      readFileSync(join(root, path), 'utf8').includes('Token prices: '),
    );
    const commands = dated.map((path) => path.replace('expected.stdout', 'command.txt'));
    expect(commands.length).toBeGreaterThan(20);
    expect(commands.filter((path) => !readFileSync(join(root, path), 'utf8').includes('--today '))).toEqual(
      [],
    );
  });

  test('all are short enough to be reviewed', () => {
    const sizes = globSync('fixtures/**/*expected.*', { cwd: root }).map((path) => [
      path,
      statSync(join(root, path)).size,
    ]);
    expect(sizes.filter(([, size]) => Number(size) > 8192)).toEqual([]);
  });
});
