import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');
const priced = 'fixtures/cost/help-desk.yaml';
const profile = 'examples/legal-text.yaml';
const earlier = 'examples/medical-imaging.yaml';
const rules = 'fixtures/sample-rulebook/rulebook.yaml';

/** Runs the built command and prints last, on standard error, which files of the bundle it loaded. */
const TELL = `
process.execArgv = [];
require(process.argv[1]);
process.on('exit', () => require('node:fs').writeSync(2, '\\n' + JSON.stringify(Object.keys(require.cache))));
`;

function run(args: readonly string[]) {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', TELL, join(dist, 'advisor.cjs'), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  const loaded: readonly string[] = JSON.parse(stderr.split('\n').at(-1) ?? '');
  return { stdout, drawsTables: loaded.some((file) => hasTables(readFileSync(file, 'utf8'))) };
}

/** An option of cli-table3, so a word that no minifier changes. */
function hasTables(code: string): boolean {
  return code.includes('wrapOnWordBoundary');
}

const bundled = readdirSync(dist).filter((name) => name.endsWith('.cjs'));

describe('the bundle', () => {
  test('holds what draws tables once, and nothing that would give them colours', () => {
    const codes = bundled.map((name) => readFileSync(join(dist, name), 'utf8'));
    expect(codes.filter(hasTables)).toHaveLength(1);
    for (const word of ['zebra', 'rainbow', 'emoji-regex', '@colors']) {
      expect(codes.filter((code) => code.includes(word))).toEqual([]);
    }
  });

  test('names the licence of what draws them, and not of what it left out', () => {
    const notices = readFileSync(join(dist, 'third-party-notices.txt'), 'utf8');
    expect(notices).toContain('== cli-table3 0.');
    expect(notices).toContain('== fast-string-width ');
    expect(notices).not.toMatch(/^== (@colors|string-width|strip-ansi)/m);
  });

  test('names where its prices are from', () => {
    const notices = readFileSync(join(dist, 'third-party-notices.txt'), 'utf8');
    expect(notices).toMatch(/^- @pydantic\/genai-prices \d+[.]\d+[.]\d+ \(MIT\)$/m);
  });

  test('can start no program but git, reaches no network, and runs no code from texts', () => {
    const codes = globSync('**/*.{cjs,js}', { cwd: dist, absolute: true }).map((file) =>
      readFileSync(file, 'utf8'),
    );
    const imports = codes.flatMap(
      (code) => code.match(/(?:require\(|from ?)["'`](?:node:)?[\w/]+["'`]/g) ?? [],
    );
    const modules = new Set(imports.map((each) => each.replace(/^.*?["'`](?:node:)?|["'`]$/g, '')));
    expect(modules).toContain('fs');
    for (const forbidden of ['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'vm', 'worker_threads'])
      expect(modules).not.toContain(forbidden);
    const started = codes.filter((code) => code.includes('child_process'));
    expect(started).toHaveLength(1);
    expect(started[0]).toContain('ls-tree');
    for (const code of codes) expect(code).not.toMatch(/\bfetch\(|\bWebSocket\b|\beval\(/);
  });

  test.each([
    ['recommend', profile],
    ['cost', priced],
    ['flip', profile],
    ['explain', profile, '--option', 'hybrid'],
    ['compare', profile, earlier],
    ['models'],
  ])('loads what draws tables for %s', (...args) => {
    const { stdout, drawsTables } = run(args);
    expect(stdout).not.toBe('');
    expect(drawsTables).toBe(true);
  });

  test.each([
    ['recommend', profile, '--format', 'json'],
    ['recommend', profile, '--format', 'markdown'],
    ['cost', priced, '--format', 'json'],
    ['flip', profile, '--format', 'json'],
    ['explain', profile, '--format', 'json'],
    ['compare', profile, earlier, '--format', 'json'],
    ['check', priced, '--policy', 'fixtures/policy/policy.yaml', '--rules', rules],
    ['schema', 'profile'],
  ])('does not load it where none is drawn: %s %s %s %s %s', (...args) => {
    const { stdout, drawsTables } = run(args);
    expect(stdout).not.toBe('');
    expect(drawsTables).toBe(false);
  });
});
