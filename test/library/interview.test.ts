import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advise,
  builtInRulebook,
  editProfile,
  type Fact,
  type FactValue,
  nextQuestion,
  readProfile,
  writeProfile,
} from '../../src/index.ts';
import { withAlone } from '../../src/rulebook/fact-value.ts';
import { valueIn } from './read.ts';

const rulebook = builtInRulebook();
const read = (text: string) => valueIn(readProfile(text, rulebook));

/** A value of a fact, by a number from 0 up. */
function someValue(fact: Fact, number: number): FactValue {
  switch (fact.type) {
    case 'enum':
      return fact.values[number % fact.values.length]?.id ?? '';
    case 'set':
      return withAlone(
        fact,
        fact.members.filter((_, at) => (number >> at) % 2 === 1).map((member) => member.id),
      );
    case 'boolean':
      return number % 2 === 1;
    case 'number':
      return fact.min + fact.step * (number % 100);
    case 'text':
      return 'text';
  }
}

describe('an interview without a terminal', () => {
  test('ends, whatever is answered; settled is what the advice says, and nothing is asked twice', () => {
    const numbers = fc.array(fc.option(fc.nat({ max: 63 }), { freq: 4 }), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(numbers, (said) => {
        let text = valueIn(writeProfile(rulebook));
        const asked: string[] = [];
        let next = nextQuestion(read(text));
        for (; next.fact !== null; next = nextQuestion(read(text))) {
          const number = said[asked.length % said.length] ?? null;
          asked.push(next.fact.id);
          const answer =
            number === null
              ? { unknown: [next.fact.id] }
              : { facts: { [next.fact.id]: someValue(next.fact, number) } };
          text = valueIn(editProfile(text, rulebook, answer));
        }
        expect(new Set(asked).size).toBe(asked.length);
        expect(asked.length).toBeGreaterThan(0);
        const profile = read(text);
        for (const id of asked) expect(profile.facts.has(id)).toBe(!profile.unknown.includes(id));
        const { settled, situation } = valueIn(advise(profile));
        const { rated } = situation.advice;
        expect(next.settled).toBe(settled);
        // What an option costs that has no figure stays open, whatever is answered.
        const isOpen = profile.unknown.length > 0 || rated === 'estimate-for-some';
        expect(settled || isOpen).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  test('opens with the first questions of the rulebook that a profile leaves open', () => {
    const opening = rulebook.rulebook.facts
      .filter((fact) => fact.opening !== undefined)
      .toSorted((a, b) => Number(a.opening) - Number(b.opening));
    const [scope, sensitivity, boundary] = opening.map(({ id }) => id);
    expect(nextQuestion(read('{}')).fact?.id).toBe(scope);
    const broad = 'task: { scope: mixed }\n';
    expect(nextQuestion(read(broad)).fact?.id).toBe(sensitivity);
    const unknown = valueIn(editProfile(broad, rulebook, { unknown: ['data.sensitivity'] }));
    expect(nextQuestion(read(unknown)).fact?.id).toBe(boundary);
  });
});

describe('what is written', () => {
  test('says what was answered, and keeps what was there', () => {
    const answers = {
      facts: { 'task.scope': 'narrow', 'task.modalities': ['text'], 'vendor.change_control': true },
      priorities: { cost: 'high' },
      unknown: ['data.region', 'task.scope'],
    } as const;
    for (const text of [
      valueIn(writeProfile(rulebook, answers)),
      valueIn(writeProfile(rulebook, answers, 'full')),
      valueIn(editProfile('# mine\nname: a\ntask: { scope: general }\n', rulebook, answers)),
    ]) {
      const profile = read(text);
      const stated = [...profile.facts].map(([id, { value }]) => [id, value]);
      expect(Object.fromEntries(stated)).toEqual(answers.facts);
      expect(Object.fromEntries(profile.priorities)).toEqual(answers.priorities);
      expect(profile.unknown).toEqual(['data.region']);
    }
    expect(valueIn(editProfile('# mine\nname: a\n', rulebook, answers))).toMatch(/^# mine\nname: a\n/);
  });

  test.each([
    [
      { facts: { 'task.scop': 'narrow' } },
      'answers: There is no fact "task.scop". Did you mean "task.scope"?',
    ],
    [{ unknown: ['scope'] }, 'answers: There is no fact "scope".'],
    [{ facts: { 'decision.chosen': 'closed-api' } }, 'answers: There is no fact "decision.chosen".'],
    [{ facts: { __proto__: 'x', constructor: 'x' } }, 'answers: There is no fact "constructor".'],
    [{ facts: { 'task.scope': 'tiny' } }, 'task.scope must be one of narrow, mixed, general, but is "tiny".'],
    [{ facts: { 'task.modalities': 'text' } }, 'task.modalities must be a list'],
    [{ priorities: { costs: 'high' } as const }, '"costs" is not known in priorities.'],
  ])('is nothing where an answer is none: %j', (answers, message) => {
    for (const result of [writeProfile(rulebook, answers), editProfile('name: a\n', rulebook, answers)]) {
      expect(result.ok).toBe(false);
      expect(result.ok ? '' : result.message).toContain(message);
      expect(result.ok ? [] : result.problems).toHaveLength(1);
    }
  });

  test('is nothing where the text is no profile', () => {
    const result = editProfile('name: [', rulebook, { facts: { 'task.scope': 'narrow' } }, 'mine.yaml');
    expect(result.ok ? '' : result.message).toMatch(/^mine\.yaml:1:7: /);
  });
});
