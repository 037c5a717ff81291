import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fillInPlace } from '../../src/build/fill-in-place.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-fill-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** All files, with what is in them. */
function found(): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name));
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'utf8')]));
}

const OLD = { entry: 'old', 'chunk-1': '1', 'types/a/b': 'b' };

function fill(files: Readonly<Record<string, string>>, ends: () => void = () => {}): Promise<void> {
  return fillInPlace(folder, ['entry'], async (into) => {
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(join(into, file, '..'), { recursive: true });
      writeFileSync(join(into, file), text);
    }
    ends();
  });
}

test('a folder is filled, and what is not made any more goes', async () => {
  await fill(OLD);
  expect(found()).toEqual(OLD);
  await fill({ entry: 'new', 'chunk-2': '2', 'types/c': 'c' });
  expect(found()).toEqual({ entry: 'new', 'chunk-2': '2', 'types/c': 'c' });
});

test('nothing changes until everything is made, or where that fails', async () => {
  await fill(OLD);
  const failing = fill({ entry: 'new', 'chunk-2': '2' }, () => {
    expect(found()).toMatchObject(OLD);
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(found()).toEqual(OLD);
});

test('another build that is under way is left alone, and not what one left that was killed', async () => {
  for (const name of ['.new-now', '.new-then']) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'chunk'), 'half');
  }
  const then = new Date(Date.now() - 2 * 60 * 60 * 1000);
  utimesSync(join(folder, '.new-then'), then, then);
  await fill(OLD);
  expect(found()).toEqual({ ...OLD, '.new-now/chunk': 'half' });
});
