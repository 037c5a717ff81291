import { expandPaths } from '../io/expand-paths.ts';
import { describeFault, readText } from '../io/read-text.ts';
import { relativePaths } from '../io/relative-paths.ts';
import { ASSUMPTION_INPUTS } from '../models/inputs.ts';
import type { Base } from '../policy/bases.ts';
import type { ProfileInput, ProfileReader } from '../policy/check.ts';
import { readProfile } from '../profile/read-profile.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { readSource } from '../source/parse.ts';
import { type Loaded, loadProfile } from './load.ts';

/** A reader for every profile that the arguments name; what cannot be read stays in the list, with the reason. */
export function profileReaders(patterns: readonly string[], rulebook: Rulebook): readonly ProfileReader[] {
  const { files, unmatched } = expandPaths(patterns);
  const paths = relativePaths(patterns, files);
  const missing = unmatched.map(
    (path): ProfileReader =>
      () => ({
        kind: 'unread',
        path,
        message: `${path}: no profile is found here.`,
      }),
  );
  return [
    ...missing,
    ...files.map(
      (path): ProfileReader =>
        () =>
          readInput(path, paths.get(path) ?? null, rulebook),
    ),
  ];
}

function readInput(path: string, below: string | null, rulebook: Rulebook): ProfileInput {
  const text = readText(path);
  if (!text.ok) return { kind: 'unread', path, message: describeFault(text.fault) };
  const { file } = text;
  const form = { rulebook, assumptions: ASSUMPTION_INPUTS };
  const profile = readSource(file, 'a profile', (tree) => readProfile(tree, form));
  return { kind: 'text', file, path: below, profile };
}

/** The profiles as of the target branch; null where none is asked for. */
export function readBases(
  patterns: readonly string[] | undefined,
  rulebook: Rulebook,
): Loaded<readonly Base[] | null> {
  if (patterns === undefined) return { ok: true, value: null };
  const { files, unmatched } = expandPaths(patterns);
  const [missing] = unmatched;
  if (missing !== undefined) return { ok: false, message: `--base ${missing}: no profile is found here.` };
  const paths = relativePaths(patterns, files);
  const bases: Base[] = [];
  for (const path of files) {
    const loaded = loadProfile(path, rulebook);
    if (!loaded.ok) return loaded;
    bases.push({ ...loaded.value, path: paths.get(path) ?? null });
  }
  return { ok: true, value: bases };
}
