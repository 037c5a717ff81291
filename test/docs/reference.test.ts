import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { referenceOf } from '../../src/build/reference.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';

test('the reference page is what the rulebook says; after a change run "npm run docs"', () => {
  const page = readFileSync(join(import.meta.dirname, '../../rules/open-vs-closed.md'), 'utf8');
  expect(page).toBe(referenceOf(builtInRulebook().rulebook));
});
