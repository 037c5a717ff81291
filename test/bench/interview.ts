import { openVariables } from '../../src/engine/completions.ts';
import { settle } from '../../src/engine/settle.ts';
import type { Interview, Step } from '../../src/interview/interview.ts';
import { tallyAfter } from '../../src/interview/outlook.ts';
import { Session } from '../../src/interview/session.ts';
import { builtInRulebook } from '../../src/io/built-in.ts';
import { interviewFor, inventPerson, type Person, stepOf, truthFor } from '../interview/people.ts';
import type { Finding } from './bench.ts';

const MOST_QUESTIONS = 0.85;
const MOST_MILLISECONDS = 50;
const PROFILES = 100;

/** How many questions an interview takes, against asking in the order of the rulebook until it is settled. */
export async function benchInterview(): Promise<readonly Finding[]> {
  const interview = interviewFor(builtInRulebook().rulebook);
  const thinking: number[] = [];
  return [
    compared(
      'in which no exclusion fires',
      interview,
      peopleWhere(interview, false),
      thinking,
      MOST_QUESTIONS,
    ),
    compared(
      'with an exclusion',
      interview,
      peopleWhere(interview, true),
      thinking,
      Number.POSITIVE_INFINITY,
    ),
    thought(thinking),
  ];
}

function peopleWhere(interview: Interview, excludes: boolean): readonly Person[] {
  const people: Person[] = [];
  for (let seed = 0; people.length < PROFILES; seed++) {
    const person = inventPerson(interview.model.rulebook, seed);
    if (truthFor(interview.model, person).excludes === excludes) people.push(person);
  }
  return people;
}

function compared(
  which: string,
  interview: Interview,
  people: readonly Person[],
  thinking: number[],
  most: number,
): Finding {
  const ours = average(people.map((person) => questionsAsked(interview, person, thinking)));
  const ordered = average(people.map((person) => questionsInOrder(interview, person)));
  const share = ours / ordered;
  return {
    what: `questions until settled, complete profiles ${which}`,
    measured: `${ours.toFixed(1)} against ${ordered.toFixed(1)} in the order of the rulebook, ${(share * 100).toFixed(0)} %`,
    budget: most === Number.POSITIVE_INFINITY ? 'no budget' : `at most ${most * 100} %`,
    met: share <= most,
  };
}

function questionsAsked(interview: Interview, person: Person, thinking: number[]): number {
  const session = new Session(interview);
  for (let fact = session.outlook.next; fact !== null; fact = session.outlook.next) {
    const start = performance.now();
    session.answer(stepOf(fact, person));
    thinking.push(performance.now() - start);
  }
  return session.steps.length;
}

/** Facts on which nothing undecided waits are skipped here, too. */
function questionsInOrder(interview: Interview, person: Person): number {
  const steps: Step[] = [];
  for (;;) {
    const tally = tallyAfter(interview, steps);
    if (settle(tally).kind === 'settled') return steps.length;
    const { variables } = interview.model.form;
    const next = openVariables(tally)
      .map((variable) => variables[variable].fact.id)
      .find((fact) => !steps.some((step) => step.fact === fact));
    if (next === undefined) return steps.length;
    steps.push(stepOf(next, person));
  }
}

function thought(milliseconds: readonly number[]): Finding {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor((sorted.length - 1) * share)];
  const [median, nearlyAll, longest] = [at(0.5), at(0.99), at(1)].map((time) => time.toFixed(1));
  return {
    what: 'thinking between two questions',
    measured: `${median} ms, ${nearlyAll} ms in 99 of 100 cases, ${longest} ms at most`,
    budget: `under ${MOST_MILLISECONDS} ms in 99 of 100 cases`,
    met: at(0.99) < MOST_MILLISECONDS,
  };
}

function average(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0) / counts.length;
}
