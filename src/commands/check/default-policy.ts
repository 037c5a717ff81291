import { dirname } from 'node:path';
import { findUpwards } from '../../io/find-upwards.ts';
import { nearFile } from '../../io/near-file.ts';
import { write } from '../../io/terminal.ts';
import { printable } from '../../yaml/printable.ts';

/** The names that a policy has where a check finds it by itself; of several in one folder the first. */
const POLICY_FILES = ['advisor-policy.yaml', 'advisor-policy.yml', 'advisor-policy.json'] as const;

/** The policies that are named; else the nearest one of the project, which is said. None: there is none. */
export function policiesOf(named: readonly string[] | undefined, quiet: boolean): readonly string[] {
  if (named !== undefined) return named;
  const [found] = POLICY_FILES.flatMap((name) => findUpwards(name) ?? []).sort(byDistance);
  if (found === undefined) return [];
  if (!quiet) write('stderr', `Policy: ${printable(found)}\n`);
  return [found];
}

/** What is found further up has a longer way there. */
function byDistance(a: string, b: string): number {
  return dirname(a).length - dirname(b).length;
}

/** What to do where a check finds no policy. */
export function noPolicyMessage(): string {
  const [name] = POLICY_FILES;
  const near = nearFile(name);
  const meant = near === null ? '' : ` Did you mean "${printable(near)}"?`;
  return `There is no ${name} here.${meant} To go on:
  advisor policy init   writes a policy to fill in
or name a file with --policy.`;
}
