import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf } from '../../src/engine/advice.ts';
import type { FactChange } from '../../src/engine/fact-changes.ts';
import { flipsOf } from '../../src/engine/flips.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import {
  diceOf,
  inventFactors,
  inventFacts,
  inventModel,
  inventRulebook,
  knowledgeFrom,
  valuesOf,
} from './invent.ts';
import { stated, toyModel } from './toy.ts';

const SIZE = { facts: 6, rules: 14, criteria: 4 };

/** One step: a fact, or a member of a set, and the value that the fact then has. */
interface Step {
  readonly fact: FactId;
  readonly place: string;
  readonly value: FactValue;
}

function singleSteps(model: Model, known: Facts): readonly Step[] {
  return model.rulebook.facts.flatMap((fact): readonly Step[] => {
    const value = known.get(fact.id)?.value;
    if (value === undefined) return [];
    if (fact.type !== 'set')
      return valuesOf(fact)
        .filter((other) => other !== value)
        .map((other) => ({ fact: fact.id, place: fact.id, value: other }));
    return fact.members.map(({ id }) => ({
      fact: fact.id,
      place: `${fact.id} ${id}`,
      value: toggled(value, id),
    }));
  });
}

function toggled(value: FactValue, member: string): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.includes(member) ? value.filter((each) => each !== member) : [...value, member];
}

function after(known: Facts, steps: readonly Step[]): Facts {
  const facts = new Map(known);
  for (const { fact, place, value } of steps) {
    const member = place.split(' ')[1];
    const before = facts.get(fact)?.value ?? '';
    facts.set(fact, { value: member === undefined ? value : toggled(before, member), origin: 'stated' });
  }
  return facts;
}

function changed(known: Facts, changes: readonly FactChange[]): Facts {
  return new Map([...known, ...statedFacts(changes.map(({ fact, to }) => [fact, to]))]);
}

/** Whether a team may choose a change, told from the places of values in the list of the fact. */
function mayChoose(model: Model, { fact: id, from, to }: FactChange): boolean {
  const fact = model.rulebook.facts.find((each) => each.id === id) ?? missing();
  if (typeof fact.changeable === 'boolean') return fact.changeable;
  const place = (value: FactValue) => {
    if (fact.type === 'enum') return fact.values.findIndex((each) => each.id === value);
    if (!Array.isArray(value)) return Number(value);
    return value.filter((member) => fact.type === 'set' && member !== fact.alone).length;
  };
  return fact.changeable === (place(to) > place(from) ? 'up' : 'down');
}

/** What a set of changes does, whichever of equivalent values it names: the cells that it leads to, and the verdict. */
function effectOf(model: Model, known: Facts, to: string): string {
  return `${to}: ${knowledgeFrom(model, known).join()}`;
}

/** The option that is advised, or why none is. */
function wordOf(advice: Advice | null): string {
  if (advice === null) return 'nothing weighs';
  return optionOf(advice.verdict) ?? 'none fits';
}

function bruteForce(model: Model, factors: PriorityFactors, known: Facts, verdict: string) {
  const steps = singleSteps(model, known);
  const effects = new Set<string>();
  const reached = new Set([verdict]);
  /** The verdict of before where no criterion has weight: a change that leaves nothing to decide by leads nowhere. */
  const verdictOf = (facts: Facts) => {
    const advice = adviseWith(model, facts, factors);
    return advice === null ? verdict : wordOf(advice);
  };
  for (const step of steps) {
    const facts = after(known, [step]);
    const to = verdictOf(facts);
    if (to === verdict) continue;
    effects.add(effectOf(model, facts, to));
    reached.add(to);
  }
  for (const [index, first] of steps.entries()) {
    for (const second of steps.slice(index + 1)) {
      if (first.place === second.place) continue;
      const facts = after(known, [first, second]);
      if (!differsInBoth(model, known, facts, first, second)) continue;
      const to = verdictOf(facts);
      if (!reached.has(to)) effects.add(effectOf(model, facts, to));
    }
  }
  return effects;
}

/** Whether each of two steps leaves its cell, so that neither is idle. */
function differsInBoth(model: Model, known: Facts, both: Facts, ...steps: readonly [Step, Step]): boolean {
  const end = knowledgeFrom(model, both).join();
  return steps.every((step) => knowledgeFrom(model, after(known, [step])).join() !== end);
}

test('flips are exactly the single changes, and else the pairs, that a search through all values finds', () => {
  const seen = { singles: 0, pairs: 0, none: 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 4, max: 9 }), (seed, share) => {
      const model = inventModel(seed, { ...SIZE, options: 2 + (seed % 2) });
      const dice = diceOf(seed + 1);
      const factors = inventFactors(model, dice);
      const known = inventFacts(model.rulebook, dice, share);
      const advice = adviseWith(model, known, factors);
      if (advice === null) return;
      const { flips, proved } = flipsOf(advice);
      const effects = flips.map(({ to, changes }) =>
        effectOf(model, changed(known, changes), optionOf(to) ?? 'none fits'),
      );
      expect(proved).toBe(true);
      expect(effects.toSorted()).toEqual([...bruteForce(model, factors, known, wordOf(advice))].sort());
      for (const { changeable, changes, to } of flips) {
        const concernsOneSet = changes.length === 2 && at(changes, 0).fact === at(changes, 1).fact;
        if (!concernsOneSet) expect(changeable).toBe(changes.every((change) => mayChoose(model, change)));
        seen[changes.length === 1 ? 'singles' : 'pairs']++;
        if (to.kind === 'none-fits') seen.none++;
      }
    }),
    { numRuns: 150, examples: [[660747813, 8]] },
  );
  expect(Math.min(seen.singles, seen.pairs, seen.none)).toBeGreaterThan(0);
});

