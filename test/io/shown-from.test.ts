import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { shownFrom } from '../../src/io/shown-from.ts';

test.each([
  ['.', 'a/../b/x.yaml', 'b/x.yaml'],
  ['.', resolve('b/x.yaml'), 'b/x.yaml'],
  ['..', 'x.yaml', `${resolve('.').split('/').at(-1)}/x.yaml`],
  ['src', '.', '..'],
  ['src', 'src', '.'],
  ['src', 'srcs/x.yaml', '../srcs/x.yaml'],
  ['src', 'src/..x/y', '..x/y'],
  ['src', '/elsewhere/x.yaml', '/elsewhere/x.yaml'],
  ['.', '', '.'],
])('from %s, %s is %s', (root, path, shown) => expect(shownFrom(root)(path)).toBe(shown));

test('it makes no difference whether links lead to the folder', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'advisor-shown-')));
  symlinkSync('.', join(folder, 'link'));
  for (const root of [folder, join(folder, 'link')])
    expect(shownFrom(root)(join(folder, 'x.yaml'))).toBe('x.yaml');
  rmSync(folder, { recursive: true });
});
