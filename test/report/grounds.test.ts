import { expect, test } from 'vitest';
import { reasonsOf } from '../../src/engine/reasons.ts';
import { exclusionsOf } from '../../src/engine/why-not.ts';
import { exclusionId, exclusionText, groundsOf } from '../../src/report/grounds.ts';
import { EVERYTHING, recommendationOf } from '../../src/report/recommendation.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { COINS, pricedToy } from '../engine/estimated-toy.ts';
import { toyModel } from '../engine/toy.ts';
import { situationBy } from './situations.ts';

const SHOP = {
  'app.stage': 'live',
  'load.rows': 20_000,
  'load.row_bytes': 500,
  'load.index_bytes': 100,
  'team.skill': 'none',
  'hosting.places': ['cloud'],
  'hosting.secrecy': 'public',
  'budget.monthly': 380,
} as const;

const situation = situationBy(pricedToy(), SHOP, COINS);

function saidOf(option: string): string | undefined {
  const reason = reasonsOf(situation.advice).find(
    (each) => each.of === 'outside-rating' && each.option === option,
  );
  return reason && groundsOf(reason).because;
}

test('a reason of the estimate says what the option costs, and the cheapest', () => {
  const grounds = reasonsOf(situation.advice).flatMap((each) =>
    each.of === 'outside-rating' ? [groundsOf(each)] : [],
  );
  expect(grounds.length).toBe(2);
  for (const { claims, basis } of grounds)
    expect({ claims, basis }).toEqual({ claims: ['hosted.price'], basis: 'estimate' });
  expect(saidOf('hosted')).toBe('By the estimate it costs least, USD 40 a month for fees and machines.');
  const other = grounds.find(({ because }) => !because.includes('least'));
  expect(other?.because).toMatch(
    /^By the estimate it costs USD \d+ a month for fees and machines; a hosted database, the cheapest, costs USD 40\.$/,
  );
});

test('what is above the budget says so with both figures', () => {
  const [exclusion] = exclusionsOf(situation.advice, 'two-stores');
  expect(exclusion && exclusionText(exclusion)).toBe(
    'It is likely to cost USD 500 a month, and even its low figure is above the budget of 380.',
  );
  const forNow = { low: 20, likely: 400, high: 400, exceedsLimit: 'for-now' } as const;
  expect(exclusion?.by === 'limit' && exclusionText({ ...exclusion, amount: forNow })).toBe(
    'By what is known so far it is likely to cost USD 400 a month, and even its low figure is above the budget of 380.',
  );
  expect(exclusion && exclusionId(exclusion)).toBe('two-stores:over-limit');
});

test('the report names what may exceed the budget among what the verdict holds only without', () => {
  const { 'load.rows': _, ...rest } = SHOP;
  const { holdsOnlyIf } = reportOf(situationBy(pricedToy(), { ...rest, 'load.size': 'small' }, COINS));
  expect(holdsOnlyIf).toContainEqual({
    rule: 'hosted:over-limit',
    facts: ['load.rows'],
    ask: ['engineering'],
    because: 'It costs more than the budget allows.',
    effect: { kind: 'excludes' },
  });
});

test('everything that is found out is found out with the estimate', () => {
  const { flips, options, verdict } = recommendationOf(situation, EVERYTHING, null);
  expect(verdict).toMatchObject({ kind: 'fits', option: 'hosted' });
  expect(options.find(({ id }) => id === 'two-stores')?.exclusions.map(({ by }) => by)).toEqual(['limit']);
  expect(flips.flatMap(({ changes }) => changes).some(({ fact }) => fact === 'load.rows')).toBe(true);
});

test('a rule with a reason for each criterion gives that of the one on which it acts most', () => {
  const model = toyModel();
  const rules = model.rulebook.rules.filter((rule) => rule.reasons.length > 0);
  const draft = situationBy(model, { 'app.stage': 'draft', 'app.shape': 'papers', 'app.transactions': true });
  const given = reasonsOf(draft.advice).flatMap((reason) =>
    reason.of === 'rule' && rules.includes(reason.rule) ? [{ reason, ...groundsOf(reason) }] : [],
  );
  expect(given).toHaveLength(2);
  for (const { because, reason } of given) {
    expect(because).not.toBe(reason.rule.because);
    expect(reason.rule.reasons).toContainEqual({ criterion: reason.criterion, because });
  }
});
