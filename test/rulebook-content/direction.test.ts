import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { priorityFactors } from '../../src/engine/priorities.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Fact, FactId, FactValue } from '../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import { adviceOn, model, rulebook } from './built-in.ts';

const placeOf = (option: string) => rulebook.options.findIndex(({ id }) => id === option);
const SELF_HOSTED = placeOf('open-self-hosted');
const MANAGED = placeOf('open-managed');
const CLOSED = placeOf('closed-api');
const HYBRID = placeOf('hybrid');
const plainFactors = priorityFactors(rulebook, new Map());

/** As a fact moves along `path`, the first option never loses ground to the second. */
interface Direction {
  readonly fact: FactId;
  readonly path: readonly FactValue[];
}

function rising(id: FactId): Direction {
  const fact = rulebook.facts.find((each) => each.id === id);
  return { fact: id, path: fact?.type === 'enum' ? fact.values.map((value) => value.id) : [false, true] };
}

function falling(id: FactId): Direction {
  return { fact: id, path: rising(id).path.toReversed() };
}

const towardsSelfHosting: readonly Direction[] = [
  rising('team.ml_expertise'),
  rising('team.ops_capacity'),
  rising('team.experiments'),
  rising('task.customization'),
  rising('task.labelled_data'),
  rising('data.sensitivity'),
  rising('data.boundary'),
  rising('data.region'),
  rising('compliance.burden'),
  rising('compliance.explainability'),
  rising('compliance.fairness_audit'),
  rising('compliance.reproducibility'),
  rising('workload.volume'),
  rising('vendor.change_control'),
  rising('deployment.offline'),
  { fact: 'compliance.approved_services', path: [['closed-api', 'open-managed'], ['none']] },
  falling('schedule.urgency'),
  falling('vendor.lock_in_tolerance'),
  { fact: 'task.open_model_tested', path: ['not-enough', 'nearly', 'enough'] },
  { fact: 'deployment.infrastructure', path: [['none'], [], ['own-gpus']] },
];

const towardsManaged: readonly Direction[] = [
  falling('team.ops_capacity'),
  rising('workload.latency'),
  { fact: 'workload.load', path: ['steady', 'bursty'] },
  { fact: 'deployment.infrastructure', path: [[], ['cloud-account']] },
];

const variety: Direction = { fact: 'task.variety', path: ['uniform', 'mixed'] };

describe.each(towardsSelfHosting)('$fact', (direction) => {
  test('never makes self-hosting worse against a closed API', () => {
    neverLosesGround(direction, SELF_HOSTED, CLOSED);
  });
});

describe.each(towardsManaged)('$fact', (direction) => {
  test('never makes a managed open model worse against self-hosting', () => {
    neverLosesGround(direction, MANAGED, SELF_HOSTED);
  });
});

test.each([SELF_HOSTED, MANAGED, CLOSED])(
  'requests that differ never make a mix worse against option %i',
  (other) => {
    neverLosesGround(variety, HYBRID, other);
  },
);

test('stating more never brings back an option that is excluded', () => {
  fc.assert(
    fc.property(someFacts(), fc.nat(), (facts, drop) => {
      const without = new Map([...facts].filter((_, index) => index !== drop % Math.max(1, facts.size)));
      expect(adviceOn(facts).excluded).toEqual(expect.arrayContaining([...adviceOn(without).excluded]));
    }),
    { seed: 1, numRuns: 300 },
  );
});

test('data that must stay on own machines, or work without a connection, leaves self-hosting or nothing', () => {
  const hard: readonly (readonly [FactId, FactValue])[] = [
    ['data.boundary', 'own-premises'],
    ['deployment.offline', true],
  ];
  fc.assert(
    fc.property(someFacts(), fc.constantFrom(...hard), (facts, [fact, value]) => {
      const { verdict } = adviceOn(stating(facts, fact, value));
      expect([null, 'open-self-hosted']).toContain(verdict);
    }),
    { seed: 2, numRuns: 300 },
  );
});

/** The order of the options follows the weighted sums, whose total weight all options share. */
function neverLosesGround({ fact, path }: Direction, favoured: number, other: number): void {
  const steps = path.slice(1).map((to, index) => [at(path, index), to] as const);
  fc.assert(
    fc.property(someFacts(), fc.constantFrom(...steps), (facts, [from, to]) => {
      const before = evaluated(stating(facts, fact, from));
      const after = evaluated(stating(facts, fact, to));
      const lead = ({ sums }: Evaluation) => (sums[favoured] ?? Number.NaN) - (sums[other] ?? Number.NaN);
      expect(lead(after)).toBeGreaterThanOrEqual(lead(before));
      const isOut = ({ excluded }: Evaluation, option: number) => excluded[option] === 1;
      expect(isOut(after, favoured) && !isOut(before, favoured)).toBe(false);
      expect(isOut(before, other) && !isOut(after, other)).toBe(false);
    }),
    { seed: 3, numRuns: 1000 },
  );
}

function evaluated(facts: Facts) {
  return new Evaluation(model, plainFactors, knowledgeOf(model.form, facts));
}

function stating(facts: Facts, fact: FactId, value: FactValue): Facts {
  return new Map([...facts, ...statedFacts([[fact, value]])]);
}

/** Profiles that state some facts and leave out others. */
function someFacts(): fc.Arbitrary<Facts> {
  const entries = rulebook.facts
    .filter((fact) => fact.type !== 'number')
    .map((fact) => fc.option(anyValueOf(fact), { freq: 3 }).map((value) => ({ id: fact.id, value })));
  return fc
    .tuple(...entries)
    .map((all) =>
      statedFacts(all.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const]))),
    );
}

function anyValueOf(fact: Fact): fc.Arbitrary<FactValue> {
  switch (fact.type) {
    case 'enum':
      return fc.constantFrom(...fact.values.map((value) => value.id));
    case 'set':
      return fc.subarray(fact.members.map((member) => member.id));
    default:
      return fc.boolean();
  }
}
