import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { advise, builtInRulebook, readProfile, renderRecommendation } from '../../src/index.ts';
import { verdictSentence } from '../../src/report/certainty-sentences.ts';
import { reportOf } from '../../src/report/report-of.ts';

const root = new URL('../../', import.meta.url);
const rulebook = builtInRulebook();
const FOLDERS = ['examples', 'fixtures/by-hand', 'fixtures/cost', 'fixtures/odd', 'fixtures/real-cases'];

/** Every profile of the fixtures that the built-in rulebook advises on, and one that says nothing. */
const ADVISED = [
  ...FOLDERS.flatMap((folder) => {
    const files = readdirSync(new URL(folder, root)).filter((file) => file.endsWith('.yaml'));
    return files.map((file) => `${folder}/${file}`);
  }),
].flatMap((path) => {
  const profile = readProfile(readFileSync(new URL(path, root), 'utf8'), rulebook);
  const advice = profile.ok ? advise(profile.value) : profile;
  return advice.ok ? [[path, advice.value] as const] : [];
});

const FACT_ID = new RegExp(rulebook.rulebook.facts.map(({ id }) => id.replace('.', '\\.')).join('|'));
const isCommand = (line: string) => /^ +advisor \w/.test(line);

test('there are profiles to be shown', () => {
  expect(ADVISED.length).toBeGreaterThan(30);
});

describe.each(ADVISED)('the default page on %s', (_, advice) => {
  const report = reportOf(advice.situation);
  const lines = renderRecommendation(advice, 'text').trimEnd().split('\n');

  test('has at most 40 lines at 80 columns, and none that is wider but for commands', () => {
    const rows = lines.map((line) => (isCommand(line) ? Math.ceil(line.length / 80) : 1));
    expect(rows.reduce((sum, each) => sum + each, 0)).toBeLessThanOrEqual(40);
    for (const line of lines) if (!isCommand(line)) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('says the verdict at both ends, and what comes next within the first ten lines', () => {
    const verdict = verdictSentence(report);
    const place = lines.findIndex((line) => line.startsWith(verdict.slice(0, 40)));
    expect(place).toBeGreaterThan(0);
    expect(place).toBeLessThan(4);
    expect(lines.slice(-3).some((line) => line.startsWith(verdict.slice(0, 40)))).toBe(true);
    const next = lines.findIndex((line) => /^(Ask next|Next|Way out|How) /.test(line));
    if (report.verdict.kind === 'fits') {
      expect(next).toBeGreaterThan(place);
      expect(next).toBeLessThan(10);
    }
  });

  test('rates every criterion, and names no fact by its id', () => {
    const text = lines.filter((line) => !isCommand(line)).join('\n');
    for (const { title } of report.criteria) expect(text).toContain(title);
    expect(text).not.toMatch(FACT_ID);
  });

  test('is readable at 60 columns', () => {
    for (const line of renderRecommendation(advice, 'text', { width: 60 }).split('\n'))
      if (!isCommand(line)) expect(line.length).toBeLessThanOrEqual(60);
  });
});
