import { disk } from '../../io/disk.ts';
import { type Expanded, expandPaths } from '../../io/expand-paths.ts';
import { repositoryRoot, sharedRepository } from '../../io/find-upwards.ts';
import { relativePaths } from '../../io/relative-paths.ts';
import { type Shown, shownFrom } from '../../io/shown-from.ts';
import { printable } from '../../yaml/printable.ts';
import { type BaseSearch, searchForBases } from './base-search.ts';
import type { CheckOptions } from './command.ts';

/** Where a check looks for profiles, and what it found there. */
export interface Search {
  readonly patterns: readonly string[];
  readonly exclusions: readonly string[];
  readonly found: Expanded;
  /** The folder from which paths are told. */
  readonly root: string;
  readonly shown: Shown;
  /** What standard input is to be called; null: only that. */
  readonly stdinName: string | null;
  /** The paths of files, told from the folders in which they were found. */
  readonly below: ReadonlyMap<string, string>;
  /** Null where nothing is to be compared. */
  readonly bases: BaseSearch | null;
  /** What is wrong with the command line. */
  readonly faults: readonly string[];
}

type Options = Pick<CheckOptions, 'root' | 'stdinName' | 'base'>;

/** What is to be looked at, and what is left out: by --exclude, or by an argument that begins with ! and is no file. */
export function sortArguments(
  named: readonly string[],
  exclude: readonly string[] = [],
): { readonly patterns: readonly string[]; readonly exclusions: readonly string[] } {
  const isExclusion = (each: string) => each.startsWith('!') && disk.look(each).kind === 'refused';
  return {
    patterns: named.filter((each) => !isExclusion(each)),
    exclusions: [...exclude, ...named.filter(isExclusion).map((each) => each.slice(1))],
  };
}

/** What names nothing, as a variable of a script that is not set does: it would mean the working folder, or no file. */
export function emptyFaults(
  named: readonly string[],
  { exclude, require, base, bom }: Pick<CheckOptions, 'exclude' | 'require' | 'base' | 'bom'>,
): string[] {
  return [
    ...(named.includes('!') && sortArguments(['!']).exclusions.length > 0 ? ['!: an empty pattern.'] : []),
    ...(exclude?.includes('') ? ['--exclude: an empty pattern.'] : []),
    ...(require?.includes('') ? ['--require: an empty pattern.'] : []),
    ...(base?.includes('') ? ['--base: an empty file name.'] : []),
    ...(bom?.includes('') ? ['--bom: an empty file name.'] : []),
  ];
}

/**
 * Looks for the profiles of a run and for their earlier versions. Paths count from the root of the repository that
 * holds all that is looked at, wherever the command runs; else from that of the working folder, else from there.
 */
export function searchFor(
  patterns: readonly string[],
  exclusions: readonly string[],
  options: Options,
): Search {
  const stdinName = options.stdinName ?? null;
  const asFile = (path: string) => (path === '-' && stdinName !== null ? stdinName : path);
  const asFiles = patterns.map(asFile);
  const root = options.root ?? sharedRepository(asFiles) ?? repositoryRoot() ?? '.';
  const ofRoot = shownFrom(root);
  const shown: Shown = (path) =>
    path === '-' ? (stdinName === null ? '<standard input>' : ofRoot(stdinName)) : ofRoot(path);
  const found = expandPaths(patterns, exclusions);
  const bases = searchForBases(options.base, asFiles, exclusions, root);
  const below = relativePaths(asFiles, found.files.map(asFile));
  return {
    patterns,
    exclusions,
    found,
    root,
    shown,
    stdinName,
    below: new Map(found.files.flatMap((file) => pairOf(file, below.get(asFile(file))))),
    bases: bases.search,
    faults: [...faultsOf(patterns, options), ...bases.faults],
  };
}

function pairOf(file: string, path: string | undefined): readonly (readonly [string, string])[] {
  return path === undefined ? [] : [[file, path]];
}

function faultsOf(patterns: readonly string[], { root, stdinName }: Options): readonly string[] {
  const noFolder = root !== undefined && disk.look(root).kind !== 'folder';
  return [
    ...(noFolder ? [`--root ${printable(root)}: there is no such folder.`] : []),
    ...(stdinName === '' ? ['--stdin-name: a path is missing.'] : []),
    ...(stdinName !== undefined && !patterns.includes('-')
      ? ['--stdin-name names standard input, and - is not among the files.']
      : []),
  ];
}
