import { tmpdir } from 'node:os';
import { describe, expect, test } from 'vitest';
import { advisor } from './advisor.ts';

const help = (...words: readonly string[]) => advisor(tmpdir(), [...words, '--help']).stdout;
const main = help();
const names = [...main.matchAll(/^ {2}([a-z]+) (?:\[options\]|\[command\])/gm)].map(([, name = '']) => name);
const commands = names.filter((name) => name !== 'help');

/** The words that stand for themselves in a list of options, arguments or commands. */
function descriptions(text: string): readonly string[] {
  return [...text.matchAll(/^ {2}\S.*? {2,}(\S.*)$/gm)].map(([, words = '']) => words);
}

describe('the help', () => {
  test('begins with what to begin with', () => {
    expect(commands.slice(0, 3)).toEqual(['recommend', 'interview', 'check']);
    expect(commands.length).toBeGreaterThan(10);
    const alone = advisor(tmpdir(), []);
    expect(alone).toEqual({ stdout: main, stderr: '', status: 0 });
    expect(alone.stdout).toMatch(/^Start with: +advisor interview/m);
  });

  test.each([...commands.filter((name) => name !== 'interview'), 'policy init', 'policy test'])(
    'of %s describes each thing in a sentence, and has examples',
    (name) => {
      const text = help(...name.split(' '));
      const described = descriptions(text.slice(0, text.indexOf('Examples:')));
      expect(described.length).toBeGreaterThan(1);
      for (const each of described) expect(each).toMatch(/^[A-Z\d(-]/);
      expect(text).toMatch(new RegExp(`\nExamples:\n[^]*advisor ${name}\\b`));
      expect(text.includes('--format')).toBe(text.includes('--json'));
      for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    },
  );

  test('describes each command in a sentence', () => {
    for (const each of descriptions(main)) expect(each).toMatch(/^[A-Z]/);
  });
});

test.each(['-v', '-V', '--version'])('%s prints the version', (flag) => {
  expect(advisor(tmpdir(), [flag])).toMatchObject({
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    status: 0,
  });
});

test.each([
  ['recommend', '--verbose'],
  ['explain', '--all'],
  ['explain', '-a'],
  ['models', '--all'],
])('%s %s is answered with --full', (name, flag) => {
  const { stderr, status } = advisor(tmpdir(), [name, flag]);
  expect(status).toBe(2);
  expect(stderr).toContain('(Did you mean --full?)');
});

test.each(['constructor', '__proto__', 'toString'])('%s is no command', (name) => {
  expect(advisor(tmpdir(), [name])).toMatchObject({
    stderr: expect.stringContaining('unknown command'),
    status: 2,
  });
});
