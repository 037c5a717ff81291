import { expect, test } from 'vitest';
import { adviseWith } from '../../src/engine/advice.ts';
import { leftoverOf } from '../../src/interview/ending.ts';
import type { Interview } from '../../src/interview/interview.ts';
import { Session } from '../../src/interview/session.ts';
import { whyAsked } from '../../src/interview/why.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { COINS, pricedToy } from '../engine/estimated-toy.ts';
import { inventEstimated, READ } from '../engine/invent-estimates.ts';
import { interviewWith, inventPerson } from './people.ts';

const SIZE = { facts: 10, rules: 20, options: 3, criteria: 4 };

function inventInterview(seed: number): Interview {
  const { estimator, model } = inventEstimated(seed, SIZE);
  return { model, factors: model.rulebook.criteria.map(() => 1), estimator, given: new Map(), all: false };
}

test('an interview ends with a verdict that no other answer changes, or knows all that the estimate reads', () => {
  const seen = { settled: 0, 'open by ranges': 0, early: 0 };
  for (let seed = 0; seed < 60; seed++) {
    const interview = inventInterview(seed);
    const { estimator, factors, model } = interview;
    const person = inventPerson(model.rulebook, seed + 1);
    const { outlook, steps } = interviewWith(interview, person);
    const advice = adviseWith(model, statedFacts(person), factors, estimator);
    const asked = new Set(steps.map((step) => step.fact));
    expect(new Set(steps).size).toBe(asked.size);
    if (advice === null) continue;
    if (outlook.settled) {
      expect(outlook.leaders[0]?.option ?? -1).toBe(advice.winner);
      seen.settled++;
      if (READ.some((fact) => !asked.has(fact))) seen.early++;
    } else {
      expect([...asked]).toEqual(expect.arrayContaining([...READ]));
      seen['open by ranges']++;
    }
  }
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
});

test('at most so many questions follow as are announced', () => {
  for (let seed = 0; seed < 30; seed++) {
    const interview = inventInterview(seed);
    const person = inventPerson(interview.model.rulebook, seed + 1);
    const announced: number[] = [];
    const watch = (session: Session) => void announced.push(session.outlook.atMost);
    interviewWith(interview, person, { unknown: 0, dice: () => 1, watch });
    for (const most of announced) expect(most).toBeGreaterThan(0);
  }
});

const GIVEN = {
  'app.stage': 'live',
  'app.shape': 'rows',
  'app.relations': 'few',
  'app.transactions': false,
  'app.shape_changes': 'rarely',
  'load.size': 'medium',
  'load.answer_ms': 300,
  'load.pattern': 'waves',
  'team.skill': 'none',
  'team.on_call': false,
  'team.languages': ['script'],
  'hosting.places': ['cloud'],
  'hosting.secrecy': 'public',
  'budget.monthly': 3000,
} as const;

test('where no rule waits for anything, what the estimate still needs is asked, and why is said', () => {
  const model = pricedToy();
  const factors = model.rulebook.criteria.map(() => 1);
  const given = new Map(Object.entries(GIVEN).map(([id, value]) => [id, { value }]));
  const interview: Interview = { model, factors, estimator: COINS, given, all: false };
  const session = new Session(interview);
  expect(session.outlook).toMatchObject({ settled: false, proved: true, next: 'load.rows', atMost: 1 });
  expect(whyAsked(interview, [], 'load.rows').isForEstimate).toBe(true);
  expect(leftoverOf(interview, [], session.outlook).open.map(({ id }) => id)).toEqual(['load.rows']);
  session.answer({ fact: 'load.rows', answer: { kind: 'value', value: 1000 } });
  expect(session.outlook).toMatchObject({ settled: true, next: null });
  session.back();
  session.answer({ fact: 'load.rows', answer: { kind: 'unknown' } });
  expect(session.outlook).toMatchObject({ settled: false, next: null });
  const { decisive } = leftoverOf(interview, session.steps, session.outlook);
  expect(decisive.map(({ id }) => id)).toEqual(['load.rows']);
  const alone = new Session({ ...interview, estimator: null });
  expect(alone.outlook).toMatchObject({ settled: true, next: null, estimate: null });
});
