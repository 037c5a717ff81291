import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRulebook } from '../../src/rulebook/link.ts';
import { becauseOn } from '../../src/rulebook/rulebook.ts';
import { ratingAt } from '../../src/rulebook/scale.ts';
import { rulebookSchema } from '../../src/rulebook/schema.ts';
import { readSource } from '../../src/yaml/parse.ts';
import { anyText, damaged, problemsIn, saidOf } from '../yaml/texts.ts';

function textOf(path: string): string {
  return readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
}

const toy = textOf('fixtures/toy-database/rulebook.yaml');
const small = `rulebook: rivers
version: 1.0.0
title: Rivers
sources: { otter: { title: The Otter Review, publisher: Otters, date: 2026-01-01, kind: article, read: 2026-01-02 } }
claims: { wet: { source: otter, section: Water, text: Rivers are wet. } }
facts:
  river.wild: { type: boolean, question: Wild?, help: Look., ask: product, changeable: false, labels: { true: Yes, false: No } }
  river.width: { type: number, question: Wide?, help: Swim., ask: finance, changeable: false, unit: metres, min: 0, max: 100, step: 1 }
options:
  boat: { title: Boat, short: Boat, noun: a boat, advice: Row, family: open, summary: A boat., patterns: { oars: { title: Oars } } }
criteria:
  cost: { title: Cost, weight: 1, ratings: { boat: { rating: 1, because: Wood is cheap., claims: [wet] } } }
rules:
  - id: wild-water
    when: { river.wild: true }
    effects: { weight: { cost: 1 } }
    because: Wild water costs oars.
    basis: judgement
`;

