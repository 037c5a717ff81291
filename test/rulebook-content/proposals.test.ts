import { expect, test } from 'vitest';
import { advise } from '../../src/engine/advice.ts';
import type { FactChange } from '../../src/engine/fact-changes.ts';
import { flipsOf } from '../../src/engine/flips.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { estimator, factsIn, model, rulebook, USES } from './built-in.ts';

/** What grows when a team makes an effort. */
const MEANS = [
  'deployment.infrastructure',
  'task.labelled_data',
  'team.ml_expertise',
  'team.ops_capacity',
] as const;

const GROWING = [...MEANS, 'vendor.lock_in_tolerance'] as const;

/** What a team may ask less of. */
const DEMANDS = [
  'schedule.urgency',
  'task.actions',
  'task.autonomy',
  'task.customization',
  'task.quality',
  'team.experiments',
  'vendor.change_control',
  'workload.availability',
  'workload.latency',
] as const;

test('means only grow, demands only shrink, ties may be accepted; all else is a circumstance', () => {
  const ways = Object.fromEntries(rulebook.facts.map(({ changeable, id }) => [id, changeable]));
  for (const id of GROWING) expect(ways[id], id).toBe('up');
  for (const id of DEMANDS) expect(ways[id], id).toBe('down');
  const others = rulebook.facts.filter(({ changeable }) => changeable !== false).map(({ id }) => id);
  expect(others.toSorted()).toEqual([...GROWING, ...DEMANDS].sort());
});

test.each(USES)('%s: no proposal loses means, asks for more or touches a circumstance', (name) => {
  const advice = advise(model, factsIn(`examples/${name}.yaml`), new Map(), estimator) ?? missing();
  const places = new Map(
    rulebook.facts.flatMap((fact) =>
      fact.type === 'enum' ? [[fact.id, fact.values.map(({ id }) => id)] as const] : [],
    ),
  );
  const sizeOf = (fact: string, value: FactValue) => {
    if (Array.isArray(value)) return value.filter((member) => member !== 'none').length;
    return typeof value === 'string' ? (places.get(fact) ?? []).indexOf(value) : Number(value);
  };
  for (const { changeable, changes } of flipsOf(advice).flips) {
    const grows = ({ fact, from, to }: FactChange) => sizeOf(fact, to) > sizeOf(fact, from);
    const isWanted = (change: FactChange) =>
      GROWING.some((id) => id === change.fact)
        ? grows(change)
        : DEMANDS.some((id) => id === change.fact) && !grows(change);
    expect(changeable).toBe(changes.every(isWanted));
  }
});
