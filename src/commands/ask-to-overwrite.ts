import { Interrupted } from '../io/prompts.ts';
import { outputTerminal } from '../io/terminal.ts';
import { withPrompts } from '../io/with-prompts.ts';
import { mayOverwrite } from './may-overwrite.ts';

/** Asks at the terminal whether a file may be written over. Whoever leaves has not said yes. */
export async function askToOverwrite(path: string): Promise<boolean> {
  try {
    return await withPrompts(await outputTerminal(false), (prompts) => ({
      run: () => mayOverwrite(path, prompts),
      save: () => {},
    }));
  } catch (error) {
    if (error instanceof Interrupted) return false;
    throw error;
  }
}
