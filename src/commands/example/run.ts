import { builtInRulebook } from '../../io/built-in.ts';
import { examples } from '../../io/examples.ts';
import { outputTerminal } from '../../io/terminal.ts';
import { type Block, paragraph } from '../../layout/block.ts';
import { toTerminal } from '../../layout/to-terminal.ts';
import { printable } from '../../yaml/printable.ts';
import type { SourceFile } from '../../yaml/tree.ts';
import { checkName } from '../check-name.ts';
import { forEditors } from '../editor-schema.ts';
import { finish, outputOf } from '../finish.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { profileForm } from '../profile-form.ts';
import { namedProfile } from '../profile-source.ts';
import type { ExampleOptions } from './command.ts';

/** Prints an example of a profile, or which there are. */
export function run(name: string | undefined, { output = '-', force }: ExampleOptions): Promise<void> {
  return finish(() => exampleOf(name, output), { outputs: outputOf(output), inputs: [], force });
}

async function exampleOf(name: string | undefined, to: string): Promise<Outcome> {
  const known = examples();
  const checked = checkName('example', 'example', name, [...known.keys()]);
  if (!checked.ok) return failure(checked.message);
  const file = known.get(checked.value ?? '');
  if (file === undefined) {
    const text = await toTerminal(listOf(known), await outputTerminal(false));
    return success({ text, to });
  }
  const next = `Change what is different with you, then: advisor recommend${namedProfile(to)}`;
  const profile = { text: file.text, to, said: `Wrote ${printable(to)}. ${next}` };
  return success(...forEditors(profile, profileForm(builtInRulebook().rulebook)));
}

function listOf(known: ReadonlyMap<string, SourceFile>): readonly Block[] {
  const groups = [...known].map(([name, { text }]) => [{ name, text: aboutOf(text) }]);
  return [
    { kind: 'definitions', title: null, indent: 2, align: 'left', groups, more: null },
    paragraph('"advisor example NAME" prints one of them, and with "-o FILE" writes it to a file.'),
  ];
}

/** What a profile is about: the comment in its first line. */
function aboutOf(text: string): string {
  return /^# (.*)$/m.exec(text)?.[1] ?? '';
}
