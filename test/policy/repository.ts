import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { advisor } from '../commands/advisor.ts';
import { type Folder, realPolicy } from './folder.ts';

/** Restricted data stays inside, and its sensitivity is guarded. */
export const GUARDING = realPolicy(
  [
    '{ id: r, when: { data.sensitivity: restricted }, require: { decision.data_reaches: own-premises }, severity: error, because: x }',
  ],
  'guarded: [data.sensitivity]\n',
);

export const profile = (name: string, sensitivity: string) =>
  `name: ${name}\ndata: { sensitivity: ${sensitivity} }\ndecision: { data_reaches: own-premises }\n`;

const AUTHOR = ['-c', 'user.name=Example', '-c', 'user.email=example@example.com'];

/** A real repository in a folder. */
export function repositoryIn(folder: Folder, at = '.') {
  const here = () => folder.path(at);
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-C', here(), ...AUTHOR, ...args], {
      encoding: 'utf8',
      stdio: ['pipe', 'pipe', 'pipe'],
    });
  return {
    git,
    /** Writes files, or takes away those without a text, and commits all there is. */
    commit: (files: Readonly<Record<string, string | null>>) => {
      for (const [file, text] of Object.entries(files)) {
        if (text === null) rmSync(folder.path(`${at}/${file}`), { recursive: true });
        else folder.write({ [`${at}/${file}`]: text });
      }
      git('add', '-A');
      git('commit', '-q', '-m', 'Change');
    },
    check: (args: readonly string[], env: Readonly<Record<string, string>> = {}, input = '') =>
      advisor(here(), ['check', ...args, '-p', folder.path('policy.yaml')], { env, input }),
    /** Kind and place of what is found, beside notes. */
    found: (args: readonly string[]) => {
      const done = advisor(here(), ['check', ...args, '-p', folder.path('policy.yaml'), '-f', 'json']);
      if (done.stdout === '') return [done.stderr];
      const { findings, broken } = JSON.parse(done.stdout);
      const kinds = findings
        .filter((each: { severity: string }) => each.severity !== 'note')
        .map((each: { kind: string; place: { file: string } }) => `${each.kind} ${each.place.file}`);
      return [...kinds, ...broken.map((each: { file: string }) => `broken ${each.file}`)];
    },
  };
}