describe('a rulebook text', () => {
  test('that is anything at all is a rulebook or has problems that can be shown', () => {
    fc.assert(
      fc.property(anyText, (text) => void problemsIn(text, readRulebook)),
      { numRuns: 150 },
    );
    fc.assert(
      fc.property(damaged(small), (text) => void problemsIn(text, readRulebook)),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(damaged(toy), (text) => void problemsIn(text, readRulebook)),
      { numRuns: 30 },
    );
  });

  test('may end with a full stop what goes into sentences', () => {
    const dotted = small.replace('noun: a boat, advice: Row,', 'noun: a boat., advice: Row. ,');
    const read = readSource({ name: '', text: dotted }, 'a rulebook', readRulebook);
    expect(read.ok && read.value.options[0]).toMatchObject({ noun: 'a boat', advice: 'Row' });
    expect(saidOf(small.replace('advice: Row', 'advice: "."'), readRulebook)).not.toEqual([]);
  });

  test('needs an option and a criterion, and has 128 options at most', () => {
    const without = (section: string) =>
      small.replace(new RegExp(`^${section}:\n.*$`, 'm'), `${section}: {}`);
    const said = (text: string) => saidOf(text, readRulebook).join('\n');
    expect(said(without('options'))).toContain('options: at least one is needed.');
    expect(said(without('criteria'))).toContain('criteria: at least one is needed.');
    const boats = (count: number) =>
      small
        .replace(/^ {2}boat: (.*)$/m, (_, boat) =>
          Array.from({ length: count }, (_each, place) => `  boat${place}: ${boat}`).join('\n'),
        )
        .replace(/ratings: .*$/m, () => {
          const rating = '{ rating: 1, because: Wood is cheap., claims: [wet] }';
          const all = Array.from({ length: count }, (_each, place) => `boat${place}: ${rating}`);
          return `ratings: { ${all.join(', ')} } }`;
        });
    expect(said(boats(128))).toBe('');
    expect(said(boats(129))).toContain('128 are the most that can be told apart.');
  });

  test('may have a set of a hundred members, and no more', () => {
    const said = (count: number) => {
      const values = Array.from({ length: count }, (_, place) => `m${place}: M`).join(', ');
      const fish = `river.fish: { type: set, question: Fish?, help: Look., ask: product, changeable: false, values: { ${values} } }`;
      return saidOf(small.replace('facts:\n', `facts:\n  ${fish}\n`), readRulebook).join('\n');
    };
    expect(said(100)).toBe('');
    expect(said(101)).toContain('a set has at most 100 members.');
  });

  test('is read where nothing is wrong with it', () => {
    expect(saidOf(small, readRulebook)).toEqual([]);
    expect(saidOf(toy, readRulebook)).toEqual([]);
  });

  test.each([
    ['step: 1 }', 'step: 0.00000001 }', 'river.width: step is too small for such large numbers'],
    [
      'changeable: false, unit',
      'changeable: upwards, unit',
      'facts.river.width.changeable must be one of true, false, up, down, but is "upwards".',
    ],
    ['changeable: false, unit', 'changeable: up, unit', null],
    ['step: 1 }', 'step: 101 }', 'river.width: step must not be larger than the way from min to max.'],
    ['river.wild: {', 'links.wild: {', 'links.wild: "links" has a meaning of its own in a profile'],
    [
      'river.wild: true',
      'river.width: 2.5',
      'river.width must be a whole number from 0 to 100 (metres), but is 2.5.',
    ],
    ['river.wild: true', 'river.width: { above: 2.5 }', null],
    ['river.wild: true', 'river.width: { above: 101 }', 'river.width must be a whole number'],
    ['river.wild: true', 'river.wild: { above: true }', '"above" cannot be used with river.wild.'],
    ['river.wild: true', 'river.wild: []', 'river.wild must be true or false, but is an empty list.'],
    ['river.wild: true', 'river.wild: {}', 'river.wild must be true or false, but is an empty map.'],
    [
      'river.wild: true',
      'river.wild: "true"',
      'river.wild must be true or false, but is the text "true" in quotes.',
    ],
    ['river.wild: true', '', null],
    ['options:\n  boat', 'options:\n  constructor', '"constructor" is missing in criteria.cost.ratings.'],
    ['criteria:\n  cost', 'criteria:\n  __proto__', '"__proto__" is not known in criteria.'],
    ['claims: [wet] }', 'claims: [] }', 'criteria.cost.ratings.boat.claims must be a list that is not empty'],
    ['    basis: judgement\n', '', 'wild-water: name the claims it rests on, or write "basis: judgement".'],
    [
      'type: boolean',
      'type: bool',
      'facts.river.wild.type must be one of enum, boolean, number, set, but is "bool".',
    ],
    [
      'weight: { cost: 1 }',
      'weight: { cost: .nan }',
      'rules[1].effects.weight.cost must be a number, but is not a number.',
    ],
    [
      'ratings: { boat:',
      'ratings: { ship: { rating: 1, because: B, basis: judgement }, boat:',
      'There is no option "ship".',
    ],
    ['weight: { cost: 1 }', 'rate: { boat: { speed: 1 } }', 'There is no criterion "speed".'],
    ['weight: { cost: 1 }', 'weight: {}', 'wild-water: a rule needs at least one effect.'],
    ['step: 1 }', 'step: 0.0000001 }', null],
    ['step: 1 }', 'step: 0.00000009 }', 'river.width: step is too small for such large numbers'],
    ['  - id: wild-water', '  - &r\n    id: wild-water', null],
  ])('in which %j becomes %j', (from, to, said) => {
    expect(small).toContain(from);
    const lines = saidOf(small.replace(from, to), readRulebook);
    if (said === null) expect(lines).toEqual([]);
    else expect(lines).toContainEqual(expect.stringContaining(said));
  });

  test('is complained of once where a fact has no right form, not wherever it is used', () => {
    const lines = saidOf(small.replace('type: boolean', 'type: bool'), readRulebook);
    expect(lines.filter((line) => line.startsWith('otter.yaml'))).toHaveLength(1);
  });
});

/** A rule that acts on three criteria, with a reason for each. */
const broad = small
  .replace(
    '  cost: {',
    `  ease: { title: Ease, weight: 1, ratings: { boat: { rating: 0, because: It floats., basis: judgement } } }
  speed: { title: Speed, weight: 1, ratings: { boat: { rating: 0, because: It moves., basis: judgement } } }
  cost: {`,
  )
  .replace(
    'effects: { weight: { cost: 1 } }',
    'effects: { weight: { cost: 1, ease: 1 }, rate: { boat: { speed: -1, ease: -1 } } }',
  )
  .replace(
    '    basis: judgement\n',
    `    basis: judgement
    reasons:
      cost: Oars break.
      ease: Everybody gets wet.
      speed: There are rocks.
`,
  );