const SHOP = {
  'app.stage': 'live',
  'app.shape': 'rows',
  'app.relations': 'some',
  'app.transactions': true,
  'app.shape_changes': 'rarely',
  'load.rows': 1000,
  'load.row_bytes': 500,
  'load.index_bytes': 100,
  'load.answer_ms': 300,
  'team.skill': 'basic',
  'team.on_call': true,
  'team.languages': ['script'],
  'hosting.places': ['cloud'],
  'hosting.secrecy': 'partners',
  'budget.monthly': 1000,
} as const;

/** A profile for the toy rulebook in which the size of the load follows from its numbers. */
function inventShop(model: Model, seed: number): Readonly<Record<string, FactValue>> {
  const dice = diceOf(seed);
  const known = inventFacts(model.rulebook, dice, 10);
  const values = [...known].filter(([id]) => id !== 'load.size').map(([id, entry]) => [id, entry.value]);
  return { ...Object.fromEntries(values), 'load.rows': 100 * dice(3000), 'load.row_bytes': 10 * dice(1000) };
}

test('a derived fact flips through one of its numbers: the nearest one on the other side', () => {
  const model = toyModel();
  const factors = model.rulebook.criteria.map(() => 1);
  const verdictOf = (facts: Facts) => wordOf(adviseWith(model, facts, factors));
  let found = 0;
  for (let seed = 0; seed < 40; seed++) {
    const values = inventShop(model, seed);
    const known = stated(model, values);
    const { flips } = flipsOf(adviseWith(model, known, factors) ?? missing(), 1);
    expect(flips.flatMap((each) => each.changes).some((change) => change.fact === 'load.size')).toBe(false);
    for (const { to, changes } of flips) {
      const { fact: id, from, to: value } = at(changes, 0);
      const fact = model.rulebook.facts.find((each) => each.id === id);
      if (fact?.type !== 'number' || !fact.id.startsWith('load.row')) continue;
      const nearer = Number(value) + Math.sign(Number(from) - Number(value)) * fact.step;
      expect(verdictOf(stated(model, { ...values, [fact.id]: value }))).toBe(optionOf(to) ?? 'none fits');
      expect(stated(model, { ...values, [fact.id]: nearer }).get('load.size')).not.toEqual(
        stated(model, { ...values, [fact.id]: value }).get('load.size'),
      );
      found++;
    }
  }
  expect(found).toBeGreaterThan(5);
});

const DRIVERS: readonly FactId[] = ['group.fact_2', 'group.fact_7'];

/** An invented rulebook in which one fact follows from two numbers that rules ask for, too. */
function inventDerived(seed: number): Model {
  const rulebook = inventRulebook(seed, { facts: 8, rules: 40, options: 4, criteria: 3 });
  const product = DRIVERS.map((driver) => [driver]);
  const facts = rulebook.facts.map((fact) =>
    fact.id === 'group.fact_3' && fact.type === 'enum'
      ? { ...fact, derivation: { product, cuts: [400, 1500, 4000].slice(0, fact.values.length - 1) } }
      : fact,
  );
  return compile({ ...rulebook, facts });
}

test('no two changes both move a fact that follows from them; others lead where all is worked out anew', () => {
  let pairs = 0;
  for (let seed = 0; seed < 400; seed++) {
    const model = inventDerived(seed);
    const factors = model.rulebook.criteria.map(() => 1);
    const invented = inventFacts(model.rulebook, diceOf(seed + 1), 10);
    const values = Object.fromEntries(
      [...invented].flatMap(([id, { value }]) => (id === 'group.fact_3' ? [] : [[id, value]])),
    );
    const known = stated(model, values);
    const advice = adviseWith(model, known, factors);
    if (advice === null) continue;
    const { flips } = flipsOf(advice);
    for (const { to, changes } of flips) {
      if (changes.some((change) => Array.isArray(change.to))) continue;
      const made = Object.fromEntries(changes.map((change) => [change.fact, change.to]));
      const after = stated(model, { ...values, ...made });
      const moving = changes.filter(({ fact, to: value }) => {
        const alone = stated(model, { ...values, [fact]: value });
        return alone.get('group.fact_3')?.value !== known.get('group.fact_3')?.value;
      });
      expect(moving.length).toBeLessThan(2);
      expect(wordOf(adviseWith(model, after, factors))).toBe(optionOf(to) ?? 'none fits');
      if (changes.length === 2) pairs += moving.length;
    }
  }
  expect(pairs).toBeGreaterThan(0);
});

test('what the team can choose comes first, then fewer changes, then smaller ones', () => {
  const model = toyModel();
  const known = stated(model, SHOP);
  const factors = model.rulebook.criteria.map(() => 1);
  const { flips } = flipsOf(adviseWith(model, known, factors) ?? missing());
  const keys = flips.map((each) => (each.changeable ? 0 : 10) + each.changes.length);
  expect(keys).toEqual(keys.toSorted((a, b) => a - b));
  expect(new Set(keys).size).toBeGreaterThan(1);
  for (const each of flips)
    expect(each.changeable).toBe(each.changes.every((change) => mayChoose(model, change)));
});

test('a fact that is stated as the numbers have it changes by them alone', () => {
  const model = toyModel();
  const factors = model.rulebook.criteria.map(() => 1);
  let changed = 0;
  for (let seed = 0; seed < 40; seed++) {
    const values = inventShop(model, seed);
    const size = stated(model, values).get('load.size')?.value ?? '';
    const [alone, both] = [values, { ...values, 'load.size': size }].map((each) =>
      flipsOf(adviseWith(model, stated(model, each), factors) ?? missing()),
    );
    expect(both).toEqual(alone);
    changed += alone?.flips.length ?? 0;
  }
  expect(changed).toBeGreaterThan(5);
});
