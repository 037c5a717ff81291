import { expect, test } from 'vitest';
import { askQuestions } from '../../src/commands/interview/questions.ts';
import { Session } from '../../src/interview/session.ts';
import type { SetFact } from '../../src/rulebook/fact.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { rulebook as builtIn } from '../rulebook-content/built-in.ts';
import { interviewFor } from './people.ts';
import { type Move, PLAIN, Scripted } from './scripted.ts';

const sets = builtIn.facts.filter((fact) => fact.type === 'set');
const withAlone = sets.filter((set) => set.alone !== null).map((set) => [set.id, set] as const);
const without = sets.filter((set) => set.alone === null).map((set) => [set.id, set] as const);

/** A rulebook whose interviews begin with a question. */
function beginningWith(set: SetFact): Rulebook {
  const facts = builtIn.facts
    .map(({ opening: _, ...fact }) => fact)
    .map((fact) => {
      return fact.id === set.id ? { ...fact, opening: 1 } : fact;
    });
  return { ...builtIn, facts };
}

/** Ticks at one question until something is taken. */
async function tickAt(set: SetFact, moves: readonly Move[]) {
  const session = new Session(interviewFor(beginningWith(set)));
  const prompts = new Scripted(({ question }, nth) => {
    const move = moves[nth - 1];
    if (question !== set.question || move === undefined) throw new Error('enough');
    return move;
  });
  await expect(askQuestions(session, prompts, PLAIN)).rejects.toThrow('enough');
  const refused = prompts.said.filter((line) => line.startsWith('! '));
  return { answers: session.steps.map(({ answer }) => answer), refused, offered: prompts.offered[0] };
}

test.each(withAlone)(
  '%s: the member that says "none" and the others take each other away, and nothing else says "none"',
  async (_, set) => {
    const labels = set.members.map(({ label }) => label);
    const alone = set.members.find(({ id }) => id === set.alone)?.label ?? '';
    const [other = ''] = labels.filter((label) => label !== alone);
    const { offered } = await tickAt(set, [{ tick: [] }, { tick: [alone] }]);
    expect(offered?.slice(0, labels.length + 1)).toEqual([...labels, "I don't know"]);
    expect(offered).not.toContain('None of these');
    const answer = async (tick: readonly string[]) => (await tickAt(set, [{ tick }])).answers;
    expect(await answer([other, alone])).toEqual([{ kind: 'value', value: [set.alone] }]);
    expect(await answer([alone, other])).toEqual([
      { kind: 'value', value: [set.members.find(({ label }) => label === other)?.id] },
    ]);
    expect(await answer([alone, "I don't know"])).toEqual([{ kind: 'unknown' }]);
  },
);

test.each(without)('%s: where no member says "none", a line does', async (_, set) => {
  const labels = set.members.map(({ label }) => label);
  const { answers, offered, refused } = await tickAt(set, [
    { tick: [] },
    { tick: ['None of these', ...labels] },
  ]);
  expect(refused).toEqual(['! Tick at least one line with the space bar.']);
  expect(answers).toEqual([{ kind: 'value', value: set.members.map(({ id }) => id) }]);
  expect(offered?.slice(0, labels.length + 2)).toEqual([...labels, 'None of these', "I don't know"]);
  const none = await tickAt(set, [{ tick: [...labels, 'None of these'] }]);
  expect(none.answers).toEqual([{ kind: 'value', value: [] }]);
});

test('there are sets of both kinds', () => {
  expect(withAlone.map(([id]) => id)).toEqual(
    expect.arrayContaining(['deployment.infrastructure', 'compliance.approved_services']),
  );
  expect(without.length).toBeGreaterThan(0);
});
