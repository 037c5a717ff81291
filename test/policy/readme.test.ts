import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  actionScript,
  actionSteps,
  fenced,
  gitlabDefaults,
  gitlabJob,
  gitlabVariables,
  hook,
  hookArguments,
  Place,
  policies,
  root,
  workflowSteps,
} from './readme-places.ts';

const lines = fenced('sh').flatMap((text) => text.split('\n').filter((line) => line.startsWith('advisor ')));

/** Keeps to the policies of the README and to the one that `advisor policy init` writes. */
const PROFILE = `
name: triage
owner: support
project: { stage: prototype }
task: { actions: answers-only, stakes: low }
data: { sensitivity: internal, boundary: anywhere }
x-acme: { risk_class: minimal }
decision: { chosen: open-self-hosted, model: gpt-oss-20b, data_reaches: own-premises, approved_by: Dana Example }
`;
const LOOSENED = PROFILE.replace('internal', 'public');
const FOUND = 'data.sensitivity was internal and is now public';
const POLICY = `
version: 1
name: Example policy
rulebook: open-vs-closed@2
rules:
  - { id: approved, require: { decision.approved: true }, severity: error, because: Somebody answers for it. }
guarded: [data.sensitivity]
`;
const BOM = JSON.stringify({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [{ type: 'machine-learning-model', name: 'gpt-oss-20b' }],
});

const PINNED = /^[\w-]+\/[\w/-]+@[0-9a-f]{40}$/;
const ours = (uses = '') => uses.startsWith('acme/advisor@');

let place: Place;
beforeAll(() => {
  place = new Place();
  place.write('services/triage/advisor.yaml', PROFILE);
  place.write('services/triage/bom.json', BOM);
  for (const policy of ['policy.yaml', '.policy/policy.yaml']) place.write(policy, POLICY);
  const commit = 'git -c user.name=Example -c user.email=example@example.com commit -q -m Start';
  const start = `git init -q && git add services && ${commit} && git update-ref refs/remotes/origin/main HEAD`;
  expect(place.run(start)).toEqual({ status: 0, said: '' });
});
afterAll(() => place.remove());

describe('the README on the policy check', () => {
  test('has commands that run', () => {
    expect(lines.length).toBeGreaterThan(6);
    for (const line of lines) expect({ line, ...place.run(line) }).toMatchObject({ line, status: 0 });
  });

  test('has one policy, which can be read and kept', () => {
    expect(policies).toHaveLength(1);
    place.write('example.yaml', policies.join());
    expect(place.run('advisor check services -p example.yaml --today 2026-11-23').said).toContain(
      'no errors',
    );
  });
});

describe('the GitHub Action', () => {
  const uses = [...workflowSteps, ...actionSteps].flatMap((step) => step.uses ?? []);
  const given = workflowSteps.find((step) => ours(step.uses))?.with ?? {};

  test('is used in the README with inputs that it has, beside actions that are pinned', () => {
    expect(uses.filter((each) => !PINNED.test(each)).map(ours)).toEqual([true]);
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const declared = readFileSync(join(root, 'action.yml'), 'utf8');
    for (const name of Object.keys(given)) expect(declared).toContain(`\n  ${name}:\n`);
    for (const each of uses.filter((one) => !ours(one))) expect(readme + declared).toMatch(`${each} # v`);
  });

  test('puts no input into a script', () => {
    expect(actionScript({}).script).not.toContain('${{');
  });

  const runAction = (inputs: Readonly<Record<string, string>>) => {
    const { script, env } = actionScript(inputs);
    return place.run(script, {
      ...env,
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: root,
      GITHUB_BASE_REF: 'main',
      GITHUB_OUTPUT: place.path('output'),
      GITHUB_STEP_SUMMARY: place.path('summary.md'),
      RUNNER_TEMP: place.folder,
    });
  };

  test('compares a monorepo with the target branch, annotates, adds to the summary and leaves SARIF to upload', () => {
    place.write('services/triage/advisor.yaml', LOOSENED);
    place.write('summary.md', 'Before\n');
    const { status, said } = runAction(given);
    expect({ status, said }).toMatchObject({ status: 1 });
    expect(said).toMatch(/^::error file=services\/triage\/advisor\.yaml,/m);
    expect(said).toContain(FOUND);
    expect(place.read('.shims/npm.log')).toBe(`ci --prefix ${root} --no-fund --no-audit\n`);
    expect(place.read('summary.md')).toMatch(/^Before\n[\s\S]*Policy check failed/);
    const [, sarif = ''] = /^exit-code=1\nsarif=(.+)\n$/.exec(place.read('output')) ?? [];
    expect(JSON.parse(readFileSync(sarif, 'utf8')).runs[0].results).toHaveLength(1);
  });

  test('has nothing to upload where nothing could be checked, and installs a tarball that is named', () => {
    place.write('output', '');
    const installs = `mkdir -p "$3/node_modules" && ln -s "${root}" "$3/node_modules/model-advisor" && echo "$4" > named`;
    place.program('.shims/npm', installs);
    const { status } = runAction({ package: './a b.tgz', policy: 'none.yaml' });
    expect({ status, output: place.read('output') }).toEqual({ status: 2, output: 'exit-code=2\n' });
    expect(place.read('named')).toBe('./a b.tgz\n');
  });
});

