import { readdirSync } from 'node:fs';
import { basename, isAbsolute, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Entry } from './file-system.ts';
import type { Survey } from './survey.ts';
import { refusal, systemCode } from './system-error.ts';
import { below, shownPath, withoutLineBreaks } from './system-path.ts';

/**
 * The files that a glob matches, also with a leading dot, but in `.git`, or folders, which have none where that is not asked
 * for, or both; what it leads into and is passed over is noted.
 * @param from The folder from which it counts, and the paths then are absolute; null: the working folder.
 */
export function glob(
  pattern: string,
  survey: Survey,
  wanted: 'files' | 'folders' | 'all' = 'files',
  from: string | null = null,
): readonly string[] {
  const absolute = from !== null || isAbsolute(pattern);
  const linked = new Set<string>();
  const list = (folder: string): readonly Entry[] => {
    const path = shownPath(absolute ? folder : relative('.', folder) || '.');
    if (basename(path) === 'node_modules') survey.skipped.push({ kind: 'node_modules', path });
    else if (linked.has(path)) survey.skipped.push({ kind: 'linked-folder', path });
    else {
      const entries = survey.list(path).filter(({ name }) => name !== '.git');
      for (const { name, kind } of entries)
        if (kind === 'linked-folder') linked.add(shownPath(below(path, name)));
      return entries;
    }
    return [];
  };
  const options = {
    absolute,
    ...(from !== null && { cwd: from }),
    followSymbolicLinks: false,
    expandDirectories: wanted === 'files',
    onlyFiles: wanted === 'files',
    onlyDirectories: wanted === 'folders',
    dot: wanted !== 'folders',
    fs: { readdirSync: listingWith(list) },
  };
  try {
    return globSync(pattern, options).map(shownPath);
  } catch (error) {
    survey.unread.push({ kind: 'folder', path: pattern, reason: refusal('read', systemCode(error)) });
    return [];
  }
}

/**
 * tinyglobby drops links and swallows what the system refuses. It reads folders with readdirSync, so it is given one
 * that keeps account and shows links as what they lead to. Its `**` does not match line breaks.
 */
function listingWith(list: (folder: string) => readonly Entry[]): typeof readdirSync {
  return new Proxy(readdirSync, {
    apply: (_function, _this, [folder]) =>
      list(folder).map(({ name, kind }) => ({
        name: withoutLineBreaks(name),
        isFile: () => kind === 'file',
        isDirectory: () => kind !== 'file',
        isSymbolicLink: () => false,
      })),
  });
}
