import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Profile } from '../../src/profile/profile.ts';
import { at } from '../../src/rulebook/at.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { readSource } from '../../src/yaml/parse.ts';
import { assignmentOf } from '../rulebook/arbitrary.ts';
import { anyText, damaged, fileOf, problemsIn, saidOf } from '../yaml/texts.ts';
import { form, readRivers } from './rivers.ts';

const { facts } = form.rulebook;

function profileOf(text: string): Profile {
  const outcome = readSource(fileOf(text), 'a profile', readRivers);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** The facts as a profile writes them: by group, then by name. */
function nested(values: ReadonlyMap<string, FactValue>): Record<string, Record<string, FactValue>> {
  const groups: Record<string, Record<string, FactValue>> = {};
  for (const [id, value] of values) {
    const [group = '', name = ''] = id.split('.');
    groups[group] = { ...groups[group], [name]: value };
  }
  return groups;
}

const someValues = fc
  .tuple(assignmentOf(facts), fc.subarray(facts.map((fact) => fact.id)))
  .map(([values, known]) => new Map([...values].filter(([id]) => known.includes(id))));

const full = `name: otter
description: Searches for otters.
owner: Otter team
links: { wiki: 'https://example.com' }
river: { kind: brook, wild: true, width: 0.3, length: 120, fish: [eel, pike] }
priorities: { cost: high, speed: ignore }
assumptions: { boat.seats: 2 }
decision: { chosen: boat, model: otter-1, date: 2026-02-28, data_reaches: home }
x-anything: [{ at: all }]
`;

describe('a profile text', () => {
  test('that is anything at all is a profile or has problems that can be shown', () => {
    fc.assert(
      fc.property(anyText, (text) => void problemsIn(text, readRivers)),
      { numRuns: 250 },
    );
    fc.assert(
      fc.property(damaged(full), (text) => void problemsIn(text, readRivers)),
      { numRuns: 250 },
    );
  });

  test('reads back as what was written, in YAML and in JSON', () => {
    fc.assert(
      fc.property(someValues, fc.boolean(), (values, asJson) => {
        const text = asJson ? JSON.stringify(nested(values)) : stringify(nested(values));
        const { stated } = profileOf(text);
        expect(new Map([...stated].map(([id, { value }]) => [id, value]))).toEqual(values);
        for (const { at } of stated.values()) expect(text.slice(at.start, at.end)).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });

  test('keeps everything it says, with its place', () => {
    const profile = profileOf(full);
    expect(profile.name?.value).toBe('otter');
    expect(profile.links).toEqual(['https://example.com']);
    expect(profile.stated.get('river.fish')).toEqual({ value: ['pike', 'eel'], at: expect.anything() });
    expect([...profile.priorities]).toEqual([
      ['cost', 'high'],
      ['speed', 'ignore'],
    ]);
    expect([...profile.assumptions]).toEqual([['boat.seats', 2]]);
    const decision = at(profile.systems, 0);
    expect(decision.chosen?.value).toBe('boat');
    expect(full.slice(decision.date?.at.start, decision.date?.at.end)).toBe('2026-02-28');
    expect(decision.reviewBy).toBeNull();
  });

  test('may leave everything empty', () => {
    const empty =
      'description:\nowner: ~\nlinks:\nriver:\nwater: { volume: }\npriorities:\nassumptions:\ndecision:\n';
    const profile = profileOf(empty);
    expect([profile.stated.size, profile.priorities.size, profile.systems.length]).toEqual([0, 0, 0]);
  });

  test('states no name where it says as much as nothing', () => {
    const profile = profileOf(
      'owner: none\nsystems: [{ role: ferry, owner: n/a, model: "", provider: TBD, region: "-", approved_by: false }]',
    );
    expect(profile.owner).toBeNull();
    const { role, owner, model, provider, region, approvedBy, passedOver } = at(profile.systems, 0);
    expect([role?.value, owner, model, provider, region, approvedBy]).toEqual([
      'ferry',
      ...Array(5).fill(null),
    ]);
    expect([...passedOver].map(([key, { value }]) => `${key}: ${value}`)).toEqual([
      ...['owner: n/a', 'model: ', 'provider: TBD', 'region: -', 'approved_by: false'],
    ]);
  });

  test('takes a number for the nearest one that can be set', () => {
    const width = (text: string) => profileOf(`river: { width: ${text} }`).stated.get('river.width')?.value;
    expect([width('0.30000000000000004'), width('3e-1'), width('-0')]).toEqual([0.3, 0.3, 0]);
  });

  test.each([
    ['river: { wild: yes }', 'river.wild must be true or false, but is "yes".'],
    [
      'river: { length: 15 }',
      'river.length must be a whole number from 0 to 6,000 in steps of 10 (kilometres), but is 15.',
    ],
    ['river: { fish: pike }', 'river.fish must be a list with any of pike, carp, eel, but is "pike".'],
    ['river: { fish: [pike, pike] }', 'river.fish names pike twice.'],
    ['river.kind: brook', '"river.kind" is not known in a profile.'],
    ['water: { kind: brook }', '"kind" is not known in water.'],
    ['chosen: boat', '"chosen" is not known in a profile.'],
    [
      'priorities: { cost: ignore, speed: ignore }',
      'priorities: every criterion is ignored, so nothing is left to decide by.',
    ],
    [
      'assumptions: { boat.seats: .inf }',
      'boat.seats must be a number from 1 to 8 (people), but is infinite.',
    ],
    ['decision: { chosen: boats }', 'decision.chosen must be one of boat, bridge, but is "boats".'],
    [
      'decision: { date: 2026-02-29 }',
      'decision.date must be a date such as 2026-12-31, but is "2026-02-29".',
    ],
    [
      'decision: { data_reaches: moon }',
      'decision.data_reaches must be one of anywhere, home, but is "moon".',
    ],
    ['systems: [{ chosen: boat }]', '"role" is missing in systems[1].'],
    ['systems: [{ role: TBD, chosen: boat }]', '"role" is missing in systems[1].'],
    ['systems: [{ role: "\\u200b" }]', '"role" is missing in systems[1].'],
    ['systems: [{ role: ferry }, { role: " Ferry" }]', 'Two systems are called " Ferry".'],
    ['name: "\\u200b"', 'name must be text that is not empty, but is empty text.'],
    ['decision: { approved_by: true }', 'decision.approved_by must be text, but is true.'],
    ['systems: []\ndecision: { chosen: boat }', 'decision: a profile has either "decision" or "systems"'],
    ['name: " "', 'name must be text that is not empty, but is empty text.'],
    ['toString: 1', '"toString" is not known in a profile.'],
    ['river: { __proto__: { wild: true } }', '"__proto__" is not known in river.'],
    ['priorities: { constructor: high }', '"constructor" is not known in priorities.'],
  ])('in which %j stands is refused', (text, said) => {
    expect(saidOf(text, readRivers)).toContainEqual(expect.stringContaining(said));
  });

  test('is told of all mistakes at once', () => {
    const text =
      'nam: x\nriver: { kind: brok, wild: 1, wild: 2 }\npriorities: [x]\nsystems: [y]\ndecision: { model: 1 }\n';
    expect(
      problemsIn(text, readRivers)
        .map((problem) => problem.kind)
        .sort(),
    ).toEqual(['clash', 'duplicate-key', 'unknown-key', ...Array(5).fill('wrong-value')]);
  });
});

describe('a wrong key does not hide', () => {
  const wrong = facts.filter(({ type }) => type !== 'text').map(({ id }) => id);
  /** What is meant stays clear: two letters have changed places. */
  const mistyped = (name: string) => name.replace(/^(.)(.)/, '$2$1');
  const firstLines = (text: string) =>
    saidOf(text, readRivers).filter((line) => line.startsWith('otter.yaml'));

  test.each(wrong)('a wrong value of %s beneath it', (id) => {
    const [group = '', name = ''] = id.split('.');
    const said = (key: string) => expect.stringContaining(`"${key}" is not known in `);
    const value = expect.stringContaining(` ${id} must be `);
    expect(firstLines(`${group}: { ${mistyped(name)}: "?" }`)).toEqual([said(mistyped(name)), value]);
    expect(firstLines(`${mistyped(group)}: { ${name}: "?" }`)).toEqual([said(mistyped(group)), value]);
    expect(firstLines(`${name}: "?"`)).toEqual([said(name), value]);
    expect(firstLines(`${id}: "?"`)).toEqual([said(id), value]);
  });

  test('what is wrong in the other parts of a profile', () => {
    const text = `prioritys: { csot: hihg }
asumptions: { boat.saets: { lwo: x, likely: 2, high: 3 } }
decisoin: { chsoen: boats }
nmae: 1`;
    expect(firstLines(text).map((line) => line.replace(/^\S+ /, ''))).toEqual([
      '"prioritys" is not known in a profile.',
      '"csot" is not known in priorities.',
      'The priority of cost must be one of ignore, low, normal, high, but is "hihg".',
      '"asumptions" is not known in a profile.',
      '"boat.saets" is not known in assumptions.',
      '"lwo" is not known in boat.seats.',
      'low of boat.seats must be a number from 1 to 8 (people), but is "x".',
      '"decisoin" is not known in a profile.',
      '"chsoen" is not known in decision.',
      'decision.chosen must be one of boat, bridge, but is "boats".',
      '"nmae" is not known in a profile.',
      'name must be text, but is 1.',
    ]);
  });

  test('nor take the place of the key that is meant, where that is there, too', () => {
    expect(firstLines('river: { kind: brook, kidn: x }')).toEqual([
      expect.stringContaining('"kidn" is not known in river.'),
    ]);
  });
});
