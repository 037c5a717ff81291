import { profileTemplate } from '../interview/profile-text.ts';
import { createFile } from '../io/new-file.ts';
import { writeFile } from '../io/write-file.ts';
import { ASSUMPTION_INPUTS } from '../models/inputs.ts';
import { printable } from '../source/printable.ts';
import { loadRulebook } from './load.ts';
import type { InitOptions } from './options.ts';
import { failure, type Outcome, success } from './outcome.ts';

/** Writes a profile in which everything is still a comment. */
export async function runInit(file: string, options: InitOptions): Promise<Outcome> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const template = profileTemplate(rulebook.value.rulebook, ASSUMPTION_INPUTS);
  if (file === '-') return success(template);
  const created = createFile(file, template);
  if (created.kind === 'failed') return failure(printable(created.message));
  if (created.kind === 'exists') {
    if (options.force !== true)
      return failure(`${printable(file)} exists and stays as it is. --force overwrites it.`);
    const written = writeFile(file, template);
    if (!written.ok) return failure(printable(written.message));
  }
  const rules = options.rules === undefined ? '' : ` --rules ${printable(options.rules)}`;
  return success(
    '',
    `Wrote ${printable(file)}. Fill in what you know, then: advisor recommend ${printable(file)}${rules}\n`,
  );
}
