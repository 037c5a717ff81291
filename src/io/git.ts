import { spawnSync } from 'node:child_process';
import { codeOf } from './system-error.ts';

/** What git wrote, or why it could not be asked. */
export type Answer =
  | { readonly ok: true; readonly output: Buffer; readonly said: string }
  | { readonly ok: false; readonly message: string };

/** An object of a repository as git describes it; null where there is none, with its content if that was asked for. */
export interface GitObject {
  readonly id: string;
  readonly size: number;
  readonly content: Buffer | null;
}

/**
 * Asks git about its objects. These commands only read objects: they run no hook, filter, pager or program that a
 * repository's configuration names. Which objects are meant goes to standard input, never to the command line.
 */
const COMMANDS = {
  headers: ['cat-file', '--batch-check'],
  contents: ['cat-file', '--batch'],
} as const;

const FIXED = ['--no-pager', '-c', 'core.warnAmbiguousRefs=true'];

/** The objects of these names or hashes, in their order; null for one that git does not have. */
export function gitObjects(
  repository: string,
  names: readonly string[],
  wanted: keyof typeof COMMANDS,
): { readonly ok: true; readonly objects: readonly (GitObject | null)[]; readonly said: string } | Refused {
  if (names.length === 0) return { ok: true, objects: [], said: '' };
  const answer = git(repository, COMMANDS[wanted], names.map((name) => `${name}\n`).join(''));
  if (!answer.ok) return answer;
  return { ok: true, objects: objectsIn(answer.output, wanted === 'contents'), said: answer.said };
}

export type Refused = Extract<Answer, { readonly ok: false }>;

/** All files in the tree with this hash: a record `mode type hash TAB path` each, ended by a NUL. */
export function gitTree(repository: string, hash: string): Answer {
  return git(repository, ['ls-tree', '-r', '-z', '--full-tree', hash], '');
}

function git(repository: string, args: readonly string[], input: string): Answer {
  const { error, status, stdout, stderr } = spawnSync('git', [...FIXED, ...args], {
    cwd: repository,
    env: environment(),
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    windowsHide: true,
  });
  if (error !== undefined) return { ok: false, message: unstarted(codeOf(error)) };
  if (status === 0) return { ok: true, output: stdout, said: stderr.toString() };
  const [reason = ''] = stderr.toString().trim().split('\n');
  return { ok: false, message: `git cannot read this repository: ${reason}` };
}

function unstarted(code: string | null): string {
  return code === 'ENOENT' ? 'git is not installed.' : `git cannot be run (${code}).`;
}

/**
 * Of the variables with which git can be told what to run or where to read, none. Nothing is fetched that a partial
 * clone lacks, nothing is asked, no object stands in for another, and messages are in English.
 */
function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(GIT_|LC_|LANG)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    LC_ALL: 'C',
  };
}

/** Reads `hash type size`, with the content after it where that was asked for, or `name missing`. */
function objectsIn(output: Buffer, withContents: boolean): readonly (GitObject | null)[] {
  const objects: (GitObject | null)[] = [];
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf('\n', at);
    const header = /^([0-9a-f]{40,64}) [a-z]+ (\d+)$/.exec(output.toString('utf8', at, end));
    at = end + 1;
    const [, id = '', size = ''] = header ?? [];
    const content = withContents && header !== null ? output.subarray(at, at + Number(size)) : null;
    if (content !== null) at += content.length + 1;
    objects.push(header === null ? null : { id, size: Number(size), content });
  }
  return objects;
}
