import type { Content } from '../io/content.ts';
import { guarded } from '../io/guard.ts';
import { identityOf, targetOf } from '../io/target.ts';
import { canAsk, write } from '../io/terminal.ts';
import { type How, writeFile } from '../io/write-file.ts';
import { printable } from '../yaml/printable.ts';
import { clashesOf, type Inputs, type Wanted } from './clashes.ts';
import type { Loaded } from './load.ts';
import type { Made } from './outcome.ts';

/** How each file that was asked for may be written. */
export type Permits = ReadonlyMap<string, How>;

/** A file to be written; some are there to be replaced. */
export type Output = Wanted & { readonly replaces?: boolean };

/**
 * Settles how files are to be written, before anything is worked out: none that is read, none twice, and none that
 * holds something, unless that is forced, or somebody at the terminal says yes.
 */
export async function permitOutputs(
  outputs: readonly Output[],
  inputs: Inputs,
  force: boolean,
): Promise<Loaded<Permits>> {
  const faults = [...clashesOf(outputs, inputs)];
  const permits = new Map<string, How>();
  for (const { path, replaces = false } of faults.length > 0 ? [] : outputs) {
    const how = howTo(path, force || replaces) ?? ((await isAllowed(path)) ? 'replace' : null);
    if (how !== null) permits.set(path, how);
    else faults.push(existing(path));
  }
  return faults.length > 0 ? { ok: false, message: faults.join('\n') } : { ok: true, value: permits };
}

/** Null where that is for somebody to say. What a step on GitHub Actions has to say is added to its summary. */
function howTo(path: string, mayReplace: boolean): How | null {
  const { GITHUB_STEP_SUMMARY: summary = '' } = process.env;
  if (summary !== '' && identityOf(path) !== null && identityOf(path) === identityOf(summary))
    return 'append';
  const target = targetOf(path);
  if (target.kind !== 'file' || target.stats.size === 0) return 'new';
  return mayReplace ? 'replace' : null;
}

async function isAllowed(path: string): Promise<boolean> {
  if (!canAsk()) return false;
  const [{ askWhether }, { mayOverwrite }] = [
    await import('./ask-whether.ts'),
    await import('./may-overwrite.ts'),
  ];
  return askWhether((prompts) => mayOverwrite(path, prompts));
}

/** Writes a file as it was permitted, and says on standard error what came of it. False where it is not written. */
export function saveAndSay(
  { to, text, said, mayCommand = false }: Made<Content>,
  permits: Permits,
  quiet: boolean,
): boolean {
  const how = permits.get(to) ?? 'new';
  const written = writeFile(to, guarded(text, { command: mayCommand }), how);
  switch (written.kind) {
    case 'exists':
      write('stderr', `${existing(to)}\n`);
      return false;
    case 'failed':
      write('stderr', `${written.message}\n`);
      return false;
    case 'written':
      if (written.isFile && !quiet) write('stderr', `${said ?? savedText(to, how)}\n`);
      return true;
  }
}

function savedText(path: string, how: How): string {
  return `${how === 'append' ? 'Added to' : 'Wrote'} ${printable(path)}.`;
}

function existing(path: string): string {
  return `${printable(path)} exists and stays as it is. --force overwrites it.`;
}
