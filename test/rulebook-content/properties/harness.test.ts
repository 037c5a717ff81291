import { expect, test } from 'vitest';
import { parseSource } from '../../../src/yaml/parse.ts';
import { rulebook } from '../built-in.ts';
import type { StepExpectation } from './expectation.ts';
import { faultOf } from './fault.ts';
import { Laboratory } from './laboratory.ts';
import { measure } from './measure.ts';
import { randomProfiles } from './random-profiles.ts';
import { readExpectations } from './read-expectations.ts';
import { table } from './table.ts';

const wrongWayRound: StepExpectation = {
  name: 'sensitive-data-leaves',
  fact: 'data.sensitivity',
  path: ['internal', 'restricted'],
  option: 'closed-api',
  other: 'open-self-hosted',
  where: { kind: 'all', of: [] },
  unless: { kind: 'any', of: [] },
};

test('an expectation that is the wrong way round breaks, and the table shows where', () => {
  const laboratory = new Laboratory(rulebook, [wrongWayRound]);
  const results = measure(laboratory, { steps: [wrongWayRound], never: [] }, randomProfiles(rulebook, 200));
  const text = table(laboratory, results);
  expect(results.steps[0]?.broken).toBeGreaterThan(100);
  expect(text).toContain('closed-api over open-self-hosted, data.sensitivity internal -> restricted');
  expect(text).toContain('(nothing else known): lead');
  expect(text).toContain('+sensitive-data');
});

test.each([
  { applies: 99, broken: 0, atMost: null, fault: 'It applies to 99 profiles only.' },
  { applies: 100, broken: 0, atMost: null, fault: null },
  { applies: 100, broken: 1, atMost: null, fault: 'It breaks on 1 of 100.' },
  { applies: 100, broken: 0, atMost: 5, fault: 'It never breaks: its exception has to go.' },
  { applies: 100, broken: 5, atMost: 5, fault: null },
  { applies: 100, broken: 6, atMost: 5, fault: 'It breaks on 6 of 100, at most 5.' },
])('broken on $broken of $applies, at most $atMost: $fault', ({ applies, broken, atMost, fault }) => {
  expect(faultOf({ applies, broken }, atMost === null ? null : { atMost })).toBe(fault);
});

test.each([
  { what: 'a fact', row: ['x', 'data.secrecy', 'rising', 'closed-api', 'hybrid'] },
  { what: 'a value', row: ['x', 'data.region', ['any', 'moon'], 'closed-api', 'hybrid'] },
  { what: 'an option', row: ['x', 'data.region', 'rising', 'closed-api', 'both'] },
  { what: 'an order', row: ['x', 'task.variety', 'rising', 'closed-api', 'hybrid'] },
  { what: 'a condition', row: ['x', 'data.region', 'rising', 'closed-api', 'hybrid', { where: { a: 1 } }] },
])('a table that names $what that there is not is refused', ({ row }) => {
  const tree = parseSource({ name: 'table', text: JSON.stringify({ steps: [row], never: [] }) }, 'a table');
  if (!tree.ok) throw new Error('This is no YAML.');
  expect(() => readExpectations(tree.value, rulebook)).toThrow();
});
