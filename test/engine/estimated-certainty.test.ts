import { expect, test } from 'vitest';
import { type Advice, adviseWith, optionOf, type Winner } from '../../src/engine/advice.ts';
import { certaintyOf, evidenceOf } from '../../src/engine/certainty.ts';
import { estimatedFacts } from '../../src/engine/changes.ts';
import { estimatedFlips } from '../../src/engine/estimated-flips.ts';
import type { Estimator } from '../../src/engine/estimator.ts';
import { type Flip, flipsOf } from '../../src/engine/flips.ts';
import { lowRatingsOf } from '../../src/engine/low-ratings.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import { pendingOf } from '../../src/engine/pending.ts';
import { reasonsOf } from '../../src/engine/reasons.ts';
import { exclusionsOf } from '../../src/engine/why-not.ts';
import { at, missing } from '../../src/rulebook/at.ts';
import type { Fact, FactValue } from '../../src/rulebook/fact.ts';
import { COINS, exactly, pricedPair, pricedToy, saying } from './estimated-toy.ts';
import { inventRulebook } from './invent.ts';
import { stated } from './toy.ts';
import { withLikely } from './without-ranges.ts';

function advised(
  model: Model,
  estimator: Estimator,
  values: Readonly<Record<string, FactValue>> = {},
): Advice {
  const factors = model.rulebook.criteria.map(() => 1);
  return adviseWith(model, stated(model, values), factors, estimator) ?? missing();
}

function certaintyIn(advice: Advice) {
  return certaintyOf(advice, pendingOf(advice));
}

test('the share of weightings counts each amount anywhere in its range', () => {
  const model = pricedPair();
  const range = { low: 500, likely: 1500, high: 2000, exceedsLimit: 'no' } as const;
  const advice = advised(model, saying(model, [exactly(1000), range]));
  expect(optionOf(advice.verdict)).toBe('option-0');
  expect(advice.settled).toBe(false);
  expect(certaintyIn(advice).standsIn).toBeCloseTo(0.5, 1);
  expect(certaintyIn(advice).standsIn).toBe(certaintyIn(advice).standsIn);
  const sure = advised(model, saying(model, [exactly(1000), exactly(1500)]));
  expect(sure.settled).toBe(true);
  expect(certaintyIn(sure)).toMatchObject({ holdsIn: 1, moreOften: null });
  expect(certaintyIn(sure).standsIn).toBe(1);
});

test('a lead on other criteria may be lost by the range of an amount', () => {
  const model = pricedPair(2);
  const range = { low: 500, likely: 1500, high: 2000, exceedsLimit: 'no' } as const;
  const advice = advised(model, saying(model, [exactly(1000), range]));
  const { standsIn } = certaintyIn(advice);
  expect(standsIn).toBeGreaterThan(0.5);
  expect(standsIn).toBeLessThan(0.95);
});

test('an amount that may be nothing is drawn evenly', () => {
  const model = pricedPair();
  const range = { low: 0, likely: 350, high: 400, exceedsLimit: 'no' } as const;
  const advice = advised(model, saying(model, [exactly(100), range]));
  expect(certaintyIn(advice).standsIn).toBeCloseTo(0.75, 1);
});

test('a verdict that one assumption turns is not clear', () => {
  const model = pricedPair();
  const amounts = [exactly(100), exactly(400)];
  const kept = advised(model, saying(model, amounts, [[90, 380]]));
  expect(certaintyIn(kept).confidence).toBe('clear');
  const turned = advised(
    model,
    saying(model, amounts, [
      [90, 380],
      [500, 380],
    ]),
  );
  expect(certaintyIn(turned)).toEqual({ ...certaintyIn(kept), confidence: 'likely' });
});

test('the other criteria count for a variant as well', () => {
  const model = pricedPair(5);
  const amounts = [exactly(100), exactly(101)];
  const advice = advised(model, saying(model, amounts, [[110, 100]]));
  expect(certaintyIn(advice).confidence).toBe('clear');
});

test('a verdict that may exceed a limit is neither settled nor clear, and the facts to ask for are named', () => {
  const model = pricedPair();
  const amounts = [{ ...exactly(100), exceedsLimit: 'maybe' } as const, exactly(4000)];
  const estimator = { ...saying(model, amounts), reads: new Set(['group.fact_0']) };
  const advice = advised(model, estimator);
  expect(optionOf(advice.verdict)).toBe('option-0');
  expect(advice.settled).toBe(false);
  expect(advice.proved).toBe(true);
  expect(pendingOf(advice)).toEqual([{ kind: 'limit', facts: ['group.fact_0'] }]);
  expect(certaintyIn(advice).confidence).toBe('likely');
  const other = advised(model, saying(model, [exactly(100), { ...exactly(4000), exceedsLimit: 'maybe' }]));
  expect(other.settled).toBe(true);
  expect(certaintyIn(other).confidence).toBe('clear');
});

