import { describe, expect, test } from 'vitest';
import { factWeights } from '../../src/build/fact-weights.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { readRulebook } from '../../src/rulebook/link.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { model } from '../rulebook-content/built-in.ts';

const fact = (share: number) => `{ type: boolean, question: So?, help: Look., ask: product, changeable: false,
    labels: { true: Yes, false: No }, shares: { true: ${share}, false: 1 } }`;
const option = (name: string) =>
  `{ title: ${name}, short: ${name}, noun: ${name}, advice: Drink ${name}, family: open, summary: Hot.,
    claims: [cup.hot], patterns: { cup: { title: In a cup } } }`;
const rating = (points: number) => `{ rating: ${points}, because: It is so., basis: judgement }`;
const rule = (id: string, when: string, effects: string) =>
  `  - { id: ${id}, when: ${when}, effects: ${effects}, because: It is so., basis: judgement }\n`;

/** Early in the day it is coffee, else tea, but for a guest, who comes one day in four, coffee. The rain changes nothing. */
const TEA = `rulebook: tea
version: 1.0.0
title: Tea or coffee
sources:
  guide: { title: A guide, publisher: Nobody, date: 2024-05-01, kind: article, read: 2026-11-01 }
claims:
  cup.hot: { source: guide, section: Cups, text: It is hot. }
facts:
  day.early: ${fact(1)}
  day.guest: ${fact(1 / 3)}
  day.rain: ${fact(1)}
options:
  tea: ${option('tea')}
  coffee: ${option('coffee')}
criteria:
  taste: { title: Taste, weight: 1, ratings: { tea: ${rating(1)}, coffee: ${rating(0)} } }
rules:
${rule('early-coffee', '{ day.early: true }', '{ exclude: [tea] }')}\
${rule('coffee-for-guests', '{ day.guest: true }', '{ exclude: [tea] }')}\
${rule('rain-is-wet', '{ day.rain: true }', '{ rate: { tea: { taste: 1 } } }')}`;

function teaModel(): Model {
  const tree = parseSource({ name: 'tea.yaml', text: TEA }, 'a rulebook');
  const linked = tree.ok ? readRulebook(tree.value) : tree;
  if (!linked.ok) throw new Error(JSON.stringify(linked.problems));
  return compile(linked.value);
}

describe('how much a fact moves the verdict', () => {
  test('is how often a change of it alone changes the verdict', () => {
    const weights = factWeights(teaModel());
    expect(weights['day.early']).toBeCloseTo(3 / 4, 1);
    expect(weights['day.guest']).toBeCloseTo(1 / 2, 1);
    expect(weights['day.rain']).toBe(0);
  });

  test('is the same each time, between never and always, for every class of the built-in rulebook', () => {
    const weights = factWeights(model, 300);
    expect(factWeights(model, 300)).toEqual(weights);
    expect(Object.values(weights).filter((weight) => !(weight >= 0 && weight <= 1))).toEqual([]);
    expect(weights['data.boundary']).toBeGreaterThan(weights['task.modalities'] ?? 1);
    expect(weights).not.toHaveProperty(['workload.requests_per_day']);
  });
});
