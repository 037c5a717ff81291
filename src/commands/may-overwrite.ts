import type { Prompts } from '../io/prompts.ts';

/** Asks whether a file may be written over. */
export function mayOverwrite(file: string, prompts: Prompts): Promise<boolean> {
  return prompts.choose({
    question: `${file} exists. Overwrite it?`,
    entries: [
      { value: false, label: 'No, keep it as it is' },
      { value: true, label: 'Yes, overwrite it' },
    ],
  });
}
