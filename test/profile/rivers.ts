import type { ProfileForm } from '../../src/profile/read-profile.ts';
import { readProfile } from '../../src/profile/read-profile.ts';
import type { Fact } from '../../src/rulebook/fact.ts';
import type { Tree } from '../../src/yaml/tree.ts';

const base = (id: string) =>
  ({ id, question: 'How?', help: 'Look.', ask: 'product', changeable: true }) as const;
const choices = (...ids: string[]) => ids.map((id) => ({ id, label: id }));

const facts: Fact[] = [
  {
    ...base('river.kind'),
    type: 'enum',
    ordered: false,
    values: choices('brook', 'stream', 'delta'),
    derivation: null,
  },
  { ...base('river.wild'), type: 'boolean', yes: 'Yes', no: 'No' },
  { ...base('river.width'), type: 'number', unit: 'metres', min: 0, max: 500, step: 0.1 },
  { ...base('river.length'), type: 'number', unit: 'kilometres', min: 0, max: 6000, step: 10 },
  { ...base('river.fish'), type: 'set', alone: null, members: choices('pike', 'carp', 'eel') },
  {
    ...base('water.volume'),
    type: 'enum',
    ordered: true,
    values: choices('low', 'middle', 'high'),
    derivation: { product: [['river.width'], ['river.length']], cuts: [100, 1000] },
  },
  {
    ...base('data.boundary'),
    type: 'enum',
    ordered: true,
    values: choices('anywhere', 'home'),
    derivation: null,
  },
];

const option = { title: 'T', short: 'S', noun: 'N', advice: 'A', summary: 'S', claims: [], patterns: [] };

/** A small rulebook with facts of every type, without rules. */
export const form: ProfileForm = {
  rulebook: {
    former: {},
    terms: {},
    id: 'rivers',
    version: '1.0.0',
    title: 'Rivers',
    sources: [],
    claims: [],
    facts,
    options: [
      { ...option, id: 'boat', family: 'open' },
      { ...option, id: 'bridge', family: 'closed' },
    ],
    criteria: ['cost', 'speed'].map((id) => ({ id, title: id, weight: 1, ratings: [], estimate: null })),
    rules: [],
    words: null,
  },
  assumptions: [{ kind: 'number', id: 'boat.seats', unit: 'people', min: 1, max: 8, isWhole: false }],
};

export function readRivers(tree: Tree) {
  return readProfile(tree, form);
}
