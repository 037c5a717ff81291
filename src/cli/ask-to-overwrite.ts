import { Interrupted, withPrompts } from '../io/prompts.ts';
import { outputTerminal } from '../io/terminal.ts';
import { mayOverwrite } from './may-overwrite.ts';

/** Asks at the terminal whether a file may be written over. Whoever leaves has not said yes. */
export async function askToOverwrite(path: string): Promise<boolean> {
  try {
    return await withPrompts(await outputTerminal(false), (prompts) => mayOverwrite(path, prompts));
  } catch (error) {
    if (error instanceof Interrupted) return false;
    throw error;
  }
}
