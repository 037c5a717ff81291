import fc from 'fast-check';
import { expect, test } from 'vitest';
import { askQuestions } from '../../src/commands/interview/questions.ts';
import { compile } from '../../src/engine/model.ts';
import type { Interview } from '../../src/interview/interview.ts';
import { knownAfter, usedFacts } from '../../src/interview/interview.ts';
import { openingOf } from '../../src/interview/opening.ts';
import { Session } from '../../src/interview/session.ts';
import { whyAsked } from '../../src/interview/why.ts';
import type { FactId } from '../../src/rulebook/fact.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { COINS, pricedToy } from '../engine/estimated-toy.ts';
import { allCompletions, type Dice, diceOf, inventRulebook } from '../engine/invent.ts';
import { workOut } from '../engine/oracle.ts';
import { toyModel } from '../engine/toy.ts';
import { rulebook as builtIn } from '../rulebook-content/built-in.ts';
import { interviewFor, interviewWith, inventPerson } from './people.ts';
import { answersOf, PLAIN, Scripted } from './scripted.ts';

const toy = toyModel().rulebook;

/** A rulebook whose interviews open with these facts. */
function openingWith(rulebook: Rulebook, ids: readonly FactId[]): Rulebook {
  const facts = rulebook.facts.map((fact) => {
    const { opening: _, ...rest } = fact;
    return ids.includes(fact.id) ? { ...rest, opening: 3 * ids.indexOf(fact.id) + 2 } : rest;
  });
  return { ...rulebook, facts };
}

function shuffled<T>(list: readonly T[], dice: Dice): readonly T[] {
  const left = [...list];
  return list.flatMap(() => left.splice(dice(left.length), 1));
}

/** The facts that alone can still change the verdict in some completion of what is known; null where there are too many. */
function relevantIn({ interview, steps }: Session): ReadonlySet<FactId> | null {
  const { model, factors } = interview;
  const { variables } = model.form;
  const completions = allCompletions(model, knowledgeOf(model.form, knownAfter(interview, steps)), 3000);
  if (completions === null) return null;
  const seen = new Map<string, string>();
  const relevant = new Set<FactId>();
  for (const completion of completions) {
    const winner = String(workOut(model, factors, completion).winner);
    for (const [variable, { fact }] of variables.entries()) {
      const others = `${variable}:${completion.with(variable, 0).join()}`;
      if (winner !== (seen.get(others) ?? winner)) relevant.add(fact.id);
      seen.set(others, winner);
    }
  }
  return relevant;
}

test('what opens an interview is asked first, in its order, and left out where it cannot matter', () => {
  const seen = { asked: 0, 'left out': 0, 'not known': 0 };
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 0, max: 4 }), (seed, unknown) => {
      const dice = diceOf(seed);
      const invented = inventRulebook(seed, { facts: 6, rules: 9, options: 3, criteria: 3 });
      const ids = invented.facts.map(({ id }) => id);
      const opening = shuffled(ids, dice).slice(0, 3);
      const rulebook = openingWith(invented, opening);
      const watch = (session: Session) => {
        const relevant = relevantIn(session);
        if (relevant === null) return;
        const done = new Set(session.steps.map(({ fact }) => fact));
        const left = opening.filter((id) => !done.has(id));
        const expected = left.find((id) => relevant.has(id));
        if (expected !== undefined) {
          expect(session.outlook.next).toBe(expected);
          seen.asked++;
          seen['left out'] += left.indexOf(expected);
        } else expect(left).not.toContain(session.outlook.next);
        if (session.steps.some(({ answer }) => answer.kind === 'unknown')) seen['not known']++;
      };
      interviewWith(interviewFor(rulebook), inventPerson(rulebook, seed), { unknown, dice, watch });
    }),
    { numRuns: 100 },
  );
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(0);
});

