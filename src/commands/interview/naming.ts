import { basename, dirname } from 'node:path';
import type { Prompts } from '../../io/prompts.ts';
import { absolutePath } from '../../io/system-path.ts';
import { folded } from '../../yaml/fold.ts';

const LONGEST_NAME = 100;
const LONGEST_SENTENCE = 500;

/** Asks what a project is called. Whoever says nothing takes the proposal. */
export async function askName(proposal: string, before: string | null, prompts: Prompts): Promise<string> {
  const typed = await prompts.type({
    question: 'What is the project called?',
    help: 'The name stands above the advice and in the file with your answers.',
    hint: `Enter alone: ${before ?? proposal}`,
    unit: 'name',
    text: '',
    fault: (text) => tooLong(text, LONGEST_NAME),
  });
  const name = folded(typed) === '' ? (before ?? proposal) : typed.trim();
  prompts.say([`• Name: ${name}`]);
  return name;
}

/** Asks what a project does; null where nobody says it. */
export async function askSentence(before: string | null, prompts: Prompts): Promise<string | null> {
  const typed = await prompts.type({
    question: 'What is it to do, in one sentence?',
    help: 'For those who read the advice; it changes nothing in it.',
    hint: before === null ? 'Enter alone: skip this' : `Enter alone: ${before}`,
    unit: 'sentence',
    text: '',
    fault: (text) => tooLong(text, LONGEST_SENTENCE),
  });
  const sentence = folded(typed) === '' ? before : typed.trim();
  if (sentence !== null) prompts.say([`• What it does: ${sentence}`]);
  return sentence;
}

function tooLong(text: string, most: number): string | null {
  return text.length <= most ? null : `at most ${most} characters`;
}

/** What to call a project whose name nobody says: as the folder that its profile is in. */
export function proposedName(profile: string): string {
  const folder = basename(dirname(absolutePath(profile)));
  return folded(folder) === '' ? 'my-project' : folder.slice(0, LONGEST_NAME);
}
