import { canAsk, outputTerminal } from '../../io/terminal.ts';
import { withPrompts } from '../../io/with-prompts.ts';
import { finish, outputOf } from '../finish.ts';
import { loadProfile, loadRulebook } from '../load.ts';
import { inputsOf } from '../options.ts';
import { failure, type Outcome } from '../outcome.ts';
import type { InterviewOptions } from './command.ts';
import { Draft } from './draft.ts';
import { interviewClashes } from './files.ts';
import { Questioning, type Recommend } from './questioning.ts';

const NO_TERMINAL = `Questions can only be asked on a terminal, and here is none. Either write a profile
("advisor init" makes a template) and run "advisor recommend advisor.yaml", or run
"advisor interview" on a terminal.`;

/** The interview that asks, saves what was answered, and reports what is recommended then. */
export function interviewWith(recommend: Recommend): (options: InterviewOptions) => Promise<void> {
  return (options) =>
    finish(() => interview(options, recommend), {
      outputs: outputOf(options.output),
      inputs: inputsOf(undefined, options),
      force: options.force,
    });
}

async function interview(options: InterviewOptions, recommend: Recommend): Promise<Outcome> {
  if (!canAsk()) return failure(NO_TERMINAL);
  const clashes = interviewClashes(options);
  if (clashes.length > 0) return failure(clashes.join('\n'));
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const from = options.from === undefined ? null : loadProfile(options.from, rulebook.value.rulebook);
  if (from !== null && !from.ok) return failure(from.message);
  const draft = new Draft(rulebook.value, from?.value ?? null, options.all === true);
  const terminal = await outputTerminal(options.color);
  return withPrompts(terminal, (prompts) => new Questioning(draft, options, prompts, recommend));
}
