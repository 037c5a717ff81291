import { describe, expect, test } from 'vitest';
import { applyOnTop, type OnTop } from '../../src/profile/on-top.ts';
import { formatGiven } from '../../src/yaml/excerpt.ts';
import { form } from './rivers.ts';

const NOTHING = { stated: new Map(), assumptions: new Map(), priorities: new Map() };

/** What is said of a command line. */
function said(onTop: OnTop): readonly string[] {
  const { faults } = applyOnTop(NOTHING, onTop, form);
  return faults.flatMap(({ file, problems }) => formatGiven(file.name, problems, 80).split('\n'));
}

describe('a setting', () => {
  test.each([
    ['river.kind=brook', 'brook'],
    ['river.wild=false', false],
    ['river.width=0.3', 0.3],
    ['river.width=1e2', 100],
    ['river.fish=eel, pike', ['pike', 'eel']],
  ])('%s is read as in a file', (text, value) => {
    const { stated, faults } = applyOnTop(NOTHING, { set: [text] }, form);
    const start = text.indexOf('=') + 1;
    expect(faults).toEqual([]);
    expect([...stated]).toEqual([[text.slice(0, start - 1), { value, at: { start, end: text.length } }]]);
  });

  test.each([
    ['river.kind', 'Not understood: write it as name=value, for example data.sensitivity=public.'],
    ['', 'Not understood: write it as name=value, for example data.sensitivity=public.'],
    ['a b=1', 'Not understood: write it as name=value, for example data.sensitivity=public.'],
    ['__proto__=1', 'There is no fact "__proto__".'],
    ['river.kind=', 'river.kind: a value is missing after "=".'],
    ['river.fish=', 'river.fish: a value is missing after "=".'],
    ['river.kind={', 'river.kind must be one of brook, stream, delta, but is "{".'],
    ['river.kind=[brook]', 'river.kind must be one of brook, stream, delta, but is "[brook]".'],
    ['river.wild=yes', 'river.wild must be true or false, but is "yes".'],
    [
      'river.width=\u001b[31m',
      'river.width must be a number from 0 to 500 in steps of 0.1 (metres), but is "\ufffd[31m".',
    ],
    ['river.fish=eel,,pike', 'A member of river.fish must be one of pike, carp, eel, but is empty text.'],
    ['cost=high', 'Not a fact: "cost" is a criterion; write --priority cost=high.'],
    ['priorities.cost=high', 'Not a fact: "priorities.cost" is a criterion; write --priority cost=high.'],
    ['boat.seats=3', 'Not a fact: "boat.seats" is an assumption; write --assume boat.seats=3.'],
    [
      'assumptions.boat.seats',
      'Not a fact: "assumptions.boat.seats" is an assumption; write --assume boat.seats=value.',
    ],
  ])('%j is refused', (text, message) => {
    expect(said({ set: [text] })[0]).toBe(`--set: ${message}`);
  });

  test('does not hide a wrong value behind a wrong name', () => {
    expect(said({ set: ['river.kidn=brok'] })).toEqual([
      '--set: There is no fact "river.kidn".',
      expect.stringContaining('Did you mean "river.kind"?'),
      expect.stringContaining('river.length'),
      '--set: river.kind must be one of brook, stream, delta, but is "brok".',
      expect.stringContaining('Did you mean "brook"?'),
    ]);
  });
});

describe('a priority', () => {
  test('counts before the one of the profile', () => {
    const before = {
      ...NOTHING,
      priorities: new Map([['cost', 'low'] as const, ['speed', 'high'] as const]),
    };
    const { priorities, faults } = applyOnTop(before, { priority: ['cost=high'] }, form);
    expect(faults).toEqual([]);
    expect(Object.fromEntries(priorities)).toEqual({ cost: 'high', speed: 'high' });
  });

  test('is refused with what was probably meant, name and level at once', () => {
    expect(said({ priority: ['cots=hihg', 'speed=', 'river.kind=brook'] })).toEqual([
      '--priority: There is no criterion "cots".',
      expect.stringContaining('Did you mean "cost"?'),
      '--priority: The priority of cost must be one of ignore, low, normal, high, but is "hihg".',
      expect.stringContaining('Did you mean "high"?'),
      '--priority: speed: a value is missing after "=".',
      '--priority: Not a criterion: "river.kind" is a fact; write --set river.kind=brook.',
    ]);
  });

  test('must leave something to decide by', () => {
    const all = form.rulebook.criteria.map(({ id }) => `${id}=ignore`);
    expect(said({ priority: all.slice(1) })).toEqual([]);
    expect(said({ priority: all })).toEqual([
      '--priority: priorities: every criterion is ignored, so nothing is left to decide by.',
    ]);
  });
});

test('an assumption that is a fact or a criterion is told from those', () => {
  expect(said({ assume: ['river.wild=true', 'cost=low', 'boat.seats=3'] })).toEqual([
    '--assume: Not an assumption: "river.wild" is a fact; write --set river.wild=true.',
    '--assume: Not an assumption: "cost" is a criterion; write --priority cost=low.',
  ]);
});