describe('a rule that acts on more than two criteria', () => {
  test('is read with a reason for each', () => {
    expect(saidOf(broad, readRulebook)).toEqual([]);
    const linked = readSource({ name: 'rivers.yaml', text: broad }, 'a rulebook', readRulebook);
    const [rule] = linked.ok ? linked.value.rules : [];
    expect(rule && ['cost', 'ease', 'speed', null].map((each) => becauseOn(rule, each))).toEqual([
      'Oars break.',
      'Everybody gets wet.',
      'There are rocks.',
      'Wild water costs oars.',
    ]);
  });

  test.each([
    [
      '      ease: Everybody gets wet.\n',
      '',
      'wild-water: it acts on 3 criteria, and one sentence cannot be the reason for all. Add "reasons:" with a sentence for ease, or split the rule.',
    ],
    [/ {4}reasons:[\s\S]*/, '', 'Add "reasons:" with a sentence for cost, ease, speed, or split the rule.'],
    [
      ', rate: { boat: { speed: -1, ease: -1 } }',
      '',
      'wild-water: it gives a reason for speed, on which it does not act.',
    ],
    [/ease: 1 }.*\n/, 'ease: 1 } }\n', 'wild-water: it gives a reason for speed, on which it does not act.'],
    ['      speed: There', '      spede: There', 'There is no criterion "spede".'],
    ['      speed: There are rocks.', '      speed: 3', 'rules[1].reasons.speed must be text, but is 3.'],
    [
      / {4}reasons:[\s\S]*/,
      '    reasons: Because.\n',
      'rules[1].reasons must be a map of keys and values, but is "Because.".',
    ],
  ])('in which %j becomes %j', (from, to, said) => {
    const changed = broad.replace(from, to);
    expect(changed).not.toBe(broad);
    expect(saidOf(changed, readRulebook)).toContainEqual(expect.stringContaining(said));
  });

  test('may leave out the reasons where it acts on two', () => {
    const two = broad.replace('speed: -1, ', '').replace(/ {4}reasons:[\s\S]*/, '');
    expect(saidOf(two, readRulebook)).toEqual([]);
  });
});

describe('sources and claims', () => {
  test.each([
    [
      'sources: {',
      'sources: { heron: { title: Heron, publisher: H, date: undated, kind: paper, read: 2026-01-02 },',
      'heron: no claim rests on this source. Remove it, or name it as the "source" of a claim.',
    ],
    [
      'claims: { wet',
      'claims: { deep: { source: otter, section: Water, text: Rivers are deep. }, wet',
      'deep: nothing cites this claim. Name it under "claims" of what rests on it, or remove it.',
    ],
    [
      'claims: { wet',
      'claims: { damp: { source: otter, section: Damp, text: rivers  ARE wet. }, wet',
      'wet: it says the same as damp. Keep one of the two and cite that.',
    ],
    ['source: otter, section', 'source: ottr, section', 'There is no source "ottr".'],
    [
      'kind: article',
      'kind: blog',
      'sources.otter.kind must be one of article, paper, survey, documentation, regulation',
    ],
    ['kind: article, ', '', '"kind" is missing in sources.otter.'],
    ['publisher: Otters, ', '', '"publisher" is missing in sources.otter.'],
    ['read: 2026-01-02', 'read: 2026-1-2', 'sources.otter.read must be a day such as 2026-03-31'],
    ['read: 2026-01-02', 'read: 2026-01', 'sources.otter.read must be a day such as 2026-03-31'],
    [', read: 2026-01-02', '', '"read" is missing in sources.otter.'],
    ['date: 2026-01-01', 'date: January 2026', 'sources.otter.date must be'],
    ['date: 2026-01-01', 'date: 2026-13', 'sources.otter.date must be'],
    ['date: 2026-01-01', 'date: 2026', 'sources.otter.date must be'],
    ['date: 2026-01-01', 'date: "2026"', null],
    ['date: 2026-01-01', 'date: 2026-03', null],
    ['date: 2026-01-01', 'date: undated', null],
    [
      'date: 2026-01-01',
      'date: 2026-01-01, url: otter.example',
      'sources.otter.url must be an address such as https://example.org/page',
    ],
    ['date: 2026-01-01', 'date: 2026-01-01, url: https://otter.example/wet', null],
    [
      'date: 2026-01-01',
      'date: 2026-01-01, address: https://otter.example',
      '"address" is not known in sources.otter.',
    ],
  ])('in which %j becomes %j', (from, to, said) => {
    expect(small).toContain(from);
    const lines = saidOf(small.replace(from, to), readRulebook);
    if (said === null) expect(lines).toEqual([]);
    else expect(lines).toContainEqual(expect.stringContaining(said));
  });
});

