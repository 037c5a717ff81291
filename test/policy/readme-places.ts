import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { parse } from 'yaml';

export const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** The parts of the README about `advisor check` that stand in this language. */
export function fenced(language: string): readonly string[] {
  const section = /^## Check profiles in CI$[\s\S]*?(?=^## )/m.exec(read('README.md'))?.[0] ?? '';
  const pattern = new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, 'gm');
  return [...section.matchAll(pattern)].map((match) => match[1] ?? '');
}

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly with?: Texts;
  readonly env?: Texts;
}

const documents = fenced('yaml').map((text) => parse(text));
const having = (key: string) => documents.filter((document) => document[key] !== undefined);

export const policies = fenced('yaml').filter((text) => parse(text).rules !== undefined);
export const workflowSteps: readonly Step[] = having('jobs').flatMap(({ jobs }) => jobs.check.steps);
export const gitlabVariables: readonly Texts[] = having('include').map(({ variables }) => variables);
export const hookArguments: readonly (readonly string[])[] = having('repos').flatMap(({ repos }) =>
  repos.flatMap((each: { hooks: readonly { args: readonly string[] }[] }) =>
    each.hooks.map(({ args }) => args),
  ),
);

const action: { inputs: Record<string, { default: string }>; runs: { steps: readonly Step[] } } = parse(
  read('action.yml'),
);
export const actionSteps = action.runs.steps;

/** The scripts of the action, and the environment that a runner gives them: inputs are put in nowhere else. */
export function actionScript(given: Texts): { readonly script: string; readonly env: Texts } {
  const inputs = Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]);
  const values: Texts = Object.fromEntries(inputs);
  const named = (text: string) => /^\$\{\{ inputs\.([a-z-]+) \}\}$/.exec(text)?.[1] ?? '';
  const env = actionSteps.flatMap((step) => Object.entries(step.env ?? {}));
  return {
    script: actionSteps.flatMap(({ run }) => run ?? []).join('\n'),
    env: Object.fromEntries(env.map(([key, text]) => [key, values[named(text)] ?? `no input: ${text}`])),
  };
}

const gitlab = parse(read('ci/advisor.gitlab-ci.yml'));
export const gitlabJob: {
  readonly script: readonly string[];
  readonly artifacts: { readonly when: string; readonly reports: Texts };
} = gitlab['advisor-check'];
export const gitlabDefaults: Texts = gitlab.variables;

export const [hook]: readonly {
  readonly entry: string;
  readonly args: readonly string[];
  readonly files: string;
}[] = parse(read('.pre-commit-hooks.yaml'));

/** A repository with `advisor` and an `npm` that only writes down how it was called. */
export class Place {
  readonly folder = mkdtempSync(join(tmpdir(), 'advisor-place-'));

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'utf8');
  }

  write(name: string, text: string): void {
    mkdirSync(dirname(this.path(name)), { recursive: true });
    writeFileSync(this.path(name), text);
  }

  program(name: string, text: string): void {
    this.write(name, `#!/bin/sh\n${text}\n`);
    chmodSync(this.path(name), 0o755);
  }

  constructor() {
    this.program('.shims/advisor', `exec "${process.execPath}" "${join(root, 'bin/advisor.js')}" "$@"`);
    this.program('.shims/npm', `echo "$@" >> "${this.path('.shims/npm.log')}"`);
  }

  run(script: string, env: Texts = {}) {
    const path = [this.path('.shims'), dirname(process.execPath), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync('bash', ['--norc', '-e', '-o', 'pipefail', '-c', script], {
      cwd: this.folder,
      env: { PATH: path, ...env },
      encoding: 'utf8',
    });
    return { status, said: stdout + stderr };
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
