import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { advisor } from './advisor.ts';

const root = join(import.meta.dirname, '../..');
const PROFILE = 'fixtures/similar/profile.yaml';
const JULY = 'fixtures/compare/july.yaml';
const ANOTHER = ['--rules', 'fixtures/sample-rulebook/rulebook.yaml'];

function printed(...args: readonly string[]): string {
  const { status, stderr, stdout } = advisor(root, args, { env: { COLUMNS: '80' } });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** What the explanation says of similar cases, for programs: it takes less than a recommendation for programs. */
function similarTo(
  path: string,
): readonly { readonly organisation: string; readonly sources: readonly string[] }[] {
  return JSON.parse(printed('explain', path, '--similar', '--json')).similar;
}

describe('the page of a recommendation', () => {
  test('has them in full where everything is shown, and not at all in the short form', () => {
    const page = printed('recommend', PROFILE, '--full');
    for (const { organisation, sources } of similarTo(PROFILE))
      for (const word of [organisation, ...sources]) expect(page).toContain(word);
    expect(printed('recommend', PROFILE, '--quiet')).not.toContain('did the same');
  });

  test('links to their sources in a decision record', () => {
    const record = printed('recommend', PROFILE, '--format', 'markdown');
    for (const { sources } of similarTo(PROFILE))
      for (const source of sources) expect(record).toContain(`): <${source}>\n`);
  });
});

describe('a rulebook of another subject', () => {
  test('has no similar cases, and says so where they are asked for', () => {
    expect(printed('recommend', JULY, ...ANOTHER)).not.toContain('Similar cases');
    expect(JSON.parse(printed('recommend', JULY, '--json', ...ANOTHER)).similar).toBeNull();
    expect(printed('explain', JULY, ...ANOTHER)).not.toContain('Similar cases');
    expect(printed('explain', JULY, '--similar', ...ANOTHER)).toContain('There are no documented decisions');
  });

  test('that is a copy of the one that comes with advisor has the same', () => {
    const copy = ['--rules', 'rules/open-vs-closed.yaml'];
    expect(JSON.parse(printed('explain', PROFILE, '--similar', '--json', ...copy)).similar).toEqual(
      similarTo(PROFILE),
    );
  });
});

describe('an explanation', () => {
  test('ends with the similar cases, has nothing else where only they are asked for, and else none', () => {
    const all = printed('explain', PROFILE);
    const only = printed('explain', PROFILE, '--similar');
    expect(all.endsWith(only.slice(only.indexOf('Similar cases')))).toBe(true);
    expect(only).not.toMatch(/^(Applies|Why not)/m);
    expect(printed('explain', PROFILE, '--option', 'hybrid')).not.toContain('Similar cases');
    const { rules, similar, why_not } = JSON.parse(
      printed('explain', PROFILE, '--similar', '--option', 'hybrid', '--json'),
    );
    expect([rules.length, why_not.length, similar.length]).toEqual([0, 1, 3]);
  });

  test('says so where too little is known for any case to be similar', () => {
    const input = 'name: new\ntask: { scope: narrow }\n';
    const { stdout } = advisor(root, ['explain', '-', '--similar'], { input });
    expect(stdout).toContain('No documented decision is similar');
    expect(JSON.parse(advisor(root, ['recommend', '-', '--json'], { input }).stdout).similar).toEqual([]);
  });
});
