import { describeFault, readText } from '../../io/read-text.ts';
import { relativePaths } from '../../io/relative-paths.ts';
import type { Skipped, Unread } from '../../io/survey.ts';
import type { ProfileInput, ProfileReader } from '../../policy/check.ts';
import type { Profile } from '../../profile/profile.ts';
import { readProfile } from '../../profile/read-profile.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { readSource } from '../../yaml/parse.ts';
import type { Outcome } from '../../yaml/problem.ts';
import { child, type SourceFile, type Tree } from '../../yaml/tree.ts';
import { profileForm } from '../profile-form.ts';
import type { Search } from './search.ts';

/**
 * A reader for every profile that arguments name; what cannot be read stays in the list, with the reason. Where the run
 * is to be complete, that holds also for links that were passed over.
 */
export function profileReaders(
  search: Search,
  rulebook: Rulebook,
  complete: boolean,
): readonly ProfileReader[] {
  const { files, unmatched, unread, skipped } = search.found;
  const missing = unmatched.map(
    (path): Unread => ({ kind: 'folder', path, reason: 'no profile is found here.' }),
  );
  const passedOver = complete ? skipped.flatMap((each) => unreadLink(each, search.shown)) : [];
  const notRead = [...missing, ...unread, ...passedOver];
  const paths = relativePaths(
    search.patterns,
    notRead.map(({ path }) => path),
  );
  return [
    ...notRead.map(
      ({ path, reason }): ProfileReader =>
        () => {
          const below = search.patterns.includes(path) ? '' : (paths.get(path) ?? null);
          const shown = search.shown(path);
          return { kind: 'unread', path: shown, below, message: `${shown}: ${reason}` };
        },
    ),
    ...files.map(
      (path): ProfileReader =>
        () =>
          readInput(path, search, rulebook),
    ),
  ];
}

/** A link that was passed over, in a run that is to be complete; nothing for what else was. */
function unreadLink(skipped: Skipped, shown: Search['shown']): readonly Unread[] {
  const { kind, path } = skipped;
  switch (kind) {
    case 'node_modules':
      return [];
    case 'linked-folder': {
      const reason = `this is a link to a folder and is not followed, so --complete cannot hold. Name the folder, or leave it out with --exclude '${path}'.`;
      return [{ kind: 'folder', path, reason }];
    }
    case 'linked-file': {
      const reason = `this is a link to ${shown(skipped.leadsTo)}, which is checked there and not here, so --complete cannot hold. Put a profile here, or leave the link out with --exclude '${path}'.`;
      return [{ kind: 'file', path, reason }];
    }
  }
}

function readInput(path: string, { shown, below }: Search, rulebook: Rulebook): ProfileInput {
  const text = readText(path);
  const name = shown(path);
  const found = below.get(path) ?? null;
  if (!text.ok) return { kind: 'unread', path: name, below: found, message: describeFault(text.fault, name) };
  const file = { ...text.file, name };
  return { kind: 'text', file, path: found, ...readNamed(file, rulebook) };
}

/** A profile, and its name as far as that can be read where the rest cannot. */
export function readNamed(
  file: SourceFile,
  rulebook: Rulebook,
): { readonly name: string | null; readonly profile: Outcome<Profile> } {
  let name: string | null = null;
  const form = profileForm(rulebook);
  const profile = readSource(file, 'a profile', (tree) => {
    name = nameIn(tree);
    return readProfile(tree, form);
  });
  return { name, profile };
}

function nameIn(tree: Tree): string | null {
  const name = child(tree, 'name');
  return name?.kind === 'scalar' && typeof name.value === 'string' ? name.value : null;
}
