import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { type Run, Runner } from './again.ts';

const command = join(import.meta.dirname, '../../bin/advisor.js');

interface Surroundings {
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

let runner: Runner | null = null;

/** Runs the command in a folder, in a process that has run it before: enough unless it is the process that is tested. */
export function advisor(
  folder: string,
  args: readonly string[],
  { env, input = '', full = null }: Surroundings & { readonly full?: 'stdout' | 'stderr' | null } = {},
): Run {
  runner ??= new Runner();
  try {
    return runner.run({ folder, args, env: { PATH: process.env.PATH, ...env }, input, full });
  } catch (error) {
    runner = null;
    throw error;
  }
}

/** Runs the command in a folder, in a process of its own. */
export function runAlone(
  folder: string,
  args: readonly string[],
  {
    env,
    input = '',
    by = [],
  }: Surroundings & {
    /** A program and its arguments that run the command. */
    readonly by?: readonly string[];
  } = {},
): Run {
  const [program = process.execPath, ...words] = [...by, process.execPath, command, ...args];
  const { stdout, stderr, status } = spawnSync(program, words, {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    encoding: 'utf8',
    input,
  });
  return { stdout, stderr, status: status ?? -1 };
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
  return runAlone('/', ['--version'], { by }).status === 0 ? by : null;
}

/** Whether the system does as it is told, for tests that need more than everybody may do. */
export function can(program: string, ...args: readonly string[]): boolean {
  return spawnSync(program, args).status === 0;
}
