import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const command = join(import.meta.dirname, '../../bin/advisor.js');

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** A program and its arguments that run the command. */
  readonly by?: readonly string[];
}

/** Runs the real command in a folder. */
export function advisor(
  folder: string,
  args: readonly string[],
  { env, input = '', by = [] }: Surroundings = {},
) {
  const [program = process.execPath, ...words] = [...by, process.execPath, command, ...args];
  const { stdout, stderr, status } = spawnSync(program, words, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    input,
  });
  return { stdout, stderr, status };
}

/** Runs a line of bash in a folder, in which `advisor` is the real command. */
export function bash(folder: string, line: string) {
  const prelude = `advisor() { "${process.execPath}" "${command}" "$@"; }\n`;
  const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', prelude + line], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  return { stdout, stderr, status };
}

/** What makes a program run as somebody who is not root; null where that is not possible. */
export const asOrdinaryUser: readonly string[] | null = ordinary();

function ordinary(): readonly string[] | null {
  if (process.getuid?.() !== 0) return process.getuid === undefined ? null : [];
  const by = ['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'];
  return advisor('/', ['--version'], { by }).status === 0 ? by : null;
}

/** Whether the system does as it is told, for tests that need more than everybody may do. */
export function can(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}