const animals = `facts:
  river.animals: { type: set, question: Which?, help: Look., ask: product, changeable: false, alone: [none], opening: 1, shares: { fish: 0.5 }, values: { fish: Fish, none: None } }
`;
const grown = small.replace('facts:\n', `former:\n  river.depth: Write river.width.\n${animals}`);

describe('a member that stands alone, a place in the opening, a former fact', () => {
  test('are read', () => {
    expect(saidOf(grown, readRulebook)).toEqual([]);
  });

  test.each([
    ['alone: [none]', 'alone: [nothing]', 'There is no member "nothing".'],
    ['alone: [none]', 'alone: none', 'facts.river.animals.alone must be a list, but is "none".'],
    [
      'alone: [none]',
      'alone: [none, fish]',
      '"alone" names one member, the one that says that no other holds.',
    ],
    [
      'fish: Fish, none',
      'none',
      '"alone" names the member that says that no other holds, so there must be others.',
    ],
    ['type: boolean,', 'type: boolean, alone: [none],', '"alone" is not known in facts.river.wild.'],
    ['opening: 1', 'opening: 0', 'facts.river.animals.opening must'],
    ['opening: 1', 'opening: 1.5', 'facts.river.animals.opening must'],
    ['opening: 1', 'opening: first', 'facts.river.animals.opening must'],
    [
      'type: boolean,',
      'type: boolean, opening: 1,',
      'river.wild: "opening: 1" is the place of river.animals already; each place is taken once.',
    ],
    ['shares: { fish: 0.5 }', 'shares: { fish: 1 }', 'river.animals: "shares" of a set must be below 1.'],
    ['shares: { fish: 0.5 }', 'shares: { fish: 0.5, none: 0.5 }', 'There is no value "none".'],
    ['shares: { fish: 0.5 }', 'shares: {}', 'river.animals: "shares" must name each of fish.'],
    [
      '  river.depth:',
      '  river.width:',
      'river.width: it is a fact of this rulebook, so it is no former one.',
    ],
    ['  river.depth:', '  depth:', 'A name in former must be a group and a name in lower-case'],
    ['Write river.width.', '3', 'former.river.depth must be text, but is 3.'],
    ['Write river.width.', '', 'former.river.depth must be'],
  ])('in which %j becomes %j', (from, to, said) => {
    expect(grown).toContain(from);
    const lines = saidOf(grown.replace(from, to), readRulebook);
    expect(lines).toContainEqual(expect.stringContaining(said));
  });
});

const scaled = small.replace(
  'title: Cost, weight: 1,',
  `title: Cost, weight: 1, estimated_by: monthly-cost, scale: {
    floor: 500, points: [{ ratio: 1, rating: 4 }, { ratio: 2, rating: 1 }, { ratio: 10, rating: -5 }],
    because: Dear is bad., claims: [wet] },`,
);

describe('a criterion that an estimate rates', () => {
  test('is read with its scale', () => {
    expect(saidOf(scaled, readRulebook)).toEqual([]);
    const linked = readSource({ name: 'rivers.yaml', text: scaled }, 'a rulebook', readRulebook);
    expect(linked.ok && linked.value.criteria[0]?.estimate).toEqual({
      by: 'monthly-cost',
      scale: {
        floor: 500,
        points: [
          { ratio: 1, rating: 4 },
          { ratio: 2, rating: 1 },
          { ratio: 10, rating: -5 },
        ],
        because: 'Dear is bad.',
        claims: ['wet'],
        basis: 'published',
      },
    });
  });

  test.each([
    ['monthly-cost', 'monthly-costs', 'There is no estimator "monthly-costs".'],
    ['estimated_by: monthly-cost,', '', 'cost: "scale" needs "estimated_by" beside it.'],
    ['scale: {', 'scael: {', 'cost: "estimated_by" needs "scale" beside it.'],
    ['ratio: 1,', 'ratio: 1.5,', 'cost, scale: the first ratio must be 1, that of the least.'],
    ['ratio: 10,', 'ratio: 2,', 'cost, scale: ratios must rise, but 2 follows 2.'],
    ['ratio: 10,', 'ratio: 0.5,', 'criteria.cost.scale.points[3].ratio must be'],
    ['rating: -5 }]', 'rating: 1 }]', 'cost, scale: ratings must fall, but 1 follows 1.'],
    ['rating: -5 }]', 'rating: -6 }]', 'criteria.cost.scale.points[3].rating must be'],
    ['rating: 4 }', 'rating: 5.25 }', 'criteria.cost.scale.points[1].rating must be'],
    ['floor: 500', 'floor: 0', 'criteria.cost.scale.floor must be'],
    [', { ratio: 2, rating: 1 }, { ratio: 10, rating: -5 }', '', 'criteria.cost.scale.points must'],
    ['Dear is bad., claims: [wet]', 'Dear is bad.', 'cost, scale: name the claims it rests on'],
    ['Dear is bad., claims: [wet]', 'Dear is bad., claims: [dry]', 'There is no claim "dry".'],
  ])('in which %j becomes %j', (from, to, said) => {
    expect(scaled).toContain(from);
    const lines = saidOf(scaled.replace(from, to), readRulebook);
    expect(lines).toContainEqual(expect.stringContaining(said));
  });

  test('rates by a straight line over the logarithm of the ratio, flat beyond the ends', () => {
    const points = [
      { ratio: 1, rating: 4 },
      { ratio: 2, rating: 1 },
      { ratio: 8, rating: -5 },
    ];
    const scale = { floor: 1, points, because: '', claims: [], basis: 'judgement' } as const;
    const ratings = [0.5, 1, Math.SQRT2, 2, 4, 8, 1000].map((ratio) => ratingAt(scale, ratio));
    expect(ratings).toEqual([4, 4, 2.5, 1, -2, -5, -5]);
  });
});

