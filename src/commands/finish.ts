import type { Content } from '../io/content.ts';
import { write } from '../io/terminal.ts';
import type { Inputs } from './clashes.ts';
import { exitWith } from './exit.ts';
import { EXIT } from './exit-codes.ts';
import { secondInput } from './one-input.ts';
import { failure, type Made, type Outcome } from './outcome.ts';
import type { Output } from './outputs.ts';

/** What is to be written, and what must not be written over. */
export interface Writing {
  readonly outputs: readonly Output[];
  readonly inputs: Inputs;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

type Put = (made: Made<Content>) => boolean;

const toStandardOutput: Put = ({ text, mayCommand }) => text === '' || write('stdout', text, mayCommand);

/** Settles what may be written, runs a command, writes what it made, and sets the exit code. */
export async function finish(work: () => Promise<Outcome>, writing: Writing): Promise<void> {
  const second = secondInput(writing.inputs);
  if (second !== null) return settle(failure(second), toStandardOutput);
  if (writing.outputs.length === 0) return settle(await work(), toStandardOutput);
  const { permitOutputs, saveAndSay } = await import('./outputs.ts');
  const { clashesOf } = await import('./clashes.ts');
  const { outputs, inputs, force = false, quiet = false } = writing;
  const permits = await permitOutputs(outputs, inputs, force);
  if (!permits.ok) return settle(failure(permits.message), toStandardOutput);
  const outcome = await work();
  const clashes = clashesOf(outputs, outcome.read ?? []);
  settle(clashes.length === 0 ? outcome : failure(clashes.join('\n')), (made) =>
    made.to === '-' ? toStandardOutput(made) : saveAndSay(made, permits.value, quiet),
  );
}

function settle({ made, messages, exitCode }: Outcome, put: Put): void {
  if (messages !== '') write('stderr', messages);
  const unwritten = made.filter((each) => !put(each));
  exitWith(unwritten.length === 0 ? exitCode : EXIT.wrong);
}

/** The file that --output names, if it is one. */
export function outputOf(file: string | undefined): readonly Output[] {
  return file === undefined || file === '-' ? [] : [{ named: `--output ${file}`, path: file }];
}
