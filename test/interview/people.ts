import { Evaluation } from '../../src/engine/evaluation.ts';
import { compile, type Model } from '../../src/engine/model.ts';
import type { Answer, Interview, Step } from '../../src/interview/interview.ts';
import { Session } from '../../src/interview/session.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { type Dice, diceOf, inventFacts } from '../engine/invent.ts';

/** Somebody who could answer every question. */
export type Person = ReadonlyMap<FactId, FactValue>;

export function inventPerson(rulebook: Rulebook, seed: number): Person {
  const known = inventFacts(rulebook, diceOf(seed), 10);
  return new Map([...known].map(([id, { value }]) => [id, value]));
}

export function interviewFor(rulebook: Rulebook, all = false): Interview {
  const model = compile(rulebook);
  return { model, factors: model.rulebook.criteria.map(() => 1), estimator: null, given: new Map(), all };
}

export interface Habits {
  /** How many in ten of the answers somebody does not know. */
  readonly unknown: number;
  readonly dice: Dice;
  /** Sees the session before each answer. */
  readonly watch?: (session: Session) => void;
}

/** Interviews somebody to the end. */
export function interviewWith(interview: Interview, person: Person, habits?: Habits): Session {
  const session = new Session(interview);
  for (let fact = session.outlook.next; fact !== null; fact = session.outlook.next) {
    habits?.watch?.(session);
    session.answer(stepOf(fact, person, habits !== undefined && habits.dice(10) < habits.unknown));
  }
  return session;
}

export function stepOf(fact: FactId, person: Person, unknown = false): Step {
  const value = person.get(fact);
  const answer: Answer = unknown || value === undefined ? { kind: 'unknown' } : { kind: 'value', value };
  return { fact, answer };
}

/** What is best for somebody of whom everything is known, and whether anything is excluded for them. */
export function truthFor(model: Model, person: Person): { winner: number; excludes: boolean } {
  const factors = model.rulebook.criteria.map(() => 1);
  const evaluation = new Evaluation(model, factors, knowledgeOf(model.form, statedFacts(person)));
  return { winner: evaluation.winner(), excludes: evaluation.excluded.includes(1) };
}
