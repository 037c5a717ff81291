import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { rankingOf } from '../../src/engine/advice.ts';
import {
  advise,
  editProfile,
  nextQuestion,
  type Profile,
  type ReadyRulebook,
  readProfile,
  readRulebook,
  writeProfile,
} from '../../src/index.ts';
import { cases } from '../cases.ts';
import { diceOf, inventFacts } from '../engine/invent.ts';
import { textOf, valueIn } from './read.ts';

const form = z.looseObject({ facts: z.record(z.string(), z.unknown()) });

/** A rulebook as its text says it, with its facts in another order, so that groups are torn apart. */
function inOrder(path: string, order: (ids: readonly string[]) => readonly string[]): ReadyRulebook {
  const book = form.parse(parse(textOf(path)));
  const facts = Object.fromEntries(order(Object.keys(book.facts)).map((id) => [id, book.facts[id]]));
  return valueIn(readRulebook(JSON.stringify({ ...book, facts }), path));
}

function shuffledBy(seed: number): (ids: readonly string[]) => readonly string[] {
  const dice = diceOf(seed);
  return (ids) => {
    const left = [...ids];
    return ids.flatMap(() => left.splice(dice(left.length), 1));
  };
}

/** What a profile says, whatever the order. */
function saidIn(profile: Profile) {
  const facts = [...profile.facts].map(([id, { value }]) => [id, value] as const);
  const priorities = Object.fromEntries(profile.priorities);
  return { facts: Object.fromEntries(facts), priorities, unknown: profile.unknown.toSorted() };
}

/** What is advised on a profile, and how each option scores. */
function advisedOn(profile: Profile) {
  const { verdict, situation } = valueIn(advise(profile));
  const { evaluation } = situation.advice;
  const { sums, excluded, weights } = evaluation;
  return { verdict, ranking: rankingOf(situation.advice), sums, excluded, weights };
}

test.each([
  ['rules/open-vs-closed.yaml', cases(6)],
  ['fixtures/toy-database/rulebook.yaml', cases(20)],
])(
  '%s: the order of its facts changes neither the verdict nor a score nor what a profile reads back as',
  (path, runs) => {
    const original = inOrder(path, (ids) => ids);
    const notDerived = original.rulebook.facts.filter(
      (fact) => fact.type !== 'enum' || fact.derivation === null,
    );
    const opening = nextQuestion(valueIn(readProfile('{}', original))).fact?.id;
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 2, max: 10 }), (seed, known) => {
        const other = inOrder(path, shuffledBy(seed));
        expect(other.rulebook.facts.map(({ id }) => id)).not.toEqual(
          original.rulebook.facts.map(({ id }) => id),
        );
        const invented = inventFacts({ ...original.rulebook, facts: notDerived }, diceOf(seed), known);
        const [criterion] = original.rulebook.criteria;
        const open = original.rulebook.facts.filter(({ id }) => !invented.has(id)).slice(0, 2);
        const answers = {
          facts: Object.fromEntries([...invented].map(([id, { value }]) => [id, value])),
          priorities: { [criterion?.id ?? '']: 'high' },
          unknown: open.map(({ id }) => id),
        } as const;
        const texts = [original, other].flatMap((rulebook) => [
          valueIn(writeProfile(rulebook, answers)),
          valueIn(writeProfile(rulebook, answers, 'full')),
          valueIn(editProfile('# mine\nname: a\n', rulebook, answers)),
        ]);
        const expected = saidIn(valueIn(readProfile(texts[0] ?? '', original)));
        expect(expected).toMatchObject({ facts: answers.facts, priorities: answers.priorities });
        expect(answers.unknown).toEqual(expect.arrayContaining(expected.unknown));
        for (const text of texts)
          for (const rulebook of [original, other])
            expect(saidIn(valueIn(readProfile(text, rulebook)))).toEqual(expected);
        const [text = ''] = texts;
        expect(advisedOn(valueIn(readProfile(text, other)))).toEqual(
          advisedOn(valueIn(readProfile(text, original))),
        );
        if (original.rulebook.facts.some((fact) => fact.opening !== undefined))
          expect(nextQuestion(valueIn(readProfile('{}', other))).fact?.id).toBe(opening);
      }),
      { numRuns: runs },
    );
  },
  120_000,
);
