import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { globSync } from 'tinyglobby';
import { expect, test } from 'vitest';
import { PRIORITIES, type Profile } from '../../src/profile/profile.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import { notedIn } from '../../src/profile/unknown-note.ts';
import { editProfile } from '../../src/profile/write-into.ts';
import { type Contents, profileTemplate, profileText } from '../../src/profile/write-new.ts';
import { at } from '../../src/rulebook/at.ts';
import { factsByGroup } from '../../src/rulebook/fact-id.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { diceOf, inventFacts, inventRulebook } from '../engine/invent.ts';
import { rulebook as builtIn } from '../rulebook-content/built-in.ts';

function read(text: string, rulebook: Rulebook = builtIn): Profile {
  const tree = parseSource({ name: 'profile.yaml', text }, 'a profile');
  const profile = tree.ok ? readProfile(tree.value, { rulebook, assumptions: [] }) : tree;
  if (!profile.ok) throw new Error(`${JSON.stringify(profile.problems)}\n${text}`);
  return profile.value;
}

function statedIn(profile: Profile) {
  return statedFacts([...profile.stated].map(([fact, { value }]) => [fact, value]));
}

/** Something to say about a rulebook's facts and criteria. */
function inventContents(rulebook: Rulebook, seed: number): Contents {
  const dice = diceOf(seed);
  const stated = inventFacts(rulebook, dice, dice(11));
  const criteria = rulebook.criteria.filter(() => dice(4) === 0);
  return {
    stated,
    priorities: new Map(criteria.map(({ id }) => [id, at(PRIORITIES, 1 + dice(3))])),
    unknown: rulebook.facts.filter(() => dice(9) === 0).map(({ id }) => id),
  };
}

const RULEBOOKS = [builtIn, inventRulebook(3, { facts: 12, rules: 4, options: 2, criteria: 3 })];

test.each(RULEBOOKS)('a written profile says what was answered, and nothing else ($id)', (rulebook) => {
  for (let seed = 0; seed < 20; seed++) {
    const contents = inventContents(rulebook, seed);
    const text = profileText(rulebook, contents, seed % 2 === 0 ? 'brief' : 'full');
    const profile = read(text, rulebook);
    expect(statedIn(profile)).toEqual(contents.stated);
    expect(profile.priorities).toEqual(contents.priorities);
    expect(notedIn(text)).toEqual(contents.unknown);
    for (const { id } of rulebook.facts)
      expect(text).toMatch(new RegExp(`^  (# )?${id.split('.')[1]}:`, 'm'));
  }
});

test('nothing in the words of a rulebook becomes part of the profile', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (words) => {
      const facts = builtIn.facts.map((fact) => ({ ...fact, question: words, help: `${words}\nname: x` }));
      const rulebook = { ...builtIn, facts };
      const contents = inventContents(rulebook, words.length);
      const text = profileText(rulebook, contents, 'full');
      expect(statedIn(read(text))).toEqual(contents.stated);
      expect(read(text).name).toBeNull();
      expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    }),
    { numRuns: 30 },
  );
});

test('every answer of the template can be given by taking away its "# "', () => {
  const input = {
    kind: 'number',
    id: 'gpu_price',
    unit: 'USD an hour',
    min: 0,
    max: 100,
    isWhole: false,
  } as const;
  const template = profileTemplate({ rulebook: builtIn, assumptions: [input] });
  expect(statedIn(read(template)).size).toBe(0);
  for (const [id, { value }] of inventFacts(builtIn, diceOf(1), 10)) {
    const [group, name] = id.split('.');
    const from = template.indexOf(`\n${group}:`);
    const line = template.slice(from).match(new RegExp(`^  # ${name}:.*$`, 'm'))?.[0] ?? '';
    const filled =
      template.slice(0, from) + template.slice(from).replace(line, `  ${name}: ${JSON.stringify(value)}`);
    expect(statedIn(read(filled))).toEqual(statedFacts([[id, value]]));
  }
});

const FILES = globSync('examples/{startup-sentiment,bank-risk-reports,legal-text}.yaml');
const LAYOUTS = [
  ...FILES.map((path) => readFileSync(path, 'utf8')),
  profileText(builtIn, { stated: new Map(), priorities: new Map(), unknown: [] }, 'brief'),
  profileTemplate({ rulebook: builtIn, assumptions: [] }),
  'name: bare',
  'name: windows\r\ndata:\r\n  region: any # here\r\nteam:\r\n',
  '# only groups\ndata:\n    # four spaces\n    region: any\n\n    # the end of data\nworkload:\n\nteam: {}\n',
  'task: { scope: narrow, modalities: [text] } # flow\ndata: ~\nteam: null # nobody yet\ncompliance:\n',
  'task:\n  modalities:\n    - text\n    - audio # calls\n\n\nx-team: { a: 1 }\n',
  '{"name": "json", "data": {"region": "any"}, "team": null, "task": {}}',
  'x-base: &base { stage: idea }\nproject: *base\ndata: &d\n  region: any\nx-again: *d\n',
  '? task\n: scope: narrow\n"data":\n  "region": "any"\n',
];

