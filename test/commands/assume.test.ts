import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { advisor } from './advisor.ts';

const PROFILE = readFileSync(join(import.meta.dirname, '../../fixtures/cost/help-desk.yaml'), 'utf8');
const SHARE = 'cache.read_share: 0.4';

/** Folders in which one profile of the same name states other assumptions. */
const folders = new Map<string, string>();

beforeAll(() => {
  if (!PROFILE.includes(SHARE)) throw new Error(`the profile does not state ${SHARE}`);
  const texts = {
    plain: PROFILE,
    share: PROFILE.replace(SHARE, 'cache.read_share: 0.9'),
    range: PROFILE.replace(SHARE, 'cache.read_share: { low: 0, likely: 0.1, high: 0.9 }'),
    model: `${PROFILE.trimEnd()}\n  model.open_managed: gpt-oss-120b\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const folder = mkdtempSync(join(tmpdir(), 'advisor-assume-'));
    writeFileSync(join(folder, 'advisor.yaml'), text);
    folders.set(name, folder);
  }
});
afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

/** All but the commands that go on, since those carry along what was assumed. */
function said(folder: string, command: string, ...more: readonly string[]): string {
  const done = advisor(folders.get(folder) ?? '', [command, 'advisor.yaml', ...more]);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  return done.stdout.replace(/ advisor \w+ .*--.*/g, '');
}

const SETTINGS = [
  ['share', 'cache.read_share=0.9'],
  ['range', 'cache.read_share={low: 0, likely: 0.1, high: 0.9}'],
  ['model', 'model.open_managed=gpt-oss-120b'],
] as const;

describe.each(['recommend', 'cost', 'models', 'flip', 'explain'])('%s --assume', (command) => {
  test.each(command === 'flip' ? SETTINGS.slice(0, 1) : SETTINGS)(
    'takes the place of what the file states: %s',
    (folder, setting) => {
      expect(said('plain', command, '--assume', setting)).toBe(said(folder, command));
    },
  );
});

test.each(['recommend', 'cost', 'models'])('%s says other figures for another assumption', (command) => {
  expect(said('plain', command, '--assume', 'cache.read_share=0.9')).not.toBe(said('plain', command));
});

test('a name that is set twice is refused, whatever else is wrong, and both values are named', () => {
  const twice = ['gpu.count=1', 'gpu.count=2', 'job.months=1', 'gpu.count={low: 1}'];
  const args = twice.flatMap((each) => ['--assume', each]);
  const { status, stderr } = advisor(folders.get('plain') ?? '', [
    ...['cost', 'advisor.yaml', ...args, '--set', 'data.region=any', '--set', 'data.region=any'],
  ]);
  expect(status).toBe(2);
  const found = stderr.split('\n').filter((line) => line.includes('given twice'));
  expect(found).toEqual([
    '--set "data.region=any": data.region: it is given twice, as "any" and as "any": keep one of the two.',
    '--assume "gpu.count=2": gpu.count: it is given twice, as "1" and as "2": keep one of the two.',
    '--assume "gpu.count={low: 1}": gpu.count: it is given twice, as "2" and as "{low: 1}": keep one of the two.',
  ]);
  expect(stderr).toContain('"likely" is missing in gpu.count.');
});

describe('a number', () => {
  /** What is printed where the file states it, and where the command line does. */
  function bothWays(id: string, text: string) {
    const folder = mkdtempSync(join(tmpdir(), 'advisor-number-'));
    folders.set(`${id} ${text}`, folder);
    writeFileSync(join(folder, 'advisor.yaml'), PROFILE.replace(SHARE, `${id}: ${text}`));
    writeFileSync(join(folder, 'plain.yaml'), PROFILE.replace(SHARE, ''));
    const inFile = advisor(folder, ['cost', 'advisor.yaml']);
    const onLine = advisor(folder, ['cost', 'plain.yaml', '--assume', `${id}=${text}`]);
    return { inFile, onLine };
  }

  test.each([
    ['1e3', '1000'],
    ['.5', '0.5'],
    ['+5', '5'],
    ['5.', '5'],
    ['  5  ', '5'],
    ['1.5E+1', '15'],
  ])('%j is read as %s, in the file and on the command line', (text, plain) => {
    const { inFile, onLine } = bothWays('staff.service_hours', text);
    expect(inFile.status).toBe(0);
    expect(onLine.stdout).toBe(inFile.stdout);
    expect(inFile.stdout.replaceAll('you said', '').replace(/\s+/g, ' ')).toContain(
      `open or closed: ${Number(plain).toLocaleString('en-US')} hour`,
    );
  });

  test.each([
    ['staff.service_hours', '0x10', 'Write 16.'],
    ['staff.service_hours', '0o17', 'Write 15.'],
    ['staff.service_hours', '0b1', 'Write 1.'],
    ['staff.service_hours', '1_000', 'Write 1000.'],
    ['staff.service_hours', '1,000', 'Write 1000.'],
    ['staff.service_hours', '8h', 'Write 8.'],
    ['staff.service_hours', '"8"', 'Write 8, without quotes.'],
    ['gpu.hardware_usd', '95k', 'Write 95000.'],
    ['gpu.usd_per_hour', '$2', 'Write 2.'],
    ['gpu.usd_per_hour', '2 USD', 'Write 2.'],
    ['cache.read_share', '40%', 'Write 0.4.'],
    ['cache.read_share', '40', 'Write 0.4.'],
    ['job.months', '12 months', 'Write 12.'],
    ['job.months', '{low: 1, likely: 2, high: 1 year}', 'Write 12.'],
  ])('%s: %s is refused in both, with what was meant: %s', (id, text, help) => {
    for (const { status, stderr } of Object.values(bothWays(id, text))) {
      expect(status).toBe(2);
      expect(stderr).toContain(help);
    }
  });

  test.each([
    ['workload.requests_per_day=95k', 'Write 95000.'],
    ['workload.input_tokens=1,000', 'Write 1000.'],
    ['budget.monthly_usd=$2k', 'Write 2000.'],
    ['workload.output_tokens=0x10', 'Write 16.'],
  ])('of a fact has the same help: --set %s', (setting, help) => {
    const { status, stderr } = advisor(folders.get('plain') ?? '', [
      'cost',
      'advisor.yaml',
      '--set',
      setting,
    ]);
    expect({ status, stderr }).toMatchObject({ status: 2, stderr: expect.stringContaining(help) });
  });
});

test.each([
  ['gpu.kind=A100', /"A100-40-SXM", "A100-80-SXM" or "A100-80-PCIe"\?/],
  ['model.closed_api=claude', /Did you mean ("claude-[\w.-]+"(, | or |\?)\s*)+$/],
  ['model.open_managed=gpt', /Did you mean ("gpt-[\w.-]+"(, | or |\?)\s*)+$/],
])('all names that begin like %s are offered', (setting, names) => {
  const { status, stderr } = advisor(folders.get('plain') ?? '', [
    'cost',
    'advisor.yaml',
    '--assume',
    setting,
  ]);
  expect(status).toBe(2);
  expect(stderr.replace(/\s+/g, ' ')).toMatch(names);
});
