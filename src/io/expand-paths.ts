import { basename, dirname } from 'node:path';
import { isDynamicPattern } from 'tinyglobby';
import { disk } from './disk.ts';
import type { FileSystem } from './file-system.ts';
import { glob } from './glob.ts';
import { type Skipped, Survey, type Unread } from './survey.ts';
import { absolutePath, below, shownPath } from './system-path.ts';
import { walk } from './walk.ts';

/** The files that arguments name, the arguments that name none, and what was passed over or is out of reach. */
export interface Expanded {
  /** In the order of their code units, each once, however many links lead to it. */
  readonly files: readonly string[];
  readonly unmatched: readonly string[];
  readonly skipped: readonly Skipped[];
  readonly unread: readonly Unread[];
}

/**
 * Finds the files behind command-line arguments: paths, folders and globs; `-` is standard input. What exclusions name
 * is taken away with all that is below. What exists is never taken for a glob.
 */
export function expandPaths(
  patterns: readonly string[],
  exclusions: readonly string[] = [],
  where: FileSystem = disk,
): Expanded {
  const excluded = excludedPaths(exclusions, where);
  const surveys = patterns.map((pattern) => surveyOf(pattern, excluded, where));
  const isEmpty = (survey: Survey | undefined) => survey?.files.length === 0 && survey.unread.length === 0;
  const { files, links } = eachOnce(
    surveys.flatMap((survey) => survey.files),
    where,
  );
  return {
    files: [...files].sort(),
    unmatched: patterns.filter((_pattern, index) => isEmpty(surveys[index])),
    skipped: byPath([...passedOver(surveys, where), ...links]),
    unread: byPath(surveys.flatMap(({ unread }) => unread)),
  };
}

/** What exclusions name, as absolute paths. */
export function excludedPaths(exclusions: readonly string[], where: FileSystem = disk): ReadonlySet<string> {
  const named = exclusions.flatMap((pattern) => {
    const isGlob = where.look(pattern).kind === 'refused' && isDynamicPattern(pattern);
    return isGlob ? glob(pattern, new Survey(where, new Set()), 'all') : [pattern];
  });
  return new Set(named.map((path) => absolutePath(path)));
}

function surveyOf(pattern: string, excluded: ReadonlySet<string>, where: FileSystem): Survey {
  const survey = new Survey(where, excluded);
  const { kind } = where.look(pattern);
  if (kind === 'folder') walk(shownPath(pattern), survey);
  else if (pattern === '-' || kind !== 'refused' || !isDynamicPattern(pattern)) {
    if (!survey.isExcluded(pattern)) survey.files.push(shownPath(pattern));
  } else for (const path of glob(pattern, survey)) survey.take(path);
  return survey;
}

/** Each file under one name: its own, if that is among them. Its others are links that lead to it. */
function eachOnce(
  paths: readonly string[],
  where: FileSystem,
): { readonly files: readonly string[]; readonly links: readonly Skipped[] } {
  const namesOf = new Map<string, [string, ...string[]]>();
  for (const path of new Map(paths.map((each) => [absolutePath(each), each])).values()) {
    const real = where.realPath(path);
    const names = namesOf.get(real);
    if (names === undefined) namesOf.set(real, [path]);
    else names.push(path);
  }
  const each = Array.from(namesOf, ([real, names]) => ({ names, kept: ownName(real, names, where) }));
  return {
    files: each.map(({ kept }) => kept),
    links: each.flatMap(({ names, kept }) =>
      names
        .filter((path) => path !== kept)
        .map((path) => ({ kind: 'linked-file', path, leadsTo: kept }) as const),
    ),
  };
}

/** The name that no link is part of, else one that is no link itself, as below a linked folder. */
function ownName(real: string, names: readonly [string, ...string[]], where: FileSystem): string {
  if (names.length === 1) return names[0];
  const isNoLink = (path: string) => below(where.realPath(dirname(path)), basename(path)) === real;
  return names.find((path) => absolutePath(path) === real) ?? names.find(isNoLink) ?? names[0];
}

function byPath<T extends { readonly path: string }>(found: readonly T[]): readonly T[] {
  const each = new Map(found.map((one) => [one.path, one]));
  return [...each.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A linked folder that was looked at under its own name is not passed over. */
function passedOver(surveys: readonly Survey[], where: FileSystem): readonly Skipped[] {
  const skipped = byPath(surveys.flatMap((survey) => survey.skipped));
  if (skipped.every(({ kind }) => kind !== 'linked-folder')) return skipped;
  const seen = new Set(surveys.flatMap(({ listed }) => listed).map((path) => where.realPath(path)));
  return skipped.filter(({ kind, path }) => kind !== 'linked-folder' || !seen.has(where.realPath(path)));
}
