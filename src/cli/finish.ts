import { write } from '../io/terminal.ts';
import type { Outcome } from './outcome.ts';

/** Writes what a command has to say, and sets the exit code. */
export async function finish(outcome: Outcome, options: { readonly output?: string }): Promise<void> {
  if (outcome.messages !== '') write('stderr', outcome.messages);
  process.exitCode = outcome.exitCode;
  if (outcome.output === '') return;
  if (options.output === undefined || options.output === '-') {
    write('stdout', outcome.output);
    return;
  }
  const { writeFile } = await import('../io/write-file.ts');
  const written = writeFile(options.output, outcome.output);
  if (written.ok) return;
  write('stderr', `${written.message}\n`);
  process.exitCode = 2;
}
