import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readRulebook } from '../../src/rulebook/link.ts';
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

  test('is read where nothing is wrong with it', () => {
    expect(saidOf(small, readRulebook)).toEqual([]);
    expect(saidOf(toy, readRulebook)).toEqual([]);
  });

  test.each([
    ['step: 1 }', 'step: 0.00000001 }', 'river.width: step is too small for such large numbers'],
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
    ['weight: { cost: 1 }', 'weight: {}', 'wild-water: a rule needs at least one effect.'],
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
    for (const text of [textOf('rules/open-vs-closed.yaml'), toy, small, scaled])
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
