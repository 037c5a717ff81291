import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8'));
const packages: ReadonlyMap<string, { readonly integrity?: string; readonly resolved?: string }> = new Map(
  Object.entries(lock.packages),
);
const installed = [...packages].filter(([path]) => path !== '');

test('every package that can be installed, on whatever system, is checked against a hash', () => {
  expect(installed.length).toBeGreaterThan(200);
  const unchecked = installed.filter(([, { integrity }]) => !/^sha512-[\w+/]{86}==$/.test(integrity ?? ''));
  expect(unchecked.map(([path]) => path)).toEqual([]);
});

test('no package names a place of its own: all come from the registry that is set where they are installed', () => {
  expect(installed.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
