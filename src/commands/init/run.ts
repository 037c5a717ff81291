import { profileTemplate } from '../../profile/write-new.ts';
import { printable } from '../../yaml/printable.ts';
import { forEditors } from '../editor-schema.ts';
import { finish } from '../finish.ts';
import { loadRulebook } from '../load.ts';
import { failure, success } from '../outcome.ts';
import { profileForm } from '../profile-form.ts';
import { namedProfile } from '../profile-source.ts';
import type { InitOptions } from './command.ts';

/** Writes a profile in which everything is still a comment. */
export function run(file: string, { force, rules: path }: InitOptions): Promise<void> {
  const outputs = file === '-' ? [] : [{ named: file, path: file }];
  return finish(
    async () => {
      const rulebook = await loadRulebook(path);
      if (!rulebook.ok) return failure(rulebook.message);
      const form = profileForm(rulebook.value.rulebook);
      const rules = path === undefined ? '' : ` --rules ${printable(path)}`;
      const next = `Fill in what you know, then: advisor recommend${namedProfile(file)}${rules}`;
      const said = `Wrote ${printable(file)}. ${next}`;
      return success(...forEditors({ text: profileTemplate(form), to: file, said }, form));
    },
    { outputs, inputs: [['the rulebook', path]], force },
  );
}
