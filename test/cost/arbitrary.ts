import fc from 'fast-check';
import type { FactValue } from '../../src/rulebook/fact.ts';

type Stated = Readonly<Record<string, FactValue>>;

/** Projects with a load, of every kind that a figure reads. */
export const projects: fc.Arbitrary<Stated> = fc.record(
  {
    'workload.requests_per_day': fc.oneof(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 20_000_000 }),
    ),
    'workload.input_tokens': fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 100_000 })),
    'workload.output_tokens': fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4000 })),
    'workload.load': fc.constantFrom('steady', 'bursty'),
    'workload.latency': fc.constantFrom('relaxed', 'normal', 'strict'),
    'workload.availability': fc.constantFrom('best-effort', 'business-hours', 'always-on'),
    'task.scope': fc.constantFrom('narrow', 'mixed', 'general'),
    'task.quality': fc.constantFrom('good-enough', 'task-best', 'frontier'),
    'task.labelled_data': fc.constantFrom('none', 'some', 'plenty'),
    'task.customization': fc.constantFrom('none', 'prompting', 'fine-tuning'),
    'task.actions': fc.constantFrom('answers-only', 'changes-things'),
    'task.modalities': fc.constantFrom(
      ['text'],
      ['text', 'images-in'],
      ['text', 'embeddings'],
      ['text', 'images-out', 'audio'],
      ['embeddings'],
      ['images-out'],
      ['audio'],
    ),
    'task.variety': fc.constantFrom('uniform', 'mixed'),
    'data.sensitivity': fc.constantFrom('public', 'confidential'),
    'data.boundary': fc.constantFrom('anywhere', 'contracted-vendor', 'own-premises'),
    'data.region': fc.constantFrom('any', 'own-region'),
    'deployment.offline': fc.boolean(),
    'deployment.infrastructure': fc.constantFrom(['none'], ['own-gpus'], ['cloud-account']),
    'current.option': fc.constantFrom('none', 'closed-api', 'open-self-hosted', 'open-managed', 'hybrid'),
  },
  {
    requiredKeys: [
      'workload.requests_per_day',
      'workload.input_tokens',
      'workload.output_tokens',
      'task.modalities',
    ],
  },
);
