import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OPTION_IDS } from '../../src/catalog/option.ts';
import { costEstimator } from '../../src/cost/answers/estimator.ts';
import { possibleNeeds } from '../../src/cost/answers/possible-needs.ts';
import { quote } from '../../src/cost/answers/quote.ts';
import { type Needs, needsOf, READ_FACTS } from '../../src/cost/asked/needs.ts';
import type { Fact, FactValue } from '../../src/rulebook/fact.ts';
import { cases } from '../cases.ts';
import { projects } from './arbitrary.ts';
import { assuming, factsOf, quoted, rulebook, shipped } from './facts-of.ts';

const estimator = () => costEstimator(assuming({}), () => shipped);

/** A value that somebody may yet state. */
function laterValue(fact: Fact): fc.Arbitrary<FactValue> {
  switch (fact.type) {
    case 'enum':
      return fc.constantFrom(...fact.values.map(({ id }) => id));
    case 'set':
      return fc.constantFrom(...fact.members.map(({ id }) => [id]));
    case 'boolean':
      return fc.boolean();
    default:
      return fc.integer({ min: 1, max: 100_000 });
  }
}

const readable = rulebook.facts.filter(({ id }) => READ_FACTS.includes(id) && !id.startsWith('workload.'));
const answers = fc.record(Object.fromEntries(readable.map((fact) => [fact.id, laterValue(fact)])));

/** A value for every fact that may move a cost. */
const ANSWERED = {
  'task.scope': 'mixed',
  'task.quality': 'good-enough',
  'task.labelled_data': 'none',
  'task.customization': 'none',
  'task.actions': 'answers-only',
  'task.variety': 'uniform',
  'data.sensitivity': 'public',
  'data.boundary': 'anywhere',
  'data.region': 'any',
  'workload.load': 'bursty',
  'workload.latency': 'normal',
  'workload.availability': 'business-hours',
  'deployment.offline': false,
  'deployment.infrastructure': ['none'],
};

test('a range holds the likely figure of every answer that is still missing, or says that it may not', () => {
  fc.assert(
    fc.property(projects, answers, fc.subarray([...READ_FACTS]), (project, later, hidden) => {
      const { 'budget.monthly_usd': _, ...answered } = later;
      const known = Object.fromEntries(
        Object.entries(project).filter(([id]) => id.startsWith('workload.') || !hidden.includes(id)),
      );
      const estimate = estimator().estimate(factsOf(known));
      if (estimate.kind !== 'known' || !estimate.isSure) return;
      const after = quoted({ ...answered, ...known });
      for (const option of OPTION_IDS) {
        const cost = after.costs.get(option);
        const amount = estimate.amounts.get(option);
        if (cost?.kind !== 'known' || amount === undefined) continue;
        expect(cost.invoices.likely).toBeGreaterThanOrEqual(amount.low * (1 - 1e-9));
        expect(cost.invoices.likely).toBeLessThanOrEqual(amount.high * (1 + 1e-9));
      }
    }),
    { numRuns: cases(50) },
  );
});

