import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { builtInRulebook } from '../src/io/built-in.ts';

const root = join(import.meta.dirname, '..');
const { rulebook } = builtInRulebook();

test.each(['yaml', 'layout', 'rulebook', 'engine', 'interview'])(
  'src/%s knows no fact, option or criterion of the built-in rulebook',
  (folder) => {
    const families = rulebook.options.map(({ family }): string => family);
    const ids = [...rulebook.facts, ...rulebook.options]
      .map(({ id }) => id)
      .filter((id) => !families.includes(id));
    const files = globSync(`src/${folder}/**/*.ts`, { cwd: root });
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const code = readFileSync(join(root, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      expect(
        ids.filter((id) => new RegExp(`['"\`]${id.replace('.', '\\.')}['"\`]`).test(code)),
        file,
      ).toEqual([]);
    }
  },
);

test('src/engine knows no currency', () => {
  const files = globSync('src/engine/**/*.ts', { cwd: root });
  expect(files.length).toBeGreaterThan(0);
  for (const file of files)
    expect(readFileSync(join(root, file), 'utf8'), file).not.toMatch(/\b(USD|EUR|dollars?)\b/i);
});

test('every file of the sources fits on a few screens', () => {
  const files = globSync('src/**/*.ts', { cwd: root });
  const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 251);
  expect(long).toEqual([]);
});

test('files are written in one place, and processes started in one', () => {
  const files = globSync('src/**/*.ts', { cwd: root, ignore: ['src/build/**'] });
  const using = (words: RegExp) =>
    files.filter((file) => words.test(readFileSync(join(root, file), 'utf8'))).sort();
  expect(
    using(
      /\b(write|append|copy|link|rename|rm|unlink|mkdir|truncate|ftruncate|symlink|cp)\w*Sync\b|createWriteStream|fs\/promises/,
    ),
  ).toEqual(['src/io/whole-file.ts', 'src/io/write-all.ts', 'src/io/write-file.ts']);
  expect(using(/child_process/)).toEqual(['src/io/git.ts']);
});

test('texts are brought into a form of Unicode in the one place where many marks on a letter cost no more', () => {
  const files = globSync('src/**/*.ts', { cwd: root, ignore: ['src/build/**'] });
  const normalizing = files.filter((file) => readFileSync(join(root, file), 'utf8').includes('.normalize('));
  expect(normalizing).toEqual(['src/yaml/fold.ts']);
});

test('no file of the sources keeps anything from one run to the next', () => {
  const files = globSync('src/**/*.ts', { cwd: root });
  const kept = files.filter((file) => /^(export )?(let|var) /m.test(readFileSync(join(root, file), 'utf8')));
  expect(kept).toEqual([]);
});
