import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measure } from '../../src/build/reference/measure.ts';
import { referenceOf } from '../../src/build/reference/page.ts';
import { documentedDecisions } from '../../src/build/rules-files.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';

const rules = join(import.meta.dirname, '../../rules');

test('the reference page is what the rulebook says and does; after a change run "npm run docs"', () => {
  const page = readFileSync(join(rules, 'open-vs-closed.md'), 'utf8');
  const { rulebook } = builtInRulebook();
  expect(page).toBe(referenceOf(measure(rulebook, documentedDecisions(rulebook))));
});
