import { existsSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { askPriorities } from '../../src/commands/interview/priorities.ts';
import { askQuestions } from '../../src/commands/interview/questions.ts';
import { saveProfile } from '../../src/commands/interview/save.ts';
import { Unfinished } from '../../src/commands/interview/unfinished.ts';
import { knownAfter, unknownAfter } from '../../src/interview/interview.ts';
import { Session } from '../../src/interview/session.ts';
import { at } from '../../src/rulebook/at.ts';
import { toyModel } from '../engine/toy.ts';
import { interviewFor, interviewWith, inventPerson } from './people.ts';
import { answersOf, first, PLAIN, Scripted } from './scripted.ts';

const toy = toyModel().rulebook;
const questionOf = (id: string) => toy.facts.find((fact) => fact.id === id)?.question ?? '';
const factOf = (question: string) => toy.facts.find((fact) => fact.question === question);

test('somebody who answers everything is asked what the question logic says, until it is settled', async () => {
  for (let seed = 0; seed < 10; seed++) {
    const person = inventPerson(toy, seed);
    const session = new Session(interviewFor(toy));
    const prompts = new Scripted(answersOf(toy, person));
    const end = await askQuestions(session, prompts, PLAIN);
    const expected = interviewWith(interviewFor(toy), person);
    expect(session.steps).toEqual(expected.steps.slice(0, session.steps.length));
    if (end !== 'stopped') expect(session.steps.length).toBe(expected.steps.length);
    if (end === 'settled') expect(session.outlook.settled).toBe(true);
    prompts.seen.forEach(({ progress }) => {
      expect(progress ?? '').not.toMatch(/now/);
    });
  }
});

test('going back leads to the same questions again, and to the same end', async () => {
  const person = inventPerson(toy, 3);
  const answers = answersOf(toy, person);
  const there = new Session(interviewFor(toy));
  await askQuestions(there, new Scripted(answers), PLAIN);
  const back = new Session(interviewFor(toy));
  const wavering = new Scripted((heading, nth) => {
    const fact = factOf(heading.question);
    if (nth > 1 || fact === undefined || wavering.seen.length === 1) return answers(heading, nth);
    return fact.type === 'number'
      ? { type: '<' }
      : fact.type === 'set'
        ? { tick: ['Go back'] }
        : { pick: 'Go back' };
  });
  await askQuestions(back, wavering, PLAIN);
  expect(back.steps).toEqual(there.steps);
  expect(back.outlook).toEqual(there.outlook);
  expect(wavering.said.filter((line) => line.startsWith('↩')).length).toBe(there.steps.length - 1);
});

test('on demand a question says which rules wait for it; the lead is shown only on demand', async () => {
  const session = new Session(interviewFor(toy));
  const prompts = new Scripted(
    first([{ pick: 'Why' }, { pick: 'Why' }], () => {
      throw new Error('enough');
    }),
  );
  await expect(askQuestions(session, prompts, { ...PLAIN, showLead: true })).rejects.toThrow('enough');
  const notes = prompts.said.join('\n');
  const waiting = toy.rules.filter((rule) => notes.includes(`• ${rule.because}`));
  expect(waiting.length).toBeGreaterThan(0);
  const { question, progress } = at(prompts.seen, 0);
  for (const rule of waiting) expect(JSON.stringify(rule.when)).toContain(factOf(question)?.id);
  expect(progress).toMatch(/^Question 1 of about \d+ · now .*tables \d+/);
});

test('a fact can be worked out from numbers, which are part of its question', async () => {
  const person = new Map([
    ...inventPerson(toy, 5),
    ['load.rows', 200_000],
    ['load.row_bytes', 100],
    ['load.index_bytes', 0],
  ] as const);
  const answers = answersOf(toy, person);
  const session = new Session(interviewFor(toy, true));
  const prompts = new Scripted((heading, nth) =>
    heading.question === questionOf('load.size') ? { pick: 'Work it out' } : answers(heading, nth),
  );
  await askQuestions(session, prompts, PLAIN);
  expect(knownAfter(session.interview, session.steps).get('load.size')?.value).toBe('medium');
  const numbers = prompts.seen.filter(({ progress }) => progress?.includes('number'));
  expect(numbers.map(({ progress }) => progress?.match(/number \d of \d/)?.[0])).toEqual([
    'number 1 of 3',
    'number 2 of 3',
    'number 3 of 3',
  ]);
});

test('a number that nobody knows ends the working out', async () => {
  const session = new Session(interviewFor(toy, true));
  const prompts = new Scripted(({ question }) => {
    const fact = factOf(question);
    if (fact?.id === 'load.size') return { pick: 'Work it out' };
    if (fact?.id === 'load.rows') return { type: '100' };
    return fact?.type === 'number'
      ? { type: '' }
      : fact?.type === 'set'
        ? { tick: ["I don't know"] }
        : { pick: "I don't know" };
  });
  expect(await askQuestions(session, prompts, PLAIN)).toBe('exhausted');
  const asked = session.steps.map((step) => step.fact);
  expect(asked).toContain('load.row_bytes');
  expect(asked).not.toContain('load.index_bytes');
  expect(knownAfter(session.interview, session.steps).has('load.size')).toBe(false);
});

test('what is still being worked out is not unknown; what hangs on an unknown number is', () => {
  const interview = interviewFor(toy);
  const begun = { fact: 'load.size', answer: { kind: 'from-numbers' } } as const;
  const unknown = { fact: 'load.rows', answer: { kind: 'unknown' } } as const;
  expect(unknownAfter(interview, [begun])).toEqual([]);
  expect(unknownAfter(interview, [begun, unknown]).toSorted()).toEqual(['load.rows', 'load.size']);
});

test('a wrong number or a muddle of ticks is not taken', async () => {
  const answers = answersOf(toy, inventPerson(toy, 5));
  const prompts = new Scripted((heading, nth) => {
    const fact = factOf(heading.question);
    if (nth === 1 && fact?.type === 'number') return { type: '-5' };
    if (nth === 1 && fact?.type === 'set') return { tick: [] };
    return answers(heading, nth);
  });
  const session = new Session(interviewFor(toy, true));
  await askQuestions(session, prompts, PLAIN);
  expect(session.steps).toEqual(interviewWith(interviewFor(toy, true), inventPerson(toy, 5)).steps);
  expect(prompts.said.filter((line) => line.startsWith('! '))).toEqual(
    expect.arrayContaining([
      '! a whole number from 1 to 1,000',
      '! Tick at least one line with the space bar.',
    ]),
  );
});

function isTime({ outlook, steps }: Session): boolean {
  const { agreement, atMost } = outlook;
  return (agreement >= 0.8 || steps.length >= 12) && atMost > 3;
}

test('stopping is offered once four in five completions agree, or after twelve questions, not before, nor for a last few questions', async () => {
  let offers = 0;
  for (let seed = 0; seed < 12; seed++) {
    const session = new Session(interviewFor(toy));
    const answers = answersOf(toy, inventPerson(toy, seed));
    const prompts = new Scripted((heading, nth) => {
      if (!/[Ss]top here/.test(heading.question)) {
        if (heading.progress?.startsWith('Question') === true) expect(isTime(session)).toBe(false);
        return answers(heading, nth);
      }
      offers++;
      const isFirm = session.outlook.agreement >= 0.8;
      expect(isTime(session)).toBe(true);
      expect(heading.question).toMatch(isFirm ? /enough to advise/ : /only lean/);
      expect(heading.help).toMatch(isFirm ? /In [89]\d of 100 ways/ : /^Too much is open/);
      return { pick: 'Stop here' };
    });
    const end = await askQuestions(session, prompts, PLAIN);
    expect(end === 'stopped').toBe(!session.outlook.settled);
  }
  expect(offers).toBeGreaterThan(3);
});

test('whoever goes on can stop at each later question', async () => {
  let stopped = 0;
  for (let seed = 0; seed < 12; seed++) {
    const session = new Session(interviewFor(toy));
    const answers = answersOf(toy, inventPerson(toy, seed));
    let wentOn = false;
    const prompts = new Scripted((heading, nth) => {
      if (wentOn) {
        const fact = factOf(heading.question);
        if (fact?.type === 'number') return { type: '.' };
        return fact?.type === 'set' ? { tick: ['That is enough'] } : { pick: 'That is enough' };
      }
      wentOn = heading.question.includes('top here');
      return wentOn ? { pick: 'Go on' } : answers(heading, nth);
    });
    const end = await askQuestions(session, prompts, PLAIN);
    expect(end === 'stopped').toBe(wentOn);
    if (wentOn) stopped++;
  }
  expect(stopped).toBeGreaterThan(3);
});

test('the advice so far is shown at any question, which is asked again then', async () => {
  const person = inventPerson(toy, 5);
  const answers = answersOf(toy, person);
  const session = new Session(interviewFor(toy, true));
  const prompts = new Scripted((heading, nth) => {
    const fact = factOf(heading.question);
    if (nth > 1 || fact === undefined) return answers(heading, nth);
    if (fact.type === 'number') return { type: '!' };
    return fact.type === 'set' ? { tick: ['The advice'] } : { pick: 'The advice' };
  });
  await askQuestions(session, prompts, PLAIN);
  expect(session.steps).toEqual(interviewWith(interviewFor(toy, true), person).steps);
  const shown = prompts.said.filter((line) => line.includes('the advice so far'));
  expect(shown).toHaveLength(session.steps.length);
});

test('priorities can be skipped, chosen, taken back, or left for the question before', async () => {
  const given = new Map([['cost', 'low']] as const);
  const ask = (script: ConstructorParameters<typeof Scripted>[0]) =>
    askPriorities(toy.criteria, given, new Scripted(script), true, () => {});
  expect(await ask(() => ({ pick: 'Leave it' }))).toBe(given);
  expect(await ask(() => ({ pick: 'Go back' }))).toBeNull();
  const chosen = await ask(first([{ pick: 'Yes' }, { tick: ['Speed'] }], () => ({ tick: [] })));
  expect(chosen).toEqual(
    new Map([
      ['cost', 'normal'],
      ['speed', 'high'],
    ]),
  );
  const everything = toy.criteria.map(({ title }) => title);
  const nothing = new Scripted(
    first([{ pick: 'Yes' }, { tick: [] }, { tick: [] }, { tick: everything }], () => ({ tick: ['Cost'] })),
  );
  const kept: unknown[] = [];
  const last = await askPriorities(toy.criteria, new Map(), nothing, true, (chosen) => kept.push(chosen));
  expect(last).toEqual(new Map([['cost', 'ignore']]));
  expect(kept).toEqual([new Map(), new Map(), last]);
  expect(nothing.said).toContain('! Something has to count.');
});

test('what is kept of the priorities after each part is what was said so far', async () => {
  const given = new Map([
    ['cost', 'high'],
    ['speed', 'low'],
  ] as const);
  const kept: unknown[] = [];
  const script = first([{ pick: 'Yes' }, { tick: [] }], () => {
    throw new Error('gone');
  });
  const asked = askPriorities(toy.criteria, given, new Scripted(script), true, (chosen) => kept.push(chosen));
  await expect(asked).rejects.toThrow('gone');
  expect(kept).toEqual([
    new Map([
      ['cost', 'normal'],
      ['speed', 'low'],
    ]),
  ]);
});

test('a file is only overwritten by somebody who said so', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-'));
  const file = join(folder, 'kept.yaml');
  const wish = { save: file, from: undefined, force: false };
  const no = first([{ pick: 'No, keep' }], () => ({ pick: 'No' }));
  writeFileSync(file, 'mine');
  expect(await saveProfile('new', wish, new Scripted(no))).toBeNull();
  expect(readFileSync(file, 'utf8')).toBe('mine');
  expect(await saveProfile('new', wish, new Scripted(() => ({ pick: 'Yes, overwrite' })))).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('new');
  const silent = new Scripted(() => {
    throw new Error('nobody is asked');
  });
  expect(await saveProfile('forced', { ...wish, force: true }, silent)).toBe(file);
  expect(readFileSync(file, 'utf8')).toBe('forced');
  const elsewhere = join(folder, 'other.yaml');
  const renamed = first([{ pick: 'No, keep' }, { pick: 'Yes, under' }], () => ({ type: elsewhere }));
  expect(await saveProfile('new', wish, new Scripted(renamed))).toBe(elsewhere);
  const lost = new Scripted(() => ({ pick: 'No' }));
  expect(await saveProfile('new', { ...wish, save: join(folder, 'no', 'such.yaml') }, lost)).toBeNull();
  expect(lost.said[0]).toMatch(/cannot be written: the folder ".*no" does not exist/);
  expect(readdirSync(folder).sort()).toEqual(['kept.yaml', 'other.yaml']);
});

test('unfinished answers get a name that was free, and keep it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-'));
  const wish = { save: join(folder, 'team.yaml'), from: undefined, force: true };
  const saved = (name: string) => ({ kind: 'saved', file: join(folder, name) });
  const [one, two] = [saved('team.unfinished.yaml'), saved('team.unfinished-2.yaml')];
  const unfinished = new Unfinished('nothing', wish);
  expect(unfinished.save('nothing')).toEqual({ kind: 'nothing' });
  expect([unfinished.save('a'), unfinished.save('ab'), unfinished.save('ab')]).toEqual([one, one, one]);
  expect(readFileSync(one.file, 'utf8')).toBe('ab');
  expect(new Unfinished('nothing', wish).save('c')).toEqual(two);
  symlinkSync('elsewhere', join(folder, 'team.unfinished-3.yaml'));
  writeFileSync(join(folder, 'team.unfinished-4.yaml'), '');
  const again = new Unfinished('c', { ...wish, save: undefined, from: two.file });
  expect(again.save('d')).toEqual(saved('team.unfinished-5.yaml'));
  expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
});
