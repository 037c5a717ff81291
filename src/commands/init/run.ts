import { ASSUMPTION_INPUTS } from '../../cost/inputs.ts';
import { profileTemplate } from '../../profile/write-new.ts';
import { printable } from '../../yaml/printable.ts';
import { loadRulebook } from '../load.ts';
import type { InitOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { permitOutputs, save } from '../outputs.ts';

/** Writes a profile in which everything is still a comment. */
export async function runInit(file: string, options: InitOptions): Promise<Outcome> {
  const outputs = file === '-' ? [] : [{ named: file, path: file }];
  const permits = await permitOutputs(outputs, [['the rulebook', options.rules]], options.force === true);
  if (!permits.ok) return failure(permits.message);
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const template = profileTemplate(rulebook.value.rulebook, ASSUMPTION_INPUTS);
  if (file === '-') return success(template);
  const saved = save(file, template, permits.value);
  if (!saved.ok) return failure(saved.message);
  if (saved.message === '') return success('');
  const rules = options.rules === undefined ? '' : ` --rules ${printable(options.rules)}`;
  return success(
    '',
    `${saved.message} Fill in what you know, then: advisor recommend ${printable(file)}${rules}\n`,
  );
}
