import { type Expanded, expandPaths } from '../../io/expand-paths.ts';
import { describeFault, readText } from '../../io/read-text.ts';
import { relativePaths } from '../../io/relative-paths.ts';
import type { Skipped, Unread } from '../../io/survey.ts';
import type { Base } from '../../policy/bases.ts';
import type { ProfileInput, ProfileReader } from '../../policy/check.ts';
import { readProfile } from '../../profile/read-profile.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { readSource } from '../../yaml/parse.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, loadProfile } from '../load.ts';
import { profileForm } from '../profile-form.ts';

/**
 * A reader for every profile that arguments name; what cannot be read stays in the list, with the reason. Where the run
 * is to be complete, that holds also for folders that were passed over and could hold profiles.
 */
export function profileReaders(
  patterns: readonly string[],
  found: Expanded,
  rulebook: Rulebook,
  complete: boolean,
): readonly ProfileReader[] {
  const paths = relativePaths(patterns, found.files);
  const missing = found.unmatched.map((path) => ({ path, message: `${path}: no profile is found here.` }));
  const passedOver = complete ? found.skipped.filter(couldHoldProfiles).map(unreadFolder) : [];
  return [
    ...[...missing, ...found.unread, ...passedOver].map(
      (unread): ProfileReader =>
        () => ({ kind: 'unread', ...unread }),
    ),
    ...found.files.map(
      (path): ProfileReader =>
        () =>
          readInput(path, paths.get(path) ?? null, rulebook),
    ),
  ];
}

export function couldHoldProfiles({ kind }: Skipped): boolean {
  return kind === 'linked-folder';
}

function unreadFolder({ path }: Skipped): Unread {
  const message = `${path}: this is a link to a folder and is not followed, so --complete cannot hold. Name the folder, or leave it out with '!${path}'.`;
  return { path, message };
}

function readInput(path: string, below: string | null, rulebook: Rulebook): ProfileInput {
  const text = readText(path);
  if (!text.ok) return { kind: 'unread', path, message: describeFault(text.fault) };
  const { file } = text;
  const form = profileForm(rulebook);
  const profile = readSource(file, 'a profile', (tree) => readProfile(tree, form));
  return { kind: 'text', file, path: below, profile };
}

/** The profiles as of the target branch; null where none is asked for. */
export function readBases(
  patterns: readonly string[] | undefined,
  rulebook: Rulebook,
): Loaded<readonly Base[] | null> {
  if (patterns === undefined) return { ok: true, value: null };
  const { files, unmatched, unread } = expandPaths(patterns);
  const missing = unmatched.map((path) => `${path}: no profile is found here.`);
  const faults = [...missing, ...unread.map(({ message }) => message)];
  if (faults.length > 0)
    return { ok: false, message: faults.map((fault) => `--base ${printable(fault)}`).join('\n') };
  const paths = relativePaths(patterns, files);
  const bases: Base[] = [];
  for (const path of files) {
    const loaded = loadProfile(path, rulebook);
    if (!loaded.ok) return loaded;
    bases.push({ ...loaded.value, path: paths.get(path) ?? null });
  }
  return { ok: true, value: bases };
}
