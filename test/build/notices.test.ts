import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noticesOf } from '../../src/build/notices.ts';

const folder = mkdtempSync(join(tmpdir(), 'advisor-notices-'));

/** A module of an installed package with a licence. */
function moduleOf(name: string, license: unknown): string {
  const home = join(folder, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version: '1.2.3', license }));
  writeFileSync(join(home, 'LICENSE'), `Terms of ${name}\n`);
  return join(home, 'index.js');
}

test('the licence of every package in a bundle is told, and where prices are from', () => {
  const lists = [{ package: 'acorn-prices', version: '2.0.0', licence: 'MIT' }];
  const told = noticesOf([moduleOf('oak', 'MIT'), moduleOf('@trees/elm', 'ISC'), '/src/own.ts'], lists);
  expect(told).toContain('== oak 1.2.3 (MIT)\n\nTerms of oak');
  expect(told).toContain('== @trees/elm 1.2.3 (ISC)\n\nTerms of @trees/elm');
  expect(told).toContain('- acorn-prices 2.0.0 (MIT)');
});

test.each(['GPL-3.0-only', 'UNLICENSED', 'MIT AND GPL-2.0', undefined])(
  'a package under a licence that nobody agreed to is not bundled: %s',
  (license) => {
    expect(() => noticesOf([moduleOf('ivy', license)], [])).toThrow(/^ivy 1[.]2[.]3 would be bundled/);
  },
);
