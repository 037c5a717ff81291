import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { relativePaths } from '../../src/io/relative-paths.ts';

const paths = (patterns: readonly string[], files: readonly string[]) => [
  ...relativePaths(patterns, files).values(),
];

describe('where a file lies', () => {
  test.each([
    [['services'], 'services/a/advisor.yaml', 'a/advisor.yaml'],
    [['./services/'], 'services/a/advisor.yaml', 'a/advisor.yaml'],
    [['.'], 'services/a/advisor.yaml', 'services/a/advisor.yaml'],
    [['../base'], '../base/a/advisor.yaml', 'a/advisor.yaml'],
    [['/'], '/a/advisor.yaml', 'a/advisor.yaml'],
    [['services/*/advisor.yaml'], 'services/a/advisor.yaml', 'a/advisor.yaml'],
    [['/base/**/*.yaml'], '/base/a/advisor.yaml', 'a/advisor.yaml'],
    [['**/advisor.yaml'], 'services/a/advisor.yaml', 'services/a/advisor.yaml'],
    [['odd[1]'], 'odd[1]/a/advisor.yaml', 'a/advisor.yaml'],
    [['tools', 'services'], 'services/a/advisor.yaml', 'a/advisor.yaml'],
    [['services', 'services/a/advisor.yaml'], 'services/a/advisor.yaml', 'a/advisor.yaml'],
    [['!services/old/**', 'services'], 'services/a/advisor.yaml', 'a/advisor.yaml'],
    [['serv'], 'services/a/advisor.yaml', 'advisor.yaml'],
    [['services/a/advisor.yaml'], 'services/a/advisor.yaml', 'advisor.yaml'],
  ])('below %j is told of %s: %s', (patterns, file, path) => {
    expect(paths(patterns, [file])).toEqual([path]);
    expect(paths(patterns, [resolve(file)])).toEqual([path]);
  });

  test('is told below what they share of files that are named one by one', () => {
    const files = ['services/a/advisor.yaml', 'services/b/c/advisor.yaml', 'services/x.yaml'];
    expect(paths(files, files)).toEqual(['a/advisor.yaml', 'b/c/advisor.yaml', 'x.yaml']);
    expect(paths(['a/x.yaml', '/x.yaml'], ['a/x.yaml', '/x.yaml'])).toEqual([
      resolve('a/x.yaml').slice(1),
      'x.yaml',
    ]);
  });

  test('is told of no standard input', () => {
    expect(paths(['-', 'a/b.yaml'], ['-', 'a/b.yaml'])).toEqual(['b.yaml']);
  });
});
