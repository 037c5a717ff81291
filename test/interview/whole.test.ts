import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { builtInRulebook, readProfile } from '../../src/index.ts';
import { ENOUGH } from '../../src/interview/offer.ts';
import { Interrupted } from '../../src/io/prompts.ts';
import { notedIn } from '../../src/profile/unknown-note.ts';
import { oneOf } from '../cases.ts';
import { advisor } from '../commands/advisor.ts';
import { rulebook } from '../rulebook-content/built-in.ts';
import type { Person } from './people.ts';
import type { Move, Script } from './scripted.ts';
import { interviewWhole, profileIn, saidIn, scriptOf } from './whole.ts';

const root = join(import.meta.dirname, '../..');
const ready = builtInRulebook();

/** The profiles of the project that say enough to be somebody. */
const people = globSync(['examples/*.yaml', 'fixtures/**/*.yaml'], { cwd: root })
  .sort()
  .flatMap((file): [string, Person][] => {
    const read = readProfile(readFileSync(join(root, file), 'utf8'), ready, file);
    if (!read.ok || read.value.facts.size < 5) return [];
    return [[file, new Map([...read.value.facts].map(([id, { value }]) => [id, value]))]];
  });

test('there are many of them', () => {
  expect(people.length).toBeGreaterThan(40);
});

describe.each(oneOf(3, people))('%s', (_, person) => {
  test('comes from nothing to the offer to stop, or to the end, in 15 questions, with a volume', async () => {
    const answers = scriptOf(person);
    const { outcome, prompts, file } = await interviewWhole((heading, nth) =>
      isOffer(heading.question) ? { pick: 'Stop here' } : answers(heading, nth),
    );
    expect(outcome.exitCode).toBe(0);
    const end = prompts.seen.findIndex(
      ({ question }) => isOffer(question) || question.startsWith('Does something matter'),
    );
    expect(end).toBeGreaterThan(2);
    expect(end).toBeLessThanOrEqual(15);
    const offer = prompts.seen[end];
    const share = Number(/In (\d+) of 100/.exec(offer?.help ?? '')?.[1] ?? 'NaN') / 100;
    if (offer !== undefined && isOffer(offer.question))
      expect(share >= ENOUGH).toBe(offer.question.includes('enough to advise'));
    const asked = prompts.seen.map(({ question }) => question);
    const [volume] = rulebook.facts.filter(({ id }) => id === 'workload.volume');
    expect(asked).toContain(volume?.question);
    expect(profileIn(file).name?.value).toBe('letters');
    if (person.has('workload.volume'))
      expect([...profileIn(file).stated.keys()]).toContain('workload.requests_per_day');
  });
});

function isOffer(question: string): boolean {
  return /[Ss]top here/.test(question);
}

const HOSPITAL: Person = new Map<string, string | readonly string[]>([
  ['task.scope', 'narrow'],
  ['task.customization', 'prompting'],
  ['task.modalities', ['text']],
  ['data.sensitivity', 'restricted'],
  ['data.boundary', 'own-premises'],
  ['workload.volume', 'medium'],
  ['schedule.urgency', 'normal'],
  ['budget.level', 'medium'],
  ['team.ops_capacity', 'part-time'],
  ['deployment.infrastructure', ['own-gpus']],
]);
const GPUS: readonly Move[] = [{ pick: 'NVIDIA L4' }, { type: '4' }];

/** Goes on to the end, and chooses priorities. */
function thorough(): Script {
  const answers = scriptOf(HOSPITAL, GPUS);
  return (heading, nth) => {
    if (isOffer(heading.question)) return { pick: 'Go on' };
    if (heading.question.startsWith('Does something')) return { pick: nth === 1 ? 'Yes, choose' : '' };
    if (heading.question.startsWith('What matters more')) return { tick: ['Data privacy'] };
    if (/^What (matters less|should not)/.test(heading.question)) return { tick: [] };
    return answers(heading, nth);
  };
}

