import { describe, expect, test } from 'vitest';
import type { OptionId } from '../../src/catalog/option.ts';

import { breakEvenIn, costIn, quoted, shipped } from './facts-of.ts';

const chat = {
  'task.modalities': ['text'],
  'task.quality': 'good-enough',
  'task.scope': 'mixed',
  'workload.requests_per_day': 100_000,
  'workload.input_tokens': 2000,
  'workload.output_tokens': 300,
};

/** Why an option has no figure. */
function whyNot(stated: object, overrides: Readonly<Record<string, string>>, option: OptionId) {
  const cost = quoted({ ...chat, ...stated }, overrides).costs.get(option);
  return cost?.kind === 'unsuitable' ? cost.reasons.map(({ kind }) => kind) : cost?.kind;
}

describe('a model that the team names', () => {
  test.each([
    ['bert-base', {}, ['context', 'does-not-write']],
    ['whisper-large-v3', {}, ['modality', 'context']],
    ['gpt-2', { 'workload.input_tokens': 100_000 }, ['context']],
    ['command-r-08-2024', {}, ['licence']],
  ])('for its own machines has no figure where %s cannot do the work', (model, stated, reasons) => {
    expect(whyNot(stated, { 'model.open_self_hosted': model }, 'open-self-hosted')).toEqual(reasons);
  });

  test('has no figure where its vendor no longer serves it', () => {
    expect(whyNot({}, { 'model.closed_api': 'gpt-4' }, 'closed-api')).toEqual(['retired']);
  });

  test('has no figure on GPUs that do not hold it', () => {
    const asked = { 'model.open_self_hosted': 'llama-3.3-70b', 'gpu.kind': 'T4' };
    expect(whyNot({}, asked, 'open-self-hosted')).toEqual(['hardware']);
  });

  test('is priced as stated where no list knows a price', () => {
    const cost = (overrides: Readonly<Record<string, string | number>>) =>
      quoted(chat, { 'model.closed_api': 'gpt-6.2-sol', ...overrides });
    expect(cost({}).costs.get('closed-api')?.kind).toBe('no-figure');
    const priced = costIn(cost({ 'price.closed_input_usd': 1, 'price.closed_output_usd': 5 }), 'closed-api');
    expect(priced.items.find(({ id }) => id === 'input')?.likely).toBeCloseTo(
      (100_000 * 1.02 * 365 * 2000) / 12 / 1e6,
      0,
    );
  });

  test('of another class has no break-even with models of the class that is asked for', () => {
    const asked = { ...chat, 'task.quality': 'frontier' };
    const other = quoted(asked, { 'model.open_self_hosted': 'llama-3.2-3b' });
    expect(breakEvenIn(other, 'closed-api', shipped)).toMatchObject({
      kind: 'other-class',
      own: { id: 'llama-3.2-3b' },
    });
    expect(breakEvenIn(quoted(asked), 'closed-api', shipped).kind).not.toBe('other-class');
  });
});

test('a break-even is the same from whichever volume it is looked for', () => {
  const volumes = [5000, 200_000, 300_000].map((requests) =>
    breakEvenIn(quoted({ ...chat, 'workload.requests_per_day': requests }), 'closed-api', shipped),
  );
  expect(new Set(volumes.map((each) => JSON.stringify({ ...each, paidBackAfter: null }))).size).toBe(1);
});
