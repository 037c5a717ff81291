import { expect, test } from 'vitest';
import { costEstimator } from '../../src/cost/answers/estimator.ts';
import { advise } from '../../src/engine/advice.ts';
import { compile, criterionNumber, optionNumber, ratingIndex } from '../../src/engine/model.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { assuming, factsOf, rulebook, shipped } from '../cost/facts-of.ts';

const model = compile(rulebook);
const estimator = costEstimator(assuming({}), () => shipped);

/** What is the same for all: a plain application, for which nothing is forbidden. */
const SAME = {
  'task.modalities': ['text'],
  'task.actions': 'answers-only',
  'task.variety': 'uniform',
  'data.boundary': 'anywhere',
  'data.region': 'any',
  'data.sensitivity': 'internal',
  'budget.level': 'medium',
  'deployment.offline': false,
  'workload.availability': 'business-hours',
} as const;

function* grid(): Generator<Facts> {
  for (const volume of ['low', 'medium', 'high'])
    for (const scope of ['narrow', 'mixed', 'general'])
      for (const quality of ['good-enough', 'task-best', 'frontier'])
        for (const labelled of ['none', 'plenty'])
          for (const infrastructure of ['none', 'cloud-account', 'own-gpus'])
            for (const load of ['steady', 'bursty'])
              for (const latency of ['relaxed', 'normal'])
                yield factsOf({
                  ...SAME,
                  'workload.volume': volume,
                  'task.scope': scope,
                  'task.quality': quality,
                  'task.labelled_data': labelled,
                  'task.customization':
                    labelled === 'plenty' && scope === 'narrow' ? 'fine-tuning' : 'prompting',
                  'deployment.infrastructure': [infrastructure],
                  'workload.load': load,
                  'workload.latency': latency,
                });
}

/** By how much the rules alone rate self-hosting above a closed API on cost. */
function ratedAbove(facts: Facts): number {
  const ratings = advise(model, facts, new Map())?.evaluation.ratings ?? [];
  const rating = (option: string) =>
    at(ratings, ratingIndex(model, optionNumber(rulebook, option), criterionNumber(rulebook, 'cost')));
  return rating('open-self-hosted') - rating('closed-api');
}

test('the rules on cost put self-hosting and a closed API in the order of the estimate', () => {
  let compared = 0;
  let agreeing = 0;
  for (const facts of grid()) {
    const estimate = estimator.estimate(facts);
    if (estimate.kind !== 'known') continue;
    const own = estimate.amounts.get('open-self-hosted');
    const closed = estimate.amounts.get('closed-api');
    if (own === undefined || closed === undefined) continue;
    // As the scale of the rulebook has it, small sums are alike; where two are, neither order is wrong.
    const dearer = Math.log((own.likely + 500) / (closed.likely + 500));
    if (Math.abs(dearer) < Math.log(1.25)) continue;
    compared++;
    if (Math.sign(ratedAbove(facts)) === -Math.sign(dearer)) agreeing++;
  }
  expect(compared).toBeGreaterThan(250);
  expect(agreeing / compared).toBeGreaterThanOrEqual(0.9);
});

test('what the scale cites holds where a strong model has much to do', () => {
  const facts = factsOf({
    ...SAME,
    'task.quality': 'frontier',
    'task.scope': 'general',
    'deployment.infrastructure': ['cloud-account'],
    'workload.requests_per_day': 3_000_000,
    'workload.input_tokens': 1500,
    'workload.output_tokens': 300,
    'workload.load': 'steady',
    'workload.latency': 'relaxed',
  });
  const advice = advise(model, facts, new Map(), estimator);
  const ratings = advice?.evaluation.ratings ?? [];
  const cost = criterionNumber(rulebook, 'cost');
  const rating = (option: string) => at(ratings, ratingIndex(model, optionNumber(rulebook, option), cost));
  expect(advice?.rated).toBe('estimate');
  expect(rating('open-self-hosted')).toBeGreaterThan(rating('closed-api'));
});
