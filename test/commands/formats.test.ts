import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCommand } from '../../src/commands/check/command.ts';
import { readFormats } from '../../src/commands/check/format-option.ts';
import { CHECK_FORMATS } from '../../src/commands/check/formats.ts';
import { compareCommand } from '../../src/commands/compare/command.ts';
import { costCommand } from '../../src/commands/cost/command.ts';
import { explainCommand } from '../../src/commands/explain/command.ts';
import { flipCommand } from '../../src/commands/flip/command.ts';
import { FORMATS } from '../../src/commands/formats.ts';
import { modelsCommand } from '../../src/commands/models/command.ts';
import { recommendCommand } from '../../src/commands/recommend/command.ts';
import { jsonInHtml } from '../../src/layout/json-in-html.ts';
import { OWN_TAG, tagsOf, wordsOf as wordsInHtml } from '../layout/read-html.ts';
import { htmlOf, tagsIn, wordsOf } from '../layout/read-markdown.ts';
import { advisor as run } from './advisor.ts';

const fixtures = join(import.meta.dirname, '../../fixtures');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-formats-'));
  const profile = readFileSync(join(fixtures, 'cost/help-desk.yaml'), 'utf8');
  writeFileSync(join(folder, 'p.yaml'), profile.replace(/^name: .*$/m, `name: ${JSON.stringify(NASTY)}`));
  copyFileSync(join(fixtures, 'policy/policy.yaml'), join(folder, 'policy.yaml'));
  copyFileSync(join(fixtures, 'sample-rulebook/rulebook.yaml'), join(folder, 'rules.yaml'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const NASTY = 'a | b <script>alert(1)</script> `code` [x](https://evil.example)\n\n# and more';

const REPORTS = [
  ...[recommendCommand, explainCommand, flipCommand, compareCommand, costCommand, modelsCommand],
];

describe.each(REPORTS.map((define) => [define().name(), define] as const))('%s', (_name, define) => {
  test('offers every format there is', () => {
    const format = define().options.find((option) => option.long === '--format');
    expect(format?.argChoices).toEqual(Object.keys(FORMATS));
    expect(define().options.map((option) => option.long)).toContain('--json');
  });
});

describe('check', () => {
  test('offers, takes and, where it is another one, lists every format there is', () => {
    const names = Object.keys(CHECK_FORMATS);
    const offered = checkCommand().options.find((option) => option.long === '--format')?.description;
    expect(offered).toContain(names.join(', '));
    for (const format of names)
      expect(readFormats([`${format}=file`], false)).toMatchObject({ targets: [{ format, to: 'file' }, {}] });
    const refused = readFormats(['sari'], false);
    expect(refused.ok ? '' : refused.message).toBe(
      `--format: there is no format "sari". Did you mean "sarif"? Allowed: ${names.join(', ')}.`,
    );
  });
});

const MARKUP = [
  'h1',
  'h2',
  'h3',
  'p',
  'em',
  'strong',
  'ul',
  'ol',
  'li',
  'code',
  'pre',
  'hr',
  'section',
  'sup',
  'a',
];
const TABLE = ['table', 'thead', 'tbody', 'tr', 'th', 'td'];

test.each([
  'recommend p.yaml',
  'explain p.yaml',
  'flip p.yaml',
  'compare p.yaml p.yaml',
  'cost p.yaml',
  'models p.yaml',
  'check p.yaml -p policy.yaml',
])('the Markdown of "%s" shows a hostile name as it is, and nothing of it acts', (line) => {
  const args = [...line.split(' '), '--rules', 'rules.yaml', '--format', 'markdown'];
  const html = htmlOf(run(folder, args).stdout);
  expect(wordsOf(html)).toContain(NASTY.replace(/\s+/g, ' '));
  expect([...MARKUP, ...TABLE]).toEqual(expect.arrayContaining([...tagsIn(html)]));
});

test.each([
  'recommend p.yaml',
  'explain p.yaml',
  'flip p.yaml',
  'compare p.yaml p.yaml',
  'cost p.yaml',
  'models p.yaml',
])('the HTML of "%s" shows a hostile name as it is, nothing of it acts, and the report is in it', (line) => {
  const args = [...line.split(' '), '--rules', 'rules.yaml', '--format'];
  const html = run(folder, [...args, 'html']).stdout;
  expect(wordsInHtml(html)).toContain(NASTY.replace(/\s+/g, ''));
  for (const tag of tagsOf(html)) expect(tag).toMatch(OWN_TAG);
  expect(jsonInHtml(html)).toBe(run(folder, [...args, 'json']).stdout);
});

test('--json is short for --format json', () => {
  const json = run(folder, ['flip', 'p.yaml', '--json']);
  expect(json.status).toBe(0);
  expect(json.stdout).toBe(run(folder, ['flip', 'p.yaml', '-f', 'json']).stdout);
  expect(JSON.parse(json.stdout).schema).toBe('advisor/flips@1');
});

test('"-o -" is standard output, colours and all', () => {
  const env = { FORCE_COLOR: '1' };
  const plain = run(folder, ['recommend', 'p.yaml', '-q'], { env });
  expect(plain.stdout).toContain('\u001b[');
  expect(run(folder, ['recommend', 'p.yaml', '-q', '-o', '-'], { env })).toEqual(plain);
  run(folder, ['recommend', 'p.yaml', '-q', '-o', 'file'], { env });
  expect(readFileSync(join(folder, 'file'), 'utf8')).not.toContain('\u001b[');
});
