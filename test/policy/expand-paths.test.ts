import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expandPaths } from '../../src/io/expand-paths.ts';

const folder = mkdtempSync(join(tmpdir(), 'advisor-paths-'));
const FILES = [
  'b/advisor.yaml',
  'a/advisor.yaml',
  'a/other.advisor.yml',
  'a/notes.yaml',
  'a/node_modules/dep/advisor.yaml',
  '.hidden/advisor.yaml',
  'odd[1].yaml',
];

beforeAll(() => {
  for (const file of FILES) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), 'name: x\n');
  }
  symlinkSync(folder, join(folder, 'a/loop'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = (...patterns: readonly string[]) =>
  expandPaths(patterns.map((pattern) => join(folder, pattern))).files.map((file) =>
    file.slice(folder.length + 1),
  );

describe('arguments', () => {
  test('a folder means the profiles below it, in order, without dependencies, dot folders and links', () => {
    expect(files('.')).toEqual(['a/advisor.yaml', 'a/other.advisor.yml', 'b/advisor.yaml']);
  });

  test('a glob means what it matches, and each file counts once', () => {
    expect(files('*/advisor.yaml', 'b/advisor.yaml', 'a')).toEqual([
      'a/advisor.yaml',
      'a/other.advisor.yml',
      'b/advisor.yaml',
    ]);
  });

  test('an existing file is never taken for a glob', () => {
    expect(files('odd[1].yaml')).toEqual(['odd[1].yaml']);
  });

  test('what matches nothing is told apart; a file that does not exist is left for reading to report', () => {
    const none = join(folder, '*/none.yaml');
    expect(expandPaths([none])).toEqual({ files: [], unmatched: [none] });
    expect(files('none.yaml')).toEqual(['none.yaml']);
    expect(expandPaths(['-'])).toEqual({ files: ['-'], unmatched: [] });
  });
});
