import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '../..');

/** The part of the README about `advisor check`, up to the next heading of its level. */
function checkSection(): string {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return /^## Check profiles in CI$[\s\S]*?(?=^## |$(?![\s\S]))/m.exec(readme)?.[0] ?? '';
}

function fenced(language: string): readonly string[] {
  const pattern = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...checkSection().matchAll(pattern)].map((match) => match[1] ?? '');
}

interface Hook {
  readonly entry: string;
  readonly files: string;
}

const documents = fenced('yaml').map((text) => parse(text));
const steps: readonly string[] = documents
  .flatMap((document) => document.jobs?.check.steps ?? [])
  .flatMap((step: { run?: string }) => step.run ?? [])
  .filter((run: string) => run.includes('advisor check'));
const hooks: readonly Hook[] = documents
  .flatMap((document) => document.repos ?? [])
  .flatMap((repository: { hooks: readonly Hook[] }) => repository.hooks);
const policies = fenced('yaml').filter((_text, at) => documents[at].rules !== undefined);
const lines = fenced('sh').flatMap((text) => text.split('\n').filter((line) => line.startsWith('advisor ')));

const PROFILE = readFileSync(join(root, 'fixtures/policy/profiles/clean.advisor.yaml'), 'utf8');
const POLICY = `
version: 1
name: Example policy
rulebook: open-vs-closed@2
rules:
  - { id: approved, require: { decision.approved: true }, severity: error, because: Somebody answers for it. }
guarded: [data.sensitivity]
`;

let folder = '';
const inFolder = (name: string) => join(folder, name);

function run(command: string) {
  const env = {
    PATH: [inFolder('.shims'), process.env.PATH].join(delimiter),
    GITHUB_BASE_REF: 'main',
    GITHUB_STEP_SUMMARY: inFolder('summary.md'),
    RUNNER_TEMP: folder,
  };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', command], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'advisor-readme-'));
  for (const name of ['.shims', '.policy', 'services/triage']) mkdirSync(inFolder(name), { recursive: true });
  const advisor = inFolder('.shims/advisor');
  writeFileSync(advisor, `#!/bin/sh\nexec "${process.execPath}" "${join(root, 'bin/advisor.js')}" "$@"\n`);
  chmodSync(advisor, 0o755);
  writeFileSync(inFolder('advisor.yaml'), PROFILE);
  writeFileSync(inFolder('services/triage/advisor.yaml'), PROFILE);
  writeFileSync(inFolder('policy.yaml'), POLICY);
  writeFileSync(inFolder('.policy/policy.yaml'), POLICY);
  const commit = 'git -c user.name=Example -c user.email=example@example.com commit -q -m Start';
  expect(
    run(`git init -q && git add . && ${commit} && git update-ref refs/remotes/origin/main HEAD`).status,
  ).toBe(0);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the README on the policy check', () => {
  test('has commands, a workflow and a pre-commit entry', () => {
    expect(lines.length).toBeGreaterThan(2);
    expect(steps).toHaveLength(1);
    expect(hooks).toHaveLength(1);
  });

  test('has commands that run', () => {
    for (const line of lines) expect({ line, ...run(line) }).toMatchObject({ line, status: 0 });
  });

  test('has a policy that can be read', () => {
    expect(policies).toHaveLength(1);
    writeFileSync(inFolder('example.yaml'), policies.join());
    expect(run('advisor check advisor.yaml --policy example.yaml --today 2026-11-23').status).toBe(0);
  });

  test('has a workflow that passes, compares with the target branch and writes its reports', () => {
    const [step = ''] = steps;
    expect(run(step).status).toBe(0);
    expect(JSON.parse(readFileSync(inFolder('advisor.sarif'), 'utf8')).runs[0].results).toEqual([]);
    expect(readFileSync(inFolder('summary.md'), 'utf8')).toContain('Policy check passed');
    writeFileSync(inFolder('advisor.yaml'), PROFILE.replace('sensitivity: confidential,', ''));
    const loosened = run(step);
    expect(loosened.status).toBe(1);
    expect(loosened.said).toContain('data.sensitivity was confidential and is no longer stated');
    writeFileSync(inFolder('advisor.yaml'), PROFILE);
  });

  test('has a pre-commit entry that runs on profiles, and only on them', () => {
    const [{ entry, files } = { entry: '', files: '' }] = hooks;
    const pattern = new RegExp(files);
    const names = [
      'advisor.yaml',
      'services/triage/advisor.yaml',
      'a/b.advisor.yml',
      'policy.yaml',
      'my-advisor.yaml',
    ];
    expect(names.filter((name) => pattern.test(name))).toEqual(names.slice(0, 3));
    expect(run(`${entry} advisor.yaml`).status).toBe(0);
  });
});
