import { isAbsolute, relative, sep } from 'node:path';
import { disk } from './disk.ts';
import { absolutePath, shownPath } from './system-path.ts';

/** How a path is told in a report. */
export type Shown = (path: string) => string;

/** Paths below a folder are told from there; others as they were given, if that is from the root of the system on. */
export function shownFrom(folder: string): Shown {
  const root = absolutePath(folder);
  const roots = [...new Set([root, disk.realPath(folder)])];
  return (path) => {
    const absolute = absolutePath(path);
    if (!isAbsolute(absolute) || !isAbsolute(root)) return shownPath(path);
    const below = roots
      .map((each) => relative(each, absolute))
      .find((each) => each !== '..' && !each.startsWith(`..${sep}`) && !isAbsolute(each));
    if (below !== undefined) return shownPath(below === '' ? '.' : below);
    return shownPath(isAbsolute(path) ? path : relative(root, absolute));
  };
}