describe('the GitLab job', () => {
  test('compares with the base of the merge request and writes the reports that it names', () => {
    place.program('.shims/npm', 'echo "$@" > named');
    place.write('advisor-policy.yaml', POLICY);
    place.write('services/triage/advisor.yaml', LOOSENED);
    const [variables = {}] = gitlabVariables;
    expect(Object.keys(variables)).toEqual(Object.keys(gitlabDefaults));
    const done = place.run(gitlabJob.script.join('\n'), {
      ...gitlabDefaults,
      ...variables,
      CI_MERGE_REQUEST_DIFF_BASE_SHA: place.run('git rev-parse HEAD').said.trim(),
    });
    expect(done).toMatchObject({ status: 1 });
    expect(done.said).toContain(FOUND);
    expect(place.read('named')).toBe(`install --no-fund --no-audit --global ${variables.ADVISOR_PACKAGE}\n`);
    expect(gitlabJob.artifacts.when).toBe('always');
    const { codequality = '', junit = '' } = gitlabJob.artifacts.reports;
    expect(JSON.parse(place.read(codequality))).toHaveLength(1);
    expect(place.read(junit)).toContain('<failure');
  });
});

describe('the pre-commit hook', () => {
  test('runs where a profile or a policy changes', () => {
    const pattern = new RegExp(hook?.files.replace('(?i)', '') ?? '', 'i');
    const some = [
      'advisor.yaml',
      's/Advisor.YML',
      'a/b.advisor.json',
      'policy.yaml',
      'x/advisor-policy.yaml',
    ];
    const others = ['my-advisor.yaml', 'policy.md', 'advisor-policy.test.yaml', 'monopoly.yaml'];
    expect([...some, ...others, 'team.policy.yml'].filter((name) => pattern.test(name))).toEqual([
      ...some,
      'team.policy.yml',
    ]);
  });

  test('builds advisor in its clone once, and checks what the README says', () => {
    const clone = place.path('clone');
    mkdirSync(clone);
    for (const name of ['ci', 'bin']) mkdirSync(join(clone, name));
    copyFileSync(join(root, 'ci/pre-commit.sh'), join(clone, 'ci/pre-commit.sh'));
    symlinkSync(join(root, 'bin/advisor.js'), join(clone, 'bin/advisor.js'));
    place.program('.shims/npm', `echo "$@" >> "${place.path('built')}"; mkdir "$5/node_modules"`);
    place.write('advisor-policy.yaml', POLICY);
    const [args = []] = hookArguments;
    const words = args.map((each) => `'${each}'`).join(' ');
    for (const profile of [PROFILE, PROFILE.replace('Dana Example', 'TBD')]) {
      place.write('services/triage/advisor.yaml', profile);
      const { status } = place.run(`${clone}/${hook?.entry} ${words}`);
      expect(status).toBe(profile === PROFILE ? 0 : 1);
    }
    expect(place.read('built')).toBe(`ci --no-fund --no-audit --prefix ${clone}\n`);
    expect(existsSync(join(clone, 'node_modules/.advisor-is-built'))).toBe(true);
  });
});
