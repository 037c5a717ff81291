import { Interrupted, type Prompts } from '../io/prompts.ts';
import { outputTerminal } from '../io/terminal.ts';
import { withPrompts } from '../io/with-prompts.ts';

/** Asks something at the terminal that is a yes or a no. Whoever leaves has not said yes. */
export async function askWhether(ask: (prompts: Prompts) => Promise<boolean>): Promise<boolean> {
  return (await askFor(ask)) === true;
}

/** Asks something at the terminal; null where somebody leaves. */
export async function askFor<T>(ask: (prompts: Prompts) => Promise<T>): Promise<T | null> {
  try {
    return await withPrompts(await outputTerminal(false), (prompts) => ({
      run: () => ask(prompts),
      save: () => {},
    }));
  } catch (error) {
    if (error instanceof Interrupted) return null;
    throw error;
  }
}