test.each(LAYOUTS)('a file that answers are added to keeps all that it says (%#)', (layout) => {
  const before = read(layout);
  for (let seed = 0; seed < 3; seed++) {
    const contents = inventContents(builtIn, seed);
    const added = new Map([...contents.stated].filter(([fact]) => !before.stated.has(fact)));
    const text = editProfile(layout, builtIn, { ...contents, stated: added });
    const after = read(text);
    expect(statedIn(after)).toEqual(new Map([...added, ...statedIn(before)]));
    expect(after.priorities).toEqual(new Map([...before.priorities, ...contents.priorities]));
    expect([after.name?.value, after.links, after.systems.length]).toEqual([
      before.name?.value,
      before.links,
      before.systems.length,
    ]);
    expect(notedIn(text)).toEqual(contents.unknown);
  }
});

test.each(LAYOUTS)(
  'a note of what is unknown takes the place of the one before, and leaves no trace (%#)',
  (layout) => {
    const note = (text: string, unknown: readonly string[]) =>
      editProfile(text, builtIn, { stated: new Map(), priorities: new Map(), unknown });
    const untouched = note(layout, []);
    const noted = note(untouched, ['data.region', 'task.scope']);
    expect(notedIn(noted)).toEqual(['data.region', 'task.scope']);
    const again = note(noted, ['team.experiments']);
    expect(notedIn(again)).toEqual(['team.experiments']);
    expect(statedIn(read(again))).toEqual(statedIn(read(layout)));
    if (layout.startsWith('{')) expect(JSON.parse(note(again, []))).toEqual(JSON.parse(untouched));
    else expect(note(again, [])).toBe(untouched);
  },
);

test.each([
  ['x-interview: 2026-05-01, Ada\nname: a\n', [], ['2026-05-01, Ada']],
  ['x-interview: [data.region]\nname: a\n', [], ['[data.region]']],
  ['x-interview:\n  with: Ada # by phone\nname: a\n', ['task.scope'], ['with: Ada # by phone']],
  ['x-interview:\n  with: Ada\n  unknown: [data.region]\nname: a\n', ['task.scope'], ['with: Ada']],
  ['x-interview: { unknown: [data.region] } # gone\nname: a # mine\n', ['task.scope'], ['name: a # mine']],
])('what somebody else keeps under the key of the note stays: %j', (layout, noted, kept) => {
  const nothing = { stated: new Map(), priorities: new Map() };
  const text = editProfile(layout, builtIn, { ...nothing, unknown: ['task.scope'] });
  expect(notedIn(text)).toEqual(noted);
  const finished = editProfile(text, builtIn, { ...nothing, unknown: [] });
  expect(notedIn(finished)).toEqual([]);
  for (const words of kept)
    expect([text, finished]).toEqual([expect.stringContaining(words), expect.stringContaining(words)]);
});

test.each([
  'name: a\ntask: # mine\n...\n',
  'name: a\r\n... # the end\r\n# after it',
  '---\nname: a # mine\n...',
])('a line that ends the document stays at its end, and the comments beside it: %j', (layout) => {
  const stated = new Map([['task.quality', { value: 'task-best', origin: 'stated' }]] as const);
  const text = editProfile(layout, builtIn, { stated, priorities: new Map(), unknown: ['data.region'] });
  expect(statedIn(read(text))).toEqual(stated);
  expect(notedIn(text)).toEqual(['data.region']);
  const lines = text.split('\n');
  expect(layout.split('\n').map((line) => lines.indexOf(line))).not.toContain(-1);
  expect(text.slice(text.search(/^\.\.\./m))).toBe(layout.slice(layout.search(/^\.\.\./m)));
});

test('comments, order and layout of a file survive', () => {
  const layout = readFileSync(at(FILES, 0), 'utf8');
  const stated = inventFacts(builtIn, diceOf(2), 10);
  const known = statedIn(read(layout));
  const added = new Map([...stated].filter(([fact]) => !known.has(fact)));
  const text = editProfile(layout, builtIn, { stated: added, priorities: new Map(), unknown: [] });
  const lines = text.split('\n');
  let from = 0;
  for (const line of layout.trimEnd().split('\n')) {
    const at = lines.indexOf(line, from);
    expect(at, line).toBeGreaterThanOrEqual(from);
    from = at + 1;
  }
  const after = read(text).stated;
  for (const facts of factsByGroup(builtIn.facts).values()) {
    const ids = new Set([...facts.values()].map(({ id }) => id));
    const order = [...ids].filter((id) => stated.has(id) || known.has(id));
    expect([...after.keys()].filter((id) => ids.has(id))).toEqual(order);
  }
});

test('an answer takes the place of its commented line', () => {
  const template = profileTemplate({ rulebook: builtIn, assumptions: [] });
  const stated = statedFacts([['data.boundary', 'anywhere']]);
  const contents = { stated, priorities: new Map(), unknown: [] };
  const text = editProfile(template, builtIn, contents);
  expect(text).not.toContain('# boundary:');
  expect(text.split('\n').length).toBe(template.split('\n').length);
});
