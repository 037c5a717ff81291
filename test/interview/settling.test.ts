import fc from 'fast-check';
import { expect, test } from 'vitest';
import { adviseWith } from '../../src/engine/advice.ts';
import { openFactsOf } from '../../src/engine/open-facts.ts';
import { settle } from '../../src/engine/settle.ts';
import { leftoverOf } from '../../src/interview/ending.ts';
import { evaluationAfter, type Interview, knownAfter, usedFacts } from '../../src/interview/interview.ts';
import type { Session } from '../../src/interview/session.ts';
import { at } from '../../src/rulebook/at.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import { cases } from '../cases.ts';
import { allCompletions, diceOf, inventFacts, inventRulebook } from '../engine/invent.ts';
import { workOut } from '../engine/oracle.ts';
import { toyModel } from '../engine/toy.ts';
import { rulebook as builtIn } from '../rulebook-content/built-in.ts';
import { interviewFor, interviewWith, inventPerson, truthFor } from './people.ts';

const toy = toyModel().rulebook;

/** What many interviews are like: how many questions on average, and how many settle before every fact is known. */
function interviewMany(interview: Interview, profiles: number, unknown: number) {
  const { model } = interview;
  const used = usedFacts(interview).length;
  let questions = 0;
  let settledEarly = 0;
  for (let profile = 0; profile < profiles; profile++) {
    const person = inventPerson(model.rulebook, profile);
    const session = interviewWith(interview, person, { unknown, dice: diceOf(profile) });
    questions += session.steps.length;
    const settlement = settle(evaluationAfter(interview, session.steps));
    expect(session.outlook.settled).toBe(settlement.kind === 'settled');
    if (settlement.kind !== 'settled') continue;
    expect(settlement.winner).toBe(truthFor(model, person).winner);
    if (session.steps.length < used) settledEarly++;
  }
  return { average: questions / profiles, settledEarly, used, profiles };
}

function print(
  name: string,
  { average, settledEarly, used, profiles }: ReturnType<typeof interviewMany>,
): void {
  const figures = `${average.toFixed(1)} of ${used} questions on average, ${settledEarly} of ${profiles} settle early`;
  process.stdout.write(`${name}: ${figures}, no settled verdict is wrong\n`);
}

test.each([
  ['built-in rulebook', builtIn, cases(50)],
  ['toy rulebook', toy, cases(100)],
])(
  '%s: a settled verdict is what all answers together would have given',
  (name, rulebook, profiles) => {
    const everything = interviewMany(interviewFor(rulebook), profiles, 0);
    print(name, everything);
    expect(everything.settledEarly).toBeGreaterThan(profiles / 2);
    const gaps = interviewMany(interviewFor(rulebook), profiles / 5, 2);
    print(`${name}, a fifth of the answers unknown`, gaps);
    expect(gaps.settledEarly).toBeGreaterThan(0);
  },
  300_000 * cases(1),
);

/** The winner of each completion of what is unknown at the end; null where there are too many to go through. */
function winnersOf(session: Session): ReadonlyMap<string, number> | null {
  const { model, factors } = session.interview;
  const knowledge = knowledgeOf(model.form, knownAfter(session.interview, session.steps));
  const completions = allCompletions(model, knowledge, 1500);
  return completions === null
    ? null
    : new Map(completions.map((each) => [each.join(), workOut(model, factors, each).winner]));
}

test('what is called idle cannot change the verdict, and what is asked can', () => {
  let idle = 0;
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 5 }), (seed, unknown) => {
      const rulebook = inventRulebook(seed, { facts: 6, rules: 10, options: 3, criteria: 3 });
      const given = inventFacts(rulebook, diceOf(seed), 3);
      const interview = { ...interviewFor(rulebook), given };
      const session = interviewWith(interview, inventPerson(rulebook, seed), { unknown, dice: diceOf(seed) });
      const winners = winnersOf(session);
      if (winners === null) return;
      const { model } = interview;
      const changes = (fact: string) =>
        [...winners].some(([completion, winner]) =>
          (model.form.variablesOfFact.get(fact) ?? []).some((variable) =>
            at(model.form.variables, variable).cells.some((_, cell) => {
              const other = completion
                .split(',')
                .with(variable, String(1 << cell))
                .join();
              return winners.has(other) && winners.get(other) !== winner;
            }),
          ),
        );
      const leftover = leftoverOf(interview, session.steps, session.outlook);
      for (const fact of leftover.idle) expect(changes(fact.id)).toBe(false);
      for (const fact of leftover.decisive) expect(changes(fact.id)).toBe(true);
      expect(leftover.open).toEqual([]);
      expect(new Set(winners.values()).size === 1).toBe(session.outlook.settled);
      idle += leftover.idle.length;
    }),
    { numRuns: cases(120) },
  );
  expect(idle).toBeGreaterThan(100);
});

test('no more questions follow than were announced, and none is asked twice', () => {
  for (let seed = 0; seed < 20; seed++) {
    const announced: number[] = [];
    const { steps } = interviewWith(interviewFor(toy), inventPerson(toy, seed), {
      unknown: 3,
      dice: diceOf(seed),
      watch: (session) => announced.push(session.outlook.atMost),
    });
    announced.forEach((atMost, asked) => {
      expect(atMost).toBeGreaterThanOrEqual(steps.length - asked);
    });
    expect(new Set(steps.map((step) => step.fact)).size).toBe(steps.length);
  }
});

test('a question that is asked can change the verdict as far as anybody knows', () => {
  for (let seed = 0; seed < 6; seed++) {
    interviewWith(interviewFor(toy), inventPerson(toy, seed), {
      unknown: 0,
      dice: diceOf(seed),
      watch: ({ interview, steps, outlook }) => {
        const advice = adviseWith(interview.model, knownAfter(interview, steps), interview.factors);
        const open = advice && openFactsOf(advice).map((each) => each.fact);
        expect(open).toContain(outlook.next);
      },
    });
  }
});

test('on demand everything is asked that a rule uses, what matters first', () => {
  const interview = interviewFor(toy, true);
  const person = inventPerson(toy, 4);
  const session = interviewWith(interview, person);
  expect(session.steps.map((step) => step.fact).sort()).toEqual([...usedFacts(interview)].sort());
  const short = interviewWith(interviewFor(toy), person).steps;
  expect(session.steps.slice(0, short.length)).toEqual(short);
  expect(short.length).toBeLessThan(session.steps.length);
});
