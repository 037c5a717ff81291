import { write } from '../io/terminal.ts';
import type { Inputs } from './clashes.ts';
import { failure, type Outcome } from './outcome.ts';

interface FinishOptions {
  readonly output?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** Runs a command, writes what it has to say to standard output or a file, and sets the exit code. */
export async function finish(
  work: () => Promise<Outcome>,
  { output: file = '-', force = false, quiet = false }: FinishOptions,
  inputs: Inputs,
): Promise<void> {
  if (file === '-') return settle(await work(), (text) => write('stdout', text));
  const { permitOutputs, saveAndSay } = await import('./outputs.ts');
  const permits = await permitOutputs([{ named: `--output ${file}`, path: file }], inputs, force);
  if (!permits.ok) return settle(failure(permits.message), () => false);
  settle(await work(), (text) => saveAndSay(file, text, permits.value, quiet));
}

function settle({ output, messages, exitCode }: Outcome, writeOut: (text: string) => boolean): void {
  if (messages !== '') write('stderr', messages);
  const isWritten = output === '' || writeOut(output);
  process.exitCode = isWritten ? exitCode : 2;
}