test('an option without a figure may get one that exceeds the limit', () => {
  const model = pricedPair(5);
  const lacking = (isSure: boolean): Estimator => ({
    ...saying(model, []),
    estimate: () => ({
      kind: 'known',
      amounts: new Map([['option-1', exactly(100)]]),
      isSure,
      variants: () => [],
      plans: 1,
    }),
  });
  const [unsure, sure] = [false, true].map((isSure) => adviseWith(model, new Map(), [1, 3], lacking(isSure)));
  expect(sure).toMatchObject({ rated: 'rules-without-estimate', settled: true, winner: 0 });
  expect(unsure).toMatchObject({ rated: 'rules-without-estimate', settled: false, winner: 0 });
  expect(unsure && pendingOf(unsure)).toMatchObject([{ kind: 'limit' }]);
});

test.each([
  ['without a figure is never clear nor settled where its cost could turn the verdict', 1, 'likely', false],
  ['without a figure is clear where nothing that it may cost turns the verdict', 5, 'clear', true],
] as const)('an option %s', (_, favour, confidence, settled) => {
  const model = pricedPair(favour, 3);
  const known = new Map([
    ['option-1', exactly(4000)],
    ['option-2', exactly(40_000)],
  ]);
  const estimator: Estimator = {
    ...saying(model, []),
    estimate: () => ({ kind: 'known', amounts: known, isSure: true, variants: () => [], plans: 1 }),
  };
  const weights = favour === 5 ? [0.2, 3] : [1, 1];
  const advice = adviseWith(model, new Map(), weights, estimator) ?? missing();
  expect(advice).toMatchObject({ rated: 'estimate-for-some', settled, winner: favour === 5 ? 0 : 1 });
  expect(certaintyIn(advice).confidence).toBe(confidence);
});

test.each([
  [100, false],
  [0.01, true],
])('a verdict without a figure holds at %s times the weight of cost: %s', (weight, holds) => {
  const model = pricedPair(5);
  const estimator: Estimator = {
    ...saying(model, []),
    estimate: () => ({
      kind: 'known',
      amounts: new Map([['option-1', exactly(4000)]]),
      isSure: true,
      variants: () => [],
      plans: 1,
    }),
  };
  const advice = adviseWith(model, new Map(), [weight, 1], estimator) ?? missing();
  const rated = { ...advice, rated: 'estimate-for-some', winner: 0 } as const;
  expect(evidenceOf(rated, []).holdsInVariants()).toBe(holds);
});

const SHOP = {
  'app.stage': 'live',
  'app.shape': 'rows',
  'app.relations': 'few',
  'app.transactions': false,
  'app.shape_changes': 'rarely',
  'load.rows': 10_000,
  'load.row_bytes': 500,
  'load.index_bytes': 100,
  'load.answer_ms': 300,
  'load.pattern': 'waves',
  'team.skill': 'none',
  'team.on_call': false,
  'team.languages': ['script'],
  'hosting.places': ['cloud'],
  'hosting.secrecy': 'public',
  'budget.monthly': 1000,
} as const;

test('databases are rated by what they cost; the flip is the nearest number of rows', () => {
  const model = pricedToy();
  const advice = advised(model, COINS, SHOP);
  expect(advice.rated).toBe('estimate');
  expect(optionOf(advice.verdict)).toBe('hosted');
  const [own] = reasonsOf(advice).flatMap((each) =>
    each.of === 'outside-rating' && each.option === 'hosted' ? [each] : [],
  );
  expect(own).toMatchObject({ criterion: 'cost', amount: { likely: 30 }, cheapest: { likely: 30 } });
  const rows = flipsOf(advice, 1).flips.filter((flip) => flip.changes[0]?.fact === 'load.rows');
  expect(rows.length).toBeGreaterThan(0);
  for (const { changes, to } of rows) {
    const after = advised(model, COINS, { ...SHOP, 'load.rows': changes[0]?.to ?? missing() });
    expect(optionOf(after.verdict)).toBe(optionOf(to));
  }
});

test('of numbers the nearest in each direction flips, and the nearest that rules tell apart', () => {
  const cheapBetween = (rows: number) => (rows > 5000 && rows < 20_000 ? 30 : 3000);
  const estimator = withLikely({
    ...COINS,
    estimate: (facts) => {
      const made = COINS.estimate(facts);
      const rows = facts.get('load.rows')?.value;
      if (made.kind !== 'known' || typeof rows !== 'number') return made;
      return { ...made, amounts: new Map([...made.amounts, ['hosted', exactly(cheapBetween(rows))]]) };
    },
  });
  const model = pricedToy();
  const factors = model.rulebook.criteria.map(({ id }) => (id === 'cost' ? 10 : 1));
  const { flips } = flipsOf(adviseWith(model, stated(model, SHOP), factors, estimator) ?? missing(), 1);
  const rows = flips.flatMap(({ changes }) =>
    changes.flatMap((each) => (each.fact === 'load.rows' ? [each.to] : [])),
  );
  expect(rows).toEqual([5000, 20_000, 1_666_700]);
});

