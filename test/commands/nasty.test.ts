import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { CHECK_FORMATS } from '../../src/commands/check/formats.ts';
import { htmlOf } from '../layout/read-markdown.ts';
import { leaksIn, NASTY, NASTY_FILE } from '../yaml/nasty.ts';
import { advisor } from './advisor.ts';
import { filesOf, filesSaying } from './nasty-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'advisor-nasty-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PLAIN = 'A plain text';
for (const [text, name] of [
  [NASTY, NASTY_FILE],
  [NASTY, 'nasty'],
  [PLAIN, 'plain'],
] as const)
  for (const [file, content] of Object.entries(filesSaying(text, name)))
    writeFileSync(join(folder, file), content);

type Files = ReturnType<typeof filesOf>;

const rules = (files: Files) => ['--rules', files.rulebook];

/** Every command that shows what files say, without its format. */
const SHOWING: Readonly<Record<string, (files: Files) => readonly string[]>> = {
  recommend: (files) => ['recommend', files.profile, '--full', '--today', '2026-11-23', ...rules(files)],
  explain: (files) => ['explain', files.profile, '--full', ...rules(files)],
  flip: (files) => ['flip', files.profile, ...rules(files)],
  compare: (files) => ['compare', files.profile, files.other, ...rules(files)],
  cost: (files) => ['cost', files.profile, '--full', ...rules(files)],
  models: (files) => ['models', files.profile, ...rules(files)],
};

const checking = (files: Files) => [
  ...['check', files.profile, '-p', files.policy, '--base', files.other, '--bom', files.bom],
  ...['--today', '2026-11-23', ...rules(files)],
];

const FORMATS = ['text', 'json', 'markdown', 'html'];

/** Command lines with their formats, by what they are called. */
function runsOn(files: Files): readonly (readonly [string, readonly string[]])[] {
  const testing = ['policy', 'test', files.cases, ...rules(files)];
  return [
    ...Object.entries(SHOWING).flatMap(([name, line]) =>
      FORMATS.map((format) => [`${name} ${format}`, [...line(files), '-f', format]] as const),
    ),
    ...Object.keys(CHECK_FORMATS).map(
      (format) => [`check ${format}`, [...checking(files), '-f', format]] as const,
    ),
    ...['text', 'json', 'markdown'].map(
      (format) => [`policy test ${format}`, [...testing, '-f', format]] as const,
    ),
    ['recommend -q', ['recommend', files.profile, '-q', ...rules(files)]],
    ['init', ['init', '-', ...rules(files)]],
    ['schema', ['schema', 'profile', ...rules(files)]],
  ];
}

/** GitHub's own commands, each of which begins with a level; what they say is on their line. */
const OWN_COMMAND = /^::(error|warning|notice) (?:file|title)=/;

function leaksOf(said: string): readonly string[] {
  return leaksIn(said.replace(/^\ufeff/, '')).filter(
    (leak) => !OWN_COMMAND.test(leak) || /##\w*\[/.test(leak),
  );
}

const textsIn = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [value];

describe('from files that say what terminals and runners obey, nothing of it is in', () => {
  test.each(runsOn(filesOf(NASTY_FILE)))('%s', (name, line) => {
    const { stdout, stderr, status } = advisor(folder, line);
    expect([0, 1], stderr).toContain(status);
    expect(stdout.length).toBeGreaterThan(40);
    expect(leaksOf(stdout)).toEqual([]);
    expect(leaksOf(stderr)).toEqual([]);
    if (/json$/.test(name)) expect(textsIn(JSON.parse(stdout))).toContain(NASTY);
  });
});

/** What an argument can be: half a surrogate pair is none. */
const ARGUMENT = NASTY.replace(/\p{Cs}/gu, '');
const COMMANDS = ['recommend', 'explain', 'flip', 'compare', 'cost', 'models', 'check', 'example', 'schema'];
const OPTIONS = ['set', 'assume', 'priority', 'format', 'output', 'rules', 'to', 'max'];
const EXPLAIN_OPTIONS = ['option', 'rule'];
const CHECK_OPTIONS = [
  'policy',
  'base',
  'baseline',
  'bom',
  'today',
  'exclude',
  'require',
  'root',
  'max-warnings',
];
const named = filesOf(NASTY_FILE);

type Line = readonly [name: string, args: readonly string[]];

