import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { all, allGuarded, manyFacts, manyWays, oneWay } from './many-facts.ts';
import {
  backslashes,
  brackets,
  decidedTogether,
  decidedTogetherProfile,
  manyModels,
  manyNumbers,
  pigeons,
  products,
  registers,
  unknownKeys,
  violated,
} from './texts.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'advisor-'));
const file = (name: string) => join(folder, name);
const put = (name: string, text: string) => writeFileSync(file(name), text);

put('plain.yaml', 'name: x');
put(
  'policy.yaml',
  'version: 1\nname: P\nrulebook: open-vs-closed@1\nrules: [{ id: r, require: { decision.approved: true }, severity: error, because: x }]',
);
put(
  'usage.cjs',
  "process.on('exit', () => require('node:fs').writeFileSync(process.env.USAGE, JSON.stringify(process.resourceUsage())));",
);

/** CPU seconds that a command may take with any file, times four, so that a busy machine fails nothing. */
const MOST_SECONDS = 4 * 10;
const MOST_MEGABYTES = 600;

/** Runs the real command in the folder, and tells what it took. */
function run(args: readonly string[]) {
  const usage = file('usage.json');
  const done = spawnSync(process.execPath, ['-r', file('usage.cjs'), join(root, 'bin/advisor.js'), ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, USAGE: usage },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'));
  const seconds = (userCPUTime + systemCPUTime) / 1e6;
  return { ...done, seconds, megabytes: maxRSS / 1024 };
}

put('backslashes.yaml', backslashes);
put('brackets.yaml', brackets);
put('keys.yaml', unknownKeys);
put('pigeons.yaml', pigeons(6));
put('together.yaml', decidedTogether);
put('together.profile.yaml', decidedTogetherProfile);
put('products.yaml', products);
put('numbers.yaml', manyNumbers);
put('models.yaml', manyModels);
put('registers.yaml', registers);
put('violated.yaml', violated);
put('ways.yaml', manyWays);
put('way.yaml', oneWay);
put('facts.yaml', manyFacts);
put('guarded.yaml', allGuarded);
put('false.yaml', all(false));
put('true.yaml', all(true));
put(
  'chosen.yaml',
  'name: x\ntask: { stakes: high }\nteam: { ops_capacity: dedicated, ml_expertise: expert }\nschedule: { urgency: normal }\nworkload: { volume: high }\ndecision: { chosen: closed-api, provider: Nobody }',
);

/** Runs a command that must be answered within the bounds, and returns what it printed. */
function answerTo(line: string, statuses: readonly number[] = [0, 1, 2]): string {
  const { status, stdout, stderr, seconds, megabytes } = run(line.split(' '));
  expect(statuses, stderr.slice(0, 500)).toContain(status);
  expect(seconds).toBeLessThan(MOST_SECONDS);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  expect(stdout.length + stderr.length).toBeLessThan(2_000_000);
  return stdout + stderr;
}

describe('a file that is made to take long', () => {
  test.each([
    'recommend backslashes.yaml',
    'recommend brackets.yaml',
    'recommend plain.yaml --rules pigeons.yaml',
    'explain plain.yaml --rules pigeons.yaml',
    'recommend together.profile.yaml --rules together.yaml -f json',
    'recommend plain.yaml --rules products.yaml',
    'recommend plain.yaml --rules numbers.yaml',
    'check plain.yaml -p models.yaml',
    'check plain.yaml -p registers.yaml',
  ])('is answered in seconds: %s', (line) => {
    expect(answerTo(line)).not.toBe('');
  });

  test('has a hundred of its problems told in every format, and the rest counted', () => {
    const others = ['github', 'sarif', 'json', 'junit', 'markdown'];
    const formats = others.map((format) => `-f ${format}=${format}.out`).join(' ');
    const text = answerTo(`check keys.yaml -p policy.yaml -f text ${formats}`);
    const reports = others.map((format) => readFileSync(file(`${format}.out`), 'utf8'));
    for (const told of [text, ...reports]) {
      expect(told).toContain('49,890 more problems');
      expect(told).toContain('k99');
      expect(told).not.toContain('k100"');
      expect(told.length).toBeLessThan(2_000_000);
    }
  });

  test('is not said to be searched to the end where it was not', () => {
    expect(answerTo('flip together.profile.yaml --rules together.yaml')).not.toContain(' settled');
    const told = answerTo('recommend together.profile.yaml --rules together.yaml');
    expect(told).toContain('clear · not proved');
    expect(told).toContain('It is not proved whether');
    expect(answerTo('check chosen.yaml -p violated.yaml')).toContain('too many changes to try them all');
  });
});

describe('a file of very many facts', () => {
  /** Not by toContain, which would print a megabyte. */
  const says = (told: string, words: string) => told.replace(/\s+/g, ' ').includes(words);

  test('has them searched only so deep, which is said', () => {
    expect(says(answerTo('recommend plain.yaml --rules ways.yaml', [0]), 'likely · not proved')).toBe(true);
  });

  test('is known to be open where every random answer has another verdict, however deep the search must go', () => {
    const told = answerTo('recommend plain.yaml --rules way.yaml', [0]);
    expect(says(told, 'close call · not settled')).toBe(true);
    expect(says(told, 'unknown can change it: first in 0 of 100 random answers to them.')).toBe(true);
  });

  test('has a cause named that holds more differences than may be needed', () => {
    const told = answerTo('compare false.yaml true.yaml --rules facts.yaml', [0]);
    expect(says(told, 'lead to b, and it is not proved that none of them can be spared.')).toBe(true);
  });

  const check = '-p guarded.yaml --rules facts.yaml -q';

  test('has a changed verdict put down to more changes than may be needed', () => {
    answerTo(`check false.yaml ${check} --baseline verdicts.json --update-baseline`, [0]);
    const told = answerTo(`check true.yaml ${check} --baseline verdicts.json`, [1]);
    expect(says(told, 'Because of these changes, or of some of them: ')).toBe(true);
  });

  test('has every guarded one count as loosened that could not be tried', () => {
    const told = answerTo(`check true.yaml ${check} --base false.yaml`, [1]);
    const loosened = told.replace(/\s+/g, ' ').split('whether that relaxes a rule is not proved').length - 1;
    expect(loosened).toBe(2400);
  });
});