test('a change that only takes a figure away is no flip; one to what has none, or to none, may be', () => {
  const model = pricedToy();
  const gone = withLikely({
    ...COINS,
    estimate: (facts) => {
      const made = COINS.estimate(facts);
      if (made.kind === 'none') return made;
      const keeps = facts.get('app.stage')?.value === 'live' ? ['tables', 'hosted'] : ['tables'];
      return { ...made, amounts: new Map([...made.amounts].filter(([id]) => keeps.includes(id))) };
    },
  });
  const advice = advised(model, gone, SHOP);
  const changes = [{ fact: 'app.stage', from: 'live', to: 'pilot' }];
  const flip = (to: Winner): Flip => ({ to, changes, changeable: true });
  const flips = [
    flip({ kind: 'none-fits' }),
    ...['tables', 'hosted', 'documents'].map((option) => flip({ kind: 'fits', option })),
  ];
  expect(estimatedFlips(advice, flips).map(({ to }) => optionOf(to))).toEqual([null, 'tables', 'documents']);
});

test('of values that a rule tells from the present one the nearest flips, though the estimate tells them all', () => {
  const { rulebook } = pricedPair();
  const fact: Fact = {
    ...{ id: 'load.size', question: 'How much?', help: '', ask: 'product', changeable: true },
    ...{ type: 'enum', ordered: true, derivation: null },
    values: ['small', 'middling', 'large', 'vast'].map((id) => ({ id, label: id })),
  };
  const invented = at(inventRulebook(1, { facts: 1, rules: 1, options: 2, criteria: 2 }).rules, 0);
  const when = { kind: 'atom', fact: fact.id, test: { operator: 'at_least', value: 'middling' } } as const;
  const rule = { ...invented, when, weight: [], exclude: [], rate: [], actions: [] };
  const model = compile({ ...rulebook, facts: [fact], rules: [rule] });
  const estimates = [
    saying(model, [exactly(100), exactly(4000)]),
    saying(model, [exactly(4000), exactly(100)]),
  ];
  const estimator = withLikely({
    ...at(estimates, 0),
    reads: new Set([fact.id]),
    estimate: (facts) => at(estimates, facts.get(fact.id)?.value === 'small' ? 0 : 1).estimate(facts),
  });
  const { flips } = flipsOf(advised(model, estimator, { 'load.size': 'small' }));
  expect(flips.map(({ changes }) => changes.map((each) => each.to))).toEqual([['middling']]);
});

test('a low rating by the estimate is put down to that, whatever rules say of it', () => {
  const { rulebook } = pricedPair(4);
  const invented = at(inventRulebook(1, { facts: 1, rules: 1, options: 2, criteria: 2 }).rules, 0);
  const rate = [
    { option: 'option-0', criterion: 'criterion-0', points: -5 },
    { option: 'option-0', criterion: 'criterion-1', points: 1 },
  ];
  const rule = { ...invented, when: { kind: 'all', of: [] }, weight: [], exclude: [], rate } as const;
  const model = compile({ ...rulebook, rules: [rule] });
  const estimator = saying(model, [exactly(4000), exactly(100)]);
  const advice = adviseWith(model, new Map(), [1, 3], estimator) ?? missing();
  const reasons = reasonsOf(advice);
  expect(reasons.map(({ of }) => of)).toContain('rule');
  expect(lowRatingsOf(advice, reasons)).toMatchObject([
    { criterion: 'criterion-0', rating: -4, reasons: [{ of: 'outside-rating' }] },
  ]);
});

test('an estimate that reads what follows from numbers reads those', () => {
  const model = pricedToy();
  const reads = (...facts: readonly string[]) => [
    ...estimatedFacts(model, { ...COINS, reads: new Set(facts) }),
  ];
  expect(reads('load.size').sort()).toEqual(['load.index_bytes', 'load.row_bytes', 'load.rows', 'load.size']);
  expect(reads('app.stage', 'load.rows')).toEqual(['app.stage', 'load.rows']);
});

test('what costs more than the budget even at its lowest is excluded', () => {
  const advice = advised(pricedToy(), COINS, { ...SHOP, 'budget.monthly': 300 });
  expect(exclusionsOf(advice, 'two-stores')).toContainEqual({
    by: 'limit',
    option: 'two-stores',
    fact: 'budget.monthly',
    limit: 300,
    amount: { low: 400, likely: 500, high: 625, exceedsLimit: 'surely' },
  });
  expect(exclusionsOf(advice, 'tables')).toEqual([]);
});

test('nothing is settled before what the estimate needs is known, where cost can matter', () => {
  const { 'load.rows': _, ...rest } = { ...SHOP, 'load.size': 'medium' };
  const advice = advised(pricedToy(), COINS, rest);
  expect(advice.rated).toBe('rules-without-estimate');
  expect(advice.settled).toBe(false);
  expect(pendingOf(advice)).toContainEqual({ kind: 'limit', facts: ['load.rows'] });
  const plain = advised(pricedToy(), { ...COINS, id: 'shells' }, rest);
  expect(advice.evaluation.ratings).toEqual(plain.evaluation.ratings);
  expect(plain.settled).toBe(true);
});