test('after the first questions the order is by what matters most, as it is without them', () => {
  for (let seed = 0; seed < 8; seed++) {
    const person = inventPerson(toy, seed);
    const rulebook = openingWith(toy, ['hosting.places', 'app.stage', 'budget.monthly']);
    const { interview, steps } = interviewWith(interviewFor(rulebook), person);
    const opening = openingOf(interview.model.rulebook.facts);
    const before = steps.findLastIndex(({ fact }) => opening.includes(fact)) + 1;
    const rest = new Session(interviewFor(toy), steps.slice(0, before));
    expect(rest.outlook.next).toBe(steps[before]?.fact ?? null);
  }
});

test('where everything is asked, what opens the interview comes first, also where nothing matters any more', () => {
  const opening = ['hosting.places', 'app.stage', 'budget.monthly'];
  const rulebook = openingWith(toy, opening);
  const person = inventPerson(rulebook, 4);
  const interview = interviewFor(rulebook, true);
  const session = interviewWith(interview, person);
  expect(session.steps.map(({ fact }) => fact).toSorted()).toEqual(usedFacts(interview).toSorted());
  expect(session.steps.slice(0, 3).map(({ fact }) => fact)).toEqual(opening);
  const ignoring: Interview = { ...interview, factors: interview.factors.map(() => 0) };
  const settled = interviewWith({ ...ignoring, given: new Map([['app.stage', { value: 'live' }]]) }, person);
  const [first, second] = settled.steps.map(({ fact }) => fact);
  expect([first, second]).toEqual(['hosting.places', 'budget.monthly']);
});

test('what only the estimate reads has its place among the first questions', () => {
  const { rulebook } = pricedToy();
  const model = compile(openingWith(rulebook, ['load.rows']));
  const factors = model.rulebook.criteria.map(() => 1);
  const interview: Interview = { model, factors, estimator: COINS, given: new Map(), all: false };
  expect(new Session(interview).outlook.next).toBe('load.rows');
});

test('the numbers behind a first question follow it at once', () => {
  const person = new Map([...inventPerson(toy, 5), ['load.rows', 200_000], ['load.row_bytes', 100]] as const);
  const interview = interviewFor(openingWith(toy, ['load.size', 'hosting.places']));
  const session = new Session(interview);
  expect(session.outlook.next).toBe('load.size');
  session.answer({ fact: 'load.size', answer: { kind: 'from-numbers' } });
  const numbers: (FactId | null)[] = [];
  for (
    let { next } = session.outlook;
    next?.startsWith('load.') && numbers.length < 3;
    { next } = session.outlook
  ) {
    numbers.push(next);
    expect(whyAsked(interview, session.steps, next)).toMatchObject({ isOpening: false });
    session.answer({ fact: next, answer: { kind: 'value', value: Number(person.get(next) ?? 0) } });
  }
  expect(numbers).toEqual(['load.rows', 'load.row_bytes', 'load.index_bytes']);
  expect(session.outlook.next).toBe('hosting.places');
});

const EIGHT = openingOf(builtIn.facts);

test('an interview on the built-in rulebook opens with its first questions, which say so when asked why', async () => {
  expect(EIGHT).toHaveLength(8);
  const facts = new Map(builtIn.facts.map((fact) => [fact.question, fact]));
  const answers = answersOf(builtIn, new Map());
  const session = new Session(interviewFor(builtIn));
  const prompts = new Scripted((heading, nth) => {
    if (session.steps.length > EIGHT.length) throw new Error('enough');
    const isList = facts.get(heading.question)?.type === 'set';
    if (nth === 1 && heading.progress !== undefined) return isList ? { tick: ['Why'] } : { pick: 'Why' };
    return isList ? { tick: ["I don't know"] } : answers(heading, nth);
  });
  await expect(askQuestions(session, prompts, PLAIN)).rejects.toThrow('enough');
  expect(session.steps.map(({ fact }) => fact).slice(0, 8)).toEqual(EIGHT);
  const reasons = prompts.said.filter((line) => line.startsWith('This is among the first questions'));
  expect(reasons).toHaveLength(8);
});