describe('the JSON Schema of a rulebook', () => {
  const validate = new Ajv2020().compile(z.toJSONSchema(rulebookSchema));

  test('accepts the rulebooks', () => {
    for (const text of [textOf('rules/open-vs-closed.yaml'), toy, small, scaled, broad, grown])
      expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
  });

  test.each([
    ['title: Rivers', 'titel: Rivers'],
    ['family: open', 'family: opne'],
    ['cost: 1 }', 'cost: 0.1 }'],
    ['river.wild: { type', 'wild: { type'],
  ])('refuses %j as %j', (from, to) => {
    expect(small).toContain(from);
    expect(validate(parse(small.replace(from, to)))).toBe(false);
  });
});

const SIZE =
  'type: enum, ordered: true, question: How large?, help: Look., ask: product, changeable: false, values: { s: Small, l: Large }';
const exemplified = small.replace(
  'facts:\n',
  `terms: { otter: A beast of rivers. }\nfacts:
  river.flow: { type: number, question: How much?, help: Look., ask: product, changeable: false, unit: litres, min: 0, max: 100, step: 1 }
  river.size: { ${SIZE}, derive: { product: [[river.flow]], cuts: [10] }, examples: [{ label: A brook, numbers: { river.flow: 3 } }] }
`,
);

describe('words that are explained, and examples of an amount', () => {
  test('are read', () => {
    expect(saidOf(exemplified, readRulebook)).toEqual([]);
  });

  test.each([
    [
      'river.flow: 3',
      'river.flow: 3.5',
      'river.size: in "A brook", river.flow must be a whole number from 0 to 100.',
    ],
    ['river.flow: 3', 'river.flow: much', 'must be a number'],
    ['{ river.flow: 3 }', '{}', 'river.size: the example "A brook" must give river.flow, and nothing else.'],
    [
      'river.flow: 3',
      'river.flow: 3, river.wild: 1',
      'river.size: the example "A brook" must give river.flow, and nothing else.',
    ],
    [
      'derive: { product: [[river.flow]], cuts: [10] }, ',
      '',
      'river.size: the example "A brook" must give the numbers of "derive", which is missing',
    ],
    [
      'unit: litres, min: 0',
      'unit: litres, min: -1',
      'river.flow: min must be 0 or more, as it is multiplied.',
    ],
    ['cuts: [10]', 'cuts: [10, 20]', 'river.size: "cuts" must be 1 rising numbers'],
    ['label: A brook, ', '', 'label'],
    ['otter: A beast of rivers.', 'otter: 3', 'terms.otter'],
  ])('are checked: %s becomes %s', (right, wrong, said) => {
    const lines = saidOf(exemplified.replace(right, wrong), readRulebook);
    expect(lines).toContainEqual(expect.stringContaining(said));
  });

  test('are complained of where they stand', () => {
    const text = exemplified.replace('river.flow: 3 }', 'river.flow: 3.5 }');
    const read = readSource({ name: 'r.yaml', text }, 'a rulebook', readRulebook);
    expect(read.ok ? [] : read.problems.map(({ at }) => text.slice(at.start, at.end))).toEqual(['examples']);
  });
});