describe('a whole interview', () => {
  test('ends with a profile that "check" reads, the file it is in, and the page last', async () => {
    const { outcome, prompts, file } = await interviewWhole(thorough());
    const profile = saidIn(profileIn(file));
    expect(profile).toMatchObject({
      name: 'letters',
      description: 'Drafts letters.',
      priorities: { privacy: 'high' },
      assumptions: { 'gpu.kind': 'L4', 'gpu.count': 4, 'gpu.commitment': 'own' },
    });
    expect(readFileSync(file, 'utf8')).not.toContain('x-interview');
    expect(prompts.said.at(-2)).toBe(`Saved ${file}. To see the advice again:`);
    expect(prompts.said.at(-1)).toBe(`advisor recommend ${file}\n\n`);
    const page = advisor(dirname(file), ['recommend', file, '--today', '2026-11-26']);
    expect(outcome.made.map(({ text }) => text)).toEqual([page.stdout]);
    const policy = join(dirname(file), 'policy.yaml');
    writeFileSync(policy, POLICY);
    const check = advisor(dirname(file), ['check', file, '--policy', policy]);
    expect([check.status, check.stderr]).toEqual([0, '']);
    expect(check.stdout).toContain('1 profile checked: no errors');
  });

  test('shows all answers in words, without an id, and none of its lines is Markdown', async () => {
    const { prompts } = await interviewWhole(thorough());
    const shown = prompts.said.slice(prompts.said.indexOf('What you said:'), -2).join('\n');
    expect(shown).toContain('• Name: letters\n• What it does: Drafts letters.');
    expect(shown).toContain('• Where the data may go: Only to machines that nobody but you administers');
    expect(shown).toContain('• Own graphics processors: 4 × NVIDIA L4');
    expect(shown).toContain('• Counts double: Data privacy');
    for (const { id } of rulebook.facts) expect(prompts.said.join('\n')).not.toContain(id);
    expect(prompts.said.join('\n')).not.toMatch(/^#|\*\*|`/m);
  });

  test('takes another answer at the end, and asks what matters then', async () => {
    let changed = false;
    const answers = thorough();
    const { prompts, file } = await interviewWhole((heading, nth) => {
      if (heading.question.startsWith('Is that right')) return { pick: changed ? 'Yes' : 'No, change' };
      if (heading.question.startsWith('Which answer')) {
        changed = true;
        return { pick: 'Where the data may go' };
      }
      return changed && heading.question.startsWith('Where may this data go')
        ? { pick: 'Anywhere' }
        : answers(heading, nth);
    });
    expect(saidIn(profileIn(file)).facts['data.boundary']).toBe('anywhere');
    const review = prompts.said.lastIndexOf('What you said:');
    expect(prompts.said.slice(review).join('\n')).toContain('Where the data may go: Anywhere, any');
    const again = prompts.seen.findIndex(({ progress }) => progress === 'Another answer');
    expect(prompts.seen.slice(again + 1).some(({ progress = '' }) => /^Question/.test(progress))).toBe(true);
  });

  test('corrects an answer of the file that it starts from, and leaves no comment that no longer holds', async () => {
    const first = await interviewWhole(thorough());
    const text = readFileSync(first.file, 'utf8');
    expect(text).toContain('boundary: own-premises # Only to machines');
    let changed = 0;
    const { file } = await interviewWhole(
      (heading) => {
        if (heading.question.startsWith('Is that right')) return { pick: changed < 2 ? 'No, change' : 'Yes' };
        if (heading.question.startsWith('Which answer'))
          return { pick: changed++ === 0 ? 'Where the data may go' : 'Number of calls a day' };
        if (heading.progress !== 'Another answer') return { pick: '' };
        return heading.question.startsWith('Where may') ? { pick: 'Anywhere' } : { type: '700' };
      },
      { from: first.file },
      first.file,
    );
    const after = readFileSync(file, 'utf8');
    expect(after).toContain('boundary: anywhere # Anywhere, any reputable service will do\n');
    expect(after).not.toContain('# Only to machines');
    const { facts } = saidIn(profileIn(file));
    expect(facts).toEqual({
      ...saidIn(profileIn(first.file)).facts,
      'data.boundary': 'anywhere',
      'workload.requests_per_day': 700,
    });
  });

  test('keeps everything whenever somebody leaves, and goes on to the same end', async () => {
    const whole = await interviewWhole(thorough());
    const expected = saidIn(profileIn(whole.file));
    const kinds = whole.prompts.seen.map(
      ({ progress, question }) => progress?.replace(/\d+/g, 'N') ?? question,
    );
    const stages = kinds.flatMap((kind, at) => (at % 6 === 0 || kinds.indexOf(kind) === at ? [at + 1] : []));
    expect(stages.length).toBeGreaterThan(10);
    for (const stage of stages) {
      const script = thorough();
      let left = stage;
      const { outcome, file } = await interviewWhole((heading, nth) => {
        if (--left === 0) throw new Interrupted();
        return script(heading, nth);
      });
      expect(outcome.exitCode).toBe(130);
      expect(existsSync(file)).toBe(false);
      const unfinished = file.replace('.yaml', '.unfinished.yaml');
      if (!existsSync(unfinished)) {
        expect(stage).toBe(1);
        continue;
      }
      expect(outcome.messages).toContain(`advisor interview --from ${unfinished} --save ${file}`);
      expect(outcome.messages).toContain(`advisor recommend ${unfinished}`);
      const unknown = notedIn(readFileSync(unfinished, 'utf8'));
      const on = await interviewWhole(thorough(), { from: unfinished }, file);
      expect(saidIn(profileIn(on.file))).toEqual(expected);
      for (const id of unknown) {
        const question = rulebook.facts.find((fact) => fact.id === id)?.question;
        expect(on.prompts.seen.map((each) => each.question)).not.toContain(question);
      }
    }
  }, 180_000);
});

const POLICY = `version: 1
name: small
rulebook: open-vs-closed@2
rules:
  - id: restricted-stays-in
    when: { data.sensitivity: restricted }
    require: { data.boundary: own-premises }
    severity: error
    because: Restricted data stays on our machines.
`;

test('whoever knows nothing at all gets to the advice as well, and cannot be asked for more', async () => {
  const { outcome, prompts, file } = await interviewWhole(scriptOf(new Map()));
  expect(outcome.exitCode).toBe(0);
  const { facts, name } = saidIn(profileIn(file));
  expect([name, facts]).toEqual(['letters', {}]);
  expect(prompts.said.some((line) => /What you did not know/.test(line))).toBe(true);
  expect(prompts.seen.filter(({ question }) => isOffer(question))).toHaveLength(1);
});
