import { describe, expect, test } from 'vitest';
import type { OptionId } from '../../src/catalog/option.ts';
import { isWithinSum } from '../../src/cost/answers/budget.ts';
import { type PricedDecision, priceDecision } from '../../src/cost/answers/decision.ts';
import { moneyFor } from '../../src/cost/answers/money.ts';
import { askedFor, quoted } from './facts-of.ts';
import { closed, factsOf, MODELS, offer } from './hand-made.ts';

const load = {
  'task.modalities': ['text'],
  'workload.requests_per_day': 5000,
  'workload.input_tokens': 1000,
  'workload.output_tokens': 200,
};
const CALLS = (5000 * 1.02 * 365) / 12;
const great = {
  ...closed('grand', 'frontier', [offer('vendor', 5, 25, { model: 'vendor.grand-v1' })]),
  name: 'The Grand',
};
const facts = factsOf([...MODELS, great]);

function priced(option: OptionId, model: string | null, stated: object = load): PricedDecision {
  const found = priceDecision({ option, model }, askedFor({ ...load, ...stated }), facts);
  if (found === null) throw new Error('nothing is known of it');
  return found;
}

describe('a decision', () => {
  const usd = (CALLS * (1000 * 5 + 200 * 25)) / 1e6;

  test.each(['grand', 'GRAND', 'The Grand', ' the  grand', 'vendor.grand-v1'])(
    'for a model written %j is priced with it, of whatever class',
    (name) => {
      const { cost, model, named } = priced('closed-api', name);
      expect([model?.id, named]).toEqual(['grand', name]);
      expect(cost.kind === 'known' && cost.invoices.likely).toBeCloseTo(usd, 6);
    },
  );

  test.each([null, 'of our own'])('for %j is priced with the model of the option', (name) => {
    const { cost, model, named } = priced('closed-api', name);
    expect([model, named]).toEqual([null, name]);
    expect(cost).toEqual(quoted(load, {}, facts).costs.get('closed-api'));
  });

  test('for a model that the option cannot run has no figure', () => {
    expect(priced('closed-api', 'little').cost).toMatchObject({
      kind: 'unsuitable',
      reasons: [{ kind: 'supply', supply: 'closed-api' }],
    });
    expect(priced('open-managed', 'grand').cost).toMatchObject({
      kind: 'unsuitable',
      reasons: [{ kind: 'supply', supply: 'open-managed' }],
    });
  });

  test('for a mix moves the part that the model is of', () => {
    const closedOne = quoted(load, { 'model.closed_api': 'grand' }, facts).costs.get('hybrid');
    expect(priced('hybrid', 'grand').cost).toEqual(closedOne);
    const openOne = quoted(load, { 'model.open_managed': 'little' }, facts).costs.get('hybrid');
    expect(priced('hybrid', 'little').cost).toEqual(openOne);
  });

  test('without a figure says why', () => {
    expect(priced('open-self-hosted', 'huge').cost).toEqual({
      kind: 'no-figure',
      model: 'HUGE',
      missing: 'machines',
    });
    expect(priced('closed-api', 'grand', { 'deployment.offline': true }).cost.kind).toBe('forbidden');
    expect(
      priceDecision(
        { option: 'closed-api', model: 'grand' },
        askedFor({ 'task.modalities': ['text'] }),
        facts,
      ),
    ).toBeNull();
  });

  test('never moves the figures of the options', () => {
    const asked = askedFor(load);
    const decided = [
      { option: 'closed-api', model: 'grand' },
      { option: 'open-managed', model: null },
    ] as const;
    const [without, withThem] = [moneyFor(asked, [], facts), moneyFor(asked, decided, facts)];
    if (without.kind !== 'estimated' || withThem.kind !== 'estimated') throw new Error('no estimate');
    expect(withThem.options).toEqual(without.options);
    expect(withThem.decisions.map(({ option, model }) => [option, model?.id ?? null])).toEqual([
      ['closed-api', 'grand'],
      ['open-managed', null],
    ]);
  });

  test('is within a budget that its likely fees and machines do not exceed', () => {
    const decision = priced('closed-api', 'grand');
    const likely = decision.cost.kind === 'known' ? decision.cost.invoices.likely : Number.NaN;
    expect(isWithinSum(likely, decision.cost)).toBe(true);
    expect(isWithinSum(likely - 0.01, decision.cost)).toBe(false);
    expect(isWithinSum(null, decision.cost)).toBeNull();
    expect(isWithinSum(1, priced('open-self-hosted', 'huge').cost)).toBeNull();
  });
});
