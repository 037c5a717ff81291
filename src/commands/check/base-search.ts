import { isDynamicPattern } from 'tinyglobby';
import { disk } from '../../io/disk.ts';
import { type Expanded, expandPaths } from '../../io/expand-paths.ts';
import { nearFile } from '../../io/near-file.ts';
import { type Opened, openRevision, type Revision } from '../../io/revision.ts';
import { printable } from '../../yaml/printable.ts';

/** Earlier versions of profiles: files that were named, and what revisions have. */
export interface BaseSearch {
  readonly patterns: readonly string[];
  readonly files: Expanded;
  readonly revisions: readonly { readonly revision: Revision; readonly found: Expanded }[];
}

/**
 * Looks for the files that --base names, and in the revisions that it names: there for what the run looks at.
 * @param named files, folders, globs and revisions; undefined: no comparison is asked for.
 * @param looked what the run itself looks at; - is nothing that a revision could have.
 * @param root a folder in the repository.
 */
export function searchForBases(
  named: readonly string[] | undefined,
  looked: readonly string[],
  exclusions: readonly string[],
  root: string,
): { readonly search: BaseSearch | null; readonly faults: readonly string[] } {
  if (named === undefined) return { search: null, faults: [] };
  const each = named.map((base) => meaningOf(base, root));
  const patterns = each.flatMap((base) => (base.kind === 'path' ? [base.path] : []));
  const revisions = each.flatMap((base) => (base.kind === 'opened' ? [base.revision] : []));
  const isUnnamed = revisions.length > 0 && looked.includes('-');
  return {
    search: {
      patterns,
      files: expandPaths(patterns, exclusions),
      revisions: revisions.map((revision) => ({
        revision,
        found: expandPaths(
          looked.filter((path) => path !== '-'),
          exclusions,
          revision,
        ),
      })),
    },
    faults: [
      ...each.flatMap((base) => (base.kind === 'fault' ? [`--base ${printable(base.message)}`] : [])),
      ...(isUnnamed ? ['--base: tell with --stdin-name which file standard input is, to compare it.'] : []),
    ],
  };
}

type Meaning =
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'opened'; readonly revision: Revision }
  | { readonly kind: 'fault'; readonly message: string };

/**
 * What exists may also be the name of a revision: then nobody can tell which is meant, and a change that is checked
 * must not be able to put itself in the place of its target branch.
 */
function meaningOf(base: string, root: string): Meaning {
  const isPath: Meaning = { kind: 'path', path: base };
  const exists = base === '-' || disk.look(base).kind !== 'refused';
  if (exists && isSurelyPath(base)) return isPath;
  if (base === '' || (!exists && isDynamicPattern(base))) return isPath;
  const opened = openRevision(base, root);
  if (exists) return opened.kind === 'opened' ? twoMeanings(base) : isPath;
  return opened.kind === 'opened' ? opened : { kind: 'fault', message: `${base}: ${reasonOf(base, opened)}` };
}

function isSurelyPath(path: string): boolean {
  return path === '-' || /^[./]|[\\/]$|\.(ya?ml|json)$/i.test(path);
}

function twoMeanings(base: string): Meaning {
  const message = `${base}: this is a path and a revision. Write ./${base} for the path; give the revision in full, as in refs/remotes/origin/main, or by its hash.`;
  return { kind: 'fault', message };
}

function reasonOf(base: string, opened: Exclude<Opened, { readonly kind: 'opened' }>): string {
  const near = nearFile(base);
  const noFile = `there is no such file${near === null ? '' : ` (did you mean "${near}"?)`}`;
  switch (opened.kind) {
    case 'no-repository':
      return `${noFile}, and no revision either: this is in no git repository.`;
    case 'unknown':
      return `${noFile}, and git knows no such revision. If it is one, fetch it first; on GitHub Actions with fetch-depth: 0 for actions/checkout.`;
    case 'ambiguous':
      return 'git knows several revisions of this name. Give it in full, as in refs/remotes/origin/main, or by its hash.';
    case 'failed':
      return `${noFile}; whether it is a revision cannot be told: ${opened.message}`;
  }
}
