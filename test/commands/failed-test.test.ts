import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { advisor } from './advisor.ts';

const SENTENCE =
  /open models have failed on your own examples, set up as you would use them, alone or in a mix/i;
const OPEN = ['open-managed', 'open-self-hosted', 'hybrid'];

const ANSWERS = {
  'closed-api': [],
  'a mix but for the test': ['task.variety=mixed', 'task.quality=frontier', 'vendor.lock_in_tolerance=low'],
  'none fits': ['data.boundary=own-premises'],
} as const;

/** Runs the command on a profile that states the failed test, with more answers. */
function run(command: string, answers: readonly string[], ...more: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'failed-'));
  writeFileSync(join(folder, 'advisor.yaml'), 'task:\n  open_model_tested: not-enough\n');
  const set = answers.flatMap((answer) => ['--set', answer]);
  const { status, stderr, stdout } = advisor(folder, [command, 'advisor.yaml', ...set, ...more]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return stdout;
}

/** On one line, however it was folded. */
const unfolded = (text: string) => text.replaceAll(/\s+/g, ' ');

for (const [verdict, answers] of Object.entries(ANSWERS)) {
  test(`a failed test of one's own is never advised: ${verdict}`, () => {
    const report = JSON.parse(run('recommend', answers, '--json'));
    expect(report.verdict.option).toBe(verdict === 'none fits' ? null : 'closed-api');
    for (const option of report.options) {
      expect(option.excluded_because).toHaveLength(option.excluded_by.length);
      const said = option.excluded_because.filter((each: string) => SENTENCE.test(each));
      expect(said).toHaveLength(OPEN.includes(option.id) ? 1 : 0);
    }
    if (verdict === 'none fits')
      expect(report.verdict.conflict).toEqual(['task.open_model_tested', 'data.boundary']);
  });

  test.each([
    ['recommend'],
    ['recommend', '--full'],
    ['recommend', '--format', 'markdown'],
    ['explain'],
    ['explain', '--format', 'markdown'],
  ])(`and always printed: ${verdict}, %s %s %s`, (command, ...more) => {
    const text = unfolded(run(command, answers, ...more));
    expect(text).toMatch(SENTENCE);
    if (verdict === 'none fits')
      expect(text.replaceAll('\\', '')).toContain(
        'These together exclude every option: your test of an open model (not enough) and where the data may go (only to machines that nobody but you administers).',
      );
  });

  test(`and always printed: ${verdict}, in the record of a decision under each open option`, () => {
    const parts = run('recommend', answers, '--format', 'markdown').split('\n### ').slice(1);
    const ofOpen = parts.filter((part) => /^(Open model, |Mix of open and closed\n)/.test(part));
    const told = ofOpen.filter((part) => part.includes('it is excluded'));
    expect(told).toHaveLength(3);
    for (const part of told)
      expect(part).toContain('Bad, because it is excluded: open models have failed on your own examples');
  });

  test(`and always printed: ${verdict}, explain --json`, () => {
    const { why_not } = JSON.parse(run('explain', answers, '--json'));
    for (const option of OPEN) {
      const { excluded_by } = why_not.find((each: { option: string }) => each.option === option);
      expect(excluded_by.map(({ because }: { because: string }) => because).join()).toMatch(SENTENCE);
    }
  });
}

test('without it a mix would be advised', () => {
  const answers = ANSWERS['a mix but for the test'];
  const report = JSON.parse(run('recommend', [...answers, 'task.open_model_tested=untested'], '--json'));
  expect(report.verdict.option).toBe('hybrid');
});

test('what speaks of the runner-up says so in every format', () => {
  const untested = [...ANSWERS['a mix but for the test'], 'task.open_model_tested=untested'];
  const page = unfolded(run('recommend', untested, '--full'));
  const web = unfolded(run('recommend', untested, '--format', 'html'));
  const { reasons } = JSON.parse(run('recommend', untested, '--json'));
  const of = (text: string, way: string) => text.match(new RegExp(`${way} an? [A-Za-z- ]+: [a-z]`))?.[0];
  for (const way of ['Against', 'For']) expect(of(web, way), way).toBe(of(page, way));
  expect(of(page, 'For') ?? of(page, 'Against')).toBeDefined();
  expect(reasons.every((each: { about: string | null }) => each.about !== undefined)).toBe(true);
});