const ARGUMENTS: readonly Line[] = [
  ['a command', [ARGUMENT]],
  ['an option', [`--${ARGUMENT}`]],
  ['an option of a command', ['recommend', `--${ARGUMENT}`]],
  ['too many', ['recommend', ARGUMENT, ARGUMENT]],
  ...COMMANDS.map((name): Line => [`${name} TEXT`, [name, ARGUMENT]]),
  ...OPTIONS.map((option): Line => [`flip --${option}`, ['flip', named.profile, `--${option}`, ARGUMENT]]),
  ...EXPLAIN_OPTIONS.map(
    (option): Line => [`explain --${option}`, ['explain', named.profile, `--${option}`, ARGUMENT]],
  ),
  ...CHECK_OPTIONS.map(
    (option): Line => [`check --${option}`, [...checking(named), `--${option}`, ARGUMENT]],
  ),
  ['check --format', ['check', named.profile, '--format', `json=no/${ARGUMENT}`]],
  ['compare --options', ['compare', named.profile, '--options', ARGUMENT]],
  ['policy init --for', ['policy', 'init', '--for', ARGUMENT]],
  ['policy test', ['policy', 'test', ARGUMENT]],
  ['interview --from', ['interview', '--from', ARGUMENT]],
];

describe('from arguments that are such a text, nothing of it is in what is said of', () => {
  test.each(ARGUMENTS)('%s', (_name, line) => {
    const { stdout, stderr } = advisor(folder, line);
    expect(leaksOf(stdout + stderr)).toEqual([]);
    expect(stdout + stderr).not.toBe('');
  });
});

describe('from broken files nothing of it is in what is said of', () => {
  test.each([
    ['a profile', 'profile', ['recommend', 'broken.yaml']],
    ['a rulebook', 'rulebook', ['recommend', named.profile, '--rules', 'broken.yaml']],
    ['a policy', 'policy', ['check', named.profile, '-p', 'broken.yaml', ...rules(named)]],
    ['cases', 'cases', ['policy', 'test', 'broken.yaml', ...rules(named)]],
    ['a bill of materials', 'profile', [...checking(named), '--bom', 'broken.yaml']],
    ['a baseline', 'profile', [...checking(named), '--baseline', 'broken.yaml']],
    ['a report', 'profile', ['compare', 'broken.yaml', named.profile, ...rules(named)]],
    ...Object.keys(CHECK_FORMATS).map(
      (format) =>
        [`a profile as ${format}`, 'profile', [...checking(named), 'broken.yaml', '-f', format]] as const,
    ),
  ] as const)('%s', (_name, kind, line) => {
    const whole = filesSaying(NASTY, NASTY_FILE)[named[kind]] ?? '';
    const key = JSON.stringify(ARGUMENT.replace(/[\r\n]/g, '')).replace(/[\u007f-\uffff]/g, '');
    writeFileSync(join(folder, 'broken.yaml'), whole.replace(/^\{/, `{${key}: 1, "task": [${key}],\n`));
    const { stdout, stderr, status } = advisor(folder, line);
    expect(status).toBe(2);
    expect(leaksOf(stdout)).toEqual([]);
    expect(leaksOf(stderr)).toEqual([]);
  });
});

/** The elements of a page in their order, without those that stand for nothing but an address. */
const tagsOf = (html: string) => html.match(/<\/?[a-z][a-z0-9]*/g) ?? [];

/** What GitHub and GitLab look at: not what is code, nor what is a link already. */
const proseOf = (html: string) =>
  html.replace(/<(code|pre|a)\b[^>]*>[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]*>/g, ' ');

describe('Markdown that is posted somewhere', () => {
  const markdown = (files: Files, name: string) => {
    const line = runsOn(files).find(([called]) => called === `${name} markdown`)?.[1] ?? [];
    return htmlOf(advisor(folder, line).stdout);
  };

  test.each([...Object.keys(SHOWING), 'check', 'policy test'])(
    'mentions nobody and refers to nothing: %s',
    (name) => {
      const html = markdown(filesOf('nasty'), name);
      const prose = proseOf(html);
      expect(prose).not.toMatch(/@\w|#\d|!\d|\bGH-\d|\bdeadbee1|:tada:/i);
      expect(tagsOf(html)).toEqual(tagsOf(markdown(filesOf('plain'), name)));
    },
  );
});
