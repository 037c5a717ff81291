import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Problem } from '../yaml/problem.ts';
import { child, type SourceFile, type Tree } from '../yaml/tree.ts';
import type { RulebookPin } from './policy.ts';

/**
 * The exact rulebook that a policy asks for; null where a major version will do. Adds a problem where it asks for
 * another rulebook, or another major version of it: there facts and rules may mean something else.
 */
export function readPin(
  tree: Tree,
  file: SourceFile,
  wanted: string,
  { id, version }: Rulebook,
  problems: Problem[],
): RulebookPin | null {
  const [wantedId = '', wantedVersion = ''] = wanted.split('@');
  const at = child(tree, 'rulebook')?.at ?? tree.at;
  if (wantedId !== id) {
    problems.push({ kind: 'unknown-name', role: 'rulebook', name: wantedId, allowed: [id], at });
    return null;
  }
  const place = { file, at };
  const [, hash] = wantedVersion.split('sha256:');
  if (hash !== undefined) return { kind: 'sha256', value: hash, place };
  if (majorOf(wantedVersion) !== majorOf(version)) {
    const explanation = `the policy is written for ${wanted}, but this is ${id} ${version}. Review the policy, then name ${id}@${majorOf(version)}.`;
    problems.push({ kind: 'clash', subject: 'rulebook', explanation, at });
  }
  return wantedVersion.includes('.') ? { kind: 'version', value: wantedVersion, place } : null;
}

function majorOf(version: string): string {
  return version.split('.')[0] ?? '';
}
