import type { Interview, Step } from '../../src/interview/interview.ts';
import { Session } from '../../src/interview/session.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';
import { at } from '../../src/rulebook/at.ts';
import { interviewFor, inventPerson, type Person, stepOf, truthFor } from '../interview/people.ts';
import { atMost, type Row } from './bench.ts';
import { isSettledAfter, nextInOrder } from './ours.ts';

const PEOPLE = 30;

/** How long the next question takes, and how many there are against asking in the order of the rulebook. */
export function benchInterview(): readonly Row[] {
  const interview = interviewFor(builtInRulebook().rulebook);
  const people = peopleWithoutExclusion(interview);
  const thinking: number[] = [];
  const asked = people.map((person) => questionsAsked(interview, person, thinking));
  const ordered = people.map((person) => questionsInOrder(interview, person));
  const sorted = thinking.toSorted((a, b) => a - b);
  return [
    atMost('next question, in 99 of 100 cases', at(sorted, Math.floor(0.99 * (sorted.length - 1))), 50, 'ms'),
    atMost(
      'questions until settled, against the order of the rulebook',
      sum(asked) / sum(ordered),
      0.85,
      '×',
    ),
  ];
}

/** Where an exclusion fires, one question may settle everything. */
function peopleWithoutExclusion(interview: Interview): readonly Person[] {
  const people: Person[] = [];
  for (let seed = 0; people.length < PEOPLE; seed++) {
    const person = inventPerson(interview.model.rulebook, seed);
    if (!truthFor(interview.model, person).excludes) people.push(person);
  }
  return people;
}

function questionsAsked(interview: Interview, person: Person, thinking: number[]): number {
  const session = new Session(interview);
  for (let fact = session.outlook.next; fact !== null; fact = session.outlook.next) {
    const start = process.cpuUsage();
    session.answer(stepOf(fact, person));
    const { user, system } = process.cpuUsage(start);
    thinking.push((user + system) / 1000);
  }
  return session.steps.length;
}

function questionsInOrder(interview: Interview, person: Person): number {
  const steps: Step[] = [];
  while (!isSettledAfter(interview, steps)) {
    const next = nextInOrder(interview, steps);
    if (next === undefined) break;
    steps.push(stepOf(next, person));
  }
  return steps.length;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
