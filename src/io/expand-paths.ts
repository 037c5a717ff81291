import { statSync } from 'node:fs';
import { isAbsolute, resolve, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';

/** What a folder stands for: the profiles below it, node_modules and folders with a leading dot left out. */
const PROFILES_IN_FOLDER = ['**/advisor.{yaml,yml}', '**/*.advisor.{yaml,yml}'];

/** The files that paths, folders and globs name, and those that name none. */
export interface Expanded {
  /** In the order of their code units, each once. */
  readonly files: readonly string[];
  readonly unmatched: readonly string[];
}

/** Finds the files behind command-line arguments; `-` is standard input. An existing file is never taken for a glob. */
export function expandPaths(patterns: readonly string[]): Expanded {
  const files = new Map<string, string>();
  const unmatched: string[] = [];
  for (const pattern of patterns) {
    const found = filesOf(pattern);
    if (found.length === 0) unmatched.push(pattern);
    for (const file of found) if (!files.has(resolve(file))) files.set(resolve(file), file);
  }
  return { files: [...files.values()].sort(), unmatched };
}

function filesOf(pattern: string): readonly string[] {
  if (pattern === '-') return [pattern];
  const stats = statSync(pattern, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return profilesBelow(pattern);
  if (stats !== undefined || !isDynamicPattern(pattern)) return [normal(pattern)];
  return globSync(pattern, { ...globOptions, absolute: isAbsolute(pattern) }).map(normal);
}

const globOptions = { ignore: ['**/node_modules/**'], followSymbolicLinks: false } as const;

function profilesBelow(folder: string): readonly string[] {
  const found = globSync(PROFILES_IN_FOLDER, { ...globOptions, cwd: folder });
  return found.map((path) => normal(`${folder.replace(/[/\\]+$/, '')}/${path}`));
}

/** The same file under the same name, however it was asked for. */
function normal(path: string): string {
  return path
    .split(sep)
    .join('/')
    .replace(/^(\.\/)+/, '');
}
