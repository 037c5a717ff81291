import { Interrupted, type Prompts } from '../io/prompts.ts';
import { outputTerminal } from '../io/terminal.ts';
import { withPrompts } from '../io/with-prompts.ts';

/** Asks something at the terminal that is a yes or a no. Whoever leaves has not said yes. */
export async function askWhether(ask: (prompts: Prompts) => Promise<boolean>): Promise<boolean> {
  try {
    return await withPrompts(await outputTerminal(false), (prompts) => ({
      run: () => ask(prompts),
      save: () => {},
    }));
  } catch (error) {
    if (error instanceof Interrupted) return false;
    throw error;
  }
}
