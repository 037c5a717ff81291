import { linkSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { interviewClashes, takenBy } from '../../src/commands/interview/files.ts';
import { saveProfile } from '../../src/commands/interview/save.ts';
import { first, Scripted } from './scripted.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-files-'));
  for (const name of ['profile', 'rules']) writeFileSync(at(name), name);
  linkSync(at('profile'), at('same'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string) => join(folder, name);

test('an interview may save the profile that it starts from, and writes over nothing else that it reads', () => {
  const clashes = (options: Readonly<Record<string, string>>) =>
    interviewClashes({ color: false, ...options });
  const [from, rules] = [at('profile'), at('rules')];
  expect(clashes({ from, rules, save: from, questions: at('new'), output: at('other') })).toEqual([]);
  expect(clashes({ from, rules, save: from, output: '-' })).toEqual([]);
  expect(clashes({ from, rules, save: rules })).toEqual([
    `--save ${rules}: this is the rulebook, which is not written over. Name another file.`,
  ]);
  expect(clashes({ from, questions: at('same') })).toEqual([
    `--questions ${at('same')}: this is the profile, which is not written over. Name another file.`,
  ]);
  expect(clashes({ save: at('new'), questions: at('./new') })).toHaveLength(1);
  expect(clashes({ save: at('none/new') })[0]).toContain('does not exist.');
});

test('a name typed in an interview cannot be that of a file that it reads or writes otherwise', async () => {
  const taken = takenBy({ rules: at('rules'), questions: at('q.md'), output: at('report'), color: false });
  const wish = { save: undefined, from: undefined, force: true, taken };
  const other = { pick: 'Yes, under' };
  const names = ['rules', 'q.md', 'report', 'fine'].map((name) => ({ type: at(name) }));
  const prompts = new Scripted(
    first(
      names.flatMap((name) => [other, name]),
      () => ({ pick: 'No' }),
    ),
  );
  expect(await saveProfile('text', wish, prompts)).toBe(at('fine'));
  expect(prompts.said.map((line) => /this is (.+), which/.exec(line)?.[1])).toEqual([
    'the rulebook',
    'the file for the questions',
    'the file for the report',
  ]);
  expect(readFileSync(at('rules'), 'utf8')).toBe('rules');
});