test('an option has its figure, or has none, whatever the answers that are missing, or it is not sure of that', () => {
  const seen = { sure: 0, unsure: 0 };
  fc.assert(
    fc.property(projects, answers, fc.subarray([...READ_FACTS]), (project, later, hidden) => {
      const { 'budget.monthly_usd': _, ...answered } = later;
      const known = Object.fromEntries(
        Object.entries(project).filter(([id]) => id.startsWith('workload.') || !hidden.includes(id)),
      );
      const estimate = estimator().estimate(factsOf(known));
      if (estimate.kind !== 'known') return;
      seen[estimate.isSure ? 'sure' : 'unsure']++;
      if (!estimate.isSure) return;
      const { costs } = quoted({ ...answered, ...known });
      for (const option of OPTION_IDS)
        expect(costs.get(option)?.kind === 'known', option).toBe(estimate.amounts.has(option));
    }),
    { numRuns: cases(75) },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(5);
});

test('what is likely is the same without ranges', () => {
  fc.assert(
    fc.property(projects, (project) => {
      const [full, likely] = [
        estimator().estimate(factsOf(project)),
        estimator().likely(factsOf(project)),
      ].map((each) => each.kind === 'known' && [...each.amounts].map(([id, amount]) => [id, amount.likely]));
      expect(likely).toEqual(full);
    }),
    { numRuns: cases(40) },
  );
});

test('what exceeds a budget for sure does so whatever the many answers that are missing', () => {
  const seen = { surely: 0, 'for-now': 0, maybe: 0, no: 0 };
  const cut = fc.integer({ min: 1, max: 60 }).map((tenths) => tenths / 20);
  fc.assert(
    fc.property(projects, answers, cut, fc.constantFrom(...OPTION_IDS), (project, later, part, option) => {
      const known = Object.fromEntries(
        Object.entries(project).filter(([id]) => id.startsWith('workload.') || id === 'task.modalities'),
      );
      const first = estimator().estimate(factsOf(known));
      const likely = first.kind === 'known' ? first.amounts.get(option)?.likely : undefined;
      if (likely === undefined) return;
      const budget = Math.max(1, Math.floor(likely * part));
      const limited = { ...known, 'budget.monthly_usd': budget };
      const estimate = estimator().estimate(factsOf(limited));
      const standing = estimate.kind === 'known' ? estimate.amounts.get(option)?.exceedsLimit : undefined;
      if (standing === undefined) return;
      seen[standing]++;
      if (standing !== 'surely') return;
      const cost = quoted({ ...later, ...limited }).costs.get(option);
      if (cost?.kind === 'known') expect(cost.invoices.low).toBeGreaterThan(budget);
    }),
    { numRuns: cases(40) },
  );
  expect(Math.min(seen.surely, seen['for-now'])).toBeGreaterThan(0);
});

test('a budget does not exclude by what is assumed for now where a smaller class may keep it', () => {
  const known = {
    'task.modalities': ['text'],
    'workload.requests_per_day': 20_000,
    'workload.input_tokens': 2000,
    'workload.output_tokens': 300,
    'budget.monthly_usd': 500,
  };
  const standing = (more: Readonly<Record<string, FactValue>>) => {
    const estimate = estimator().estimate(factsOf({ ...known, ...more }));
    return estimate.kind === 'known' && estimate.amounts.get('closed-api')?.exceedsLimit;
  };
  expect(standing({})).toBe('for-now');
  expect(standing({ 'task.scope': 'narrow', 'task.quality': 'good-enough' })).not.toBe('surely');
  expect(standing({ 'budget.monthly_usd': 5 })).toBe('surely');
});

test('a level of budget excludes nothing', () => {
  const level = estimator().estimate(
    factsOf({
      'task.modalities': ['text'],
      'workload.requests_per_day': 500_000,
      'workload.input_tokens': 6000,
      'workload.output_tokens': 600,
      'budget.level': 'medium',
    }),
  );
  const standings =
    level.kind === 'known' ? [...level.amounts.values()].map((each) => each.exceedsLimit) : [];
  expect(new Set(standings)).toStrictEqual(new Set(['no']));
});

test('a budget is surely exceeded, may be, or is not, as over all that may turn out', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(
      projects,
      fc.subarray(Object.keys(ANSWERED), { minLength: 1, maxLength: 2 }),
      fc.integer({ min: -3, max: 13 }).map((tenths) => tenths / 10),
      fc.constantFrom(...OPTION_IDS),
      (project, hidden, place, option) => {
        const known = Object.fromEntries(
          Object.entries({ ...ANSWERED, ...project }).filter(([id]) => !hidden.includes(id)),
        );
        const { are, needs: possible } = possibleNeeds(factsOf(known), needsOf(factsOf(known)));
        if (are !== 'all') return;
        const asked = [needsOf(factsOf(known)), ...possible];
        const lowOf = (needs: Needs) => {
          const found = quote({ assumed: assuming({}), needs }, shipped);
          const cost = found.kind === 'quoted' ? found.costs.get(option) : undefined;
          return cost?.kind === 'known' ? [cost.invoices.low] : [];
        };
        const lows = asked.flatMap(lowOf);
        if (lows.length === 0) return;
        const [least, most] = [Math.min(...lows), Math.max(...lows)];
        const between = least + place * (most - least);
        const budget = Math.floor(place < 0 ? least * 0.9 : place > 1 ? most + 1 : between);
        const estimate = estimator().estimate(factsOf({ ...known, 'budget.monthly_usd': budget }));
        const amount = estimate.kind === 'known' ? estimate.amounts.get(option) : undefined;
        if (amount === undefined) return;
        const over = lows.filter((low) => low > budget).length;
        const isOverNow = (lowOf(needsOf(factsOf(known)))[0] ?? 0) > budget;
        const mayBe = isOverNow ? 'for-now' : over > 0 ? 'maybe' : 'no';
        const wanted = over === lows.length ? 'surely' : mayBe;
        expect(amount.exceedsLimit).toBe(wanted);
        seen.add(wanted);
      },
    ),
    { numRuns: cases(75) },
  );
  expect(seen).toEqual(new Set(['surely', 'for-now', 'maybe', 'no']));
});

test('without a volume nothing is estimated, and an answer may bring an estimate', () => {
  expect(estimator().estimate(factsOf({ 'task.scope': 'narrow' }))).toStrictEqual({
    kind: 'none',
    mayCome: true,
    mayExceed: true,
  });
});

test('a class of volume is enough', () => {
  const estimate = estimator().estimate(
    factsOf({ 'workload.volume': 'medium', 'task.modalities': ['text'] }),
  );
  expect(estimate.kind === 'known' && [...estimate.amounts.keys()].length).toBeGreaterThanOrEqual(3);
});
