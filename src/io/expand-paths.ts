import { realpathSync } from 'node:fs';
import { isDynamicPattern } from 'tinyglobby';
import { glob } from './glob.ts';
import { examined, type Skipped, Survey, type Unread } from './survey.ts';
import { systemCode } from './system-error.ts';
import { absolutePath, pathText, shownPath, systemPath } from './system-path.ts';
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
 * Finds the files behind command-line arguments: paths, folders and globs; `-` is standard input. What begins with !
 * takes away what it names and all that is below. What exists is never taken for a glob.
 */
export function expandPaths(patterns: readonly string[]): Expanded {
  const wanted = patterns.filter((pattern) => !isExclusion(pattern));
  const excluded = new Set(patterns.filter(isExclusion).flatMap(excludedBy));
  const surveys = wanted.map((pattern) => surveyOf(pattern, excluded));
  const isEmpty = (survey: Survey | undefined) => survey?.files.length === 0 && survey.unread.length === 0;
  return {
    files: eachOnce(surveys.flatMap(({ files }) => files)).sort(),
    unmatched: wanted.length === 0 ? patterns : wanted.filter((_pattern, index) => isEmpty(surveys[index])),
    skipped: passedOver(surveys),
    unread: byPath(surveys.flatMap(({ unread }) => unread)),
  };
}

function isExclusion(pattern: string): boolean {
  return pattern.startsWith('!') && typeof examined(pattern) === 'string';
}

/** What an exclusion names, as absolute paths. */
function excludedBy(exclusion: string): readonly string[] {
  const pattern = exclusion.slice(1);
  const isGlob = typeof examined(pattern) === 'string' && isDynamicPattern(pattern);
  return (isGlob ? glob(pattern, new Survey(new Set()), 'all') : [pattern]).map((path) => absolutePath(path));
}

function surveyOf(pattern: string, excluded: ReadonlySet<string>): Survey {
  const survey = new Survey(excluded);
  if (isFolder(pattern)) walk(shownPath(pattern), survey);
  else if (pattern === '-' || typeof examined(pattern) !== 'string' || !isDynamicPattern(pattern)) {
    if (!survey.isExcluded(pattern)) survey.files.push(shownPath(pattern));
  } else for (const path of glob(pattern, survey)) survey.take(path);
  return survey;
}

function isFolder(path: string): boolean {
  const stats = examined(path);
  return typeof stats !== 'string' && stats.isDirectory();
}

/** Each file under one name: its own, if that is among them. */
function eachOnce(paths: readonly string[]): string[] {
  const names = new Map<string, string>();
  for (const path of paths) {
    const real = realOf(path);
    if (!names.has(real) || real === absolutePath(path)) names.set(real, path);
  }
  return [...names.values()];
}

function realOf(path: string): string {
  if (path === '-') return path;
  try {
    return pathText(realpathSync.native(systemPath(path), 'buffer'));
  } catch (error) {
    systemCode(error);
    return absolutePath(path);
  }
}

function byPath<T extends { readonly path: string }>(found: readonly T[]): readonly T[] {
  const each = new Map(found.map((one) => [one.path, one]));
  return [...each.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** A linked folder that was looked at under its own name is not passed over. */
function passedOver(surveys: readonly Survey[]): readonly Skipped[] {
  const skipped = byPath(surveys.flatMap((survey) => survey.skipped));
  if (skipped.every(({ kind }) => kind !== 'linked-folder')) return skipped;
  const seen = new Set(surveys.flatMap(({ listed }) => listed).map(realOf));
  return skipped.filter(({ kind, path }) => kind !== 'linked-folder' || !seen.has(realOf(path)));
}
