import { existsSync } from 'node:fs';
import type { Prompts } from '../../io/prompts.ts';
import { identityOf } from '../../io/target.ts';
import { writeFile } from '../../io/write-file.ts';
import type { ProfileForm } from '../../profile/read-profile.ts';
import { clashesOf, type Inputs } from '../clashes.ts';
import { forEditors } from '../editor-schema.ts';
import { mayOverwrite } from '../may-overwrite.ts';

export const DEFAULT_FILE = 'advisor.yaml';

/** Which file somebody asked for on the command line, and which one the answers started from. */
export interface Wish {
  readonly save: string | undefined;
  readonly from: string | undefined;
  readonly force: boolean;
  /** Files that are read, or written with something else. */
  readonly taken?: Inputs;
  /** What profiles are written in; without it, no schema comes beside the profile. */
  readonly form?: ProfileForm;
}

/** Saves a profile where somebody wants it, and returns its name; null where they do not want it saved. */
export async function saveProfile(text: string, wish: Wish, prompts: Prompts): Promise<string | null> {
  let file = wish.save ?? (await chooseFile(wish, prompts));
  while (file !== null) {
    const clashes = clashesOf([{ named: file, path: file }], wish.taken ?? []);
    prompts.say(clashes);
    if (clashes.length === 0 && (await writeNew(file, text, wish, prompts))) return file;
    file = await chooseFile(wish, prompts);
  }
  return null;
}

/** Writes a profile, and beside it what editors need to complete and check it. False where it was not written. */
async function writeNew(
  file: string,
  text: string,
  { force, form, from }: Wish,
  prompts: Prompts,
): Promise<boolean> {
  const profile = { text, to: file };
  const [written, schema] = form === undefined ? [profile] : forEditors(profile, form);
  const isWritten = await writeAsking(file, written.text, force || isSame(file, from), prompts);
  if (isWritten && schema !== undefined) writeFile(schema.to, schema.text, 'new');
  return isWritten;
}

async function chooseFile({ from }: Wish, prompts: Prompts): Promise<string | null> {
  const names = [...new Set([...(from === undefined || from === '-' ? [] : [from]), DEFAULT_FILE])];
  const choice = await prompts.choose<{ readonly file: string | null } | 'other'>({
    question: 'Save your answers as a profile?',
    help: 'A profile is a text file that can be read, changed and kept with the project.',
    entries: [
      ...names.map((file) => ({ value: { file }, label: yesFor(file, from) })),
      { value: 'other', label: 'Yes, under another name' },
      { value: { file: null }, label: 'No' },
    ],
  });
  return choice === 'other' ? typeName(prompts) : choice.file;
}

function yesFor(file: string, from: string | undefined): string {
  if (isSame(file, from)) return `Yes, update ${file}`;
  return existsSync(file) ? `Yes, in place of the ${file} that is there` : `Yes, as ${file}`;
}

/** Whoever starts from a file and saves to it updates it: what it says is kept. */
function isSame(file: string, from: string | undefined): boolean {
  return (
    from !== undefined && from !== '-' && identityOf(file) !== null && identityOf(file) === identityOf(from)
  );
}

async function typeName(prompts: Prompts): Promise<string> {
  const name = await prompts.type({
    question: 'Under which name?',
    unit: 'file',
    text: '',
    fault: (typed) => (typed.trim() === '' ? 'a file name, such as team.yaml' : null),
  });
  return name.trim();
}

/** Writes a file, but asks before it takes the place of another one. False where it was not written. */
export async function writeAsking(
  file: string,
  text: string,
  force: boolean,
  prompts: Prompts,
): Promise<boolean> {
  const first = writeFile(file, text, force ? 'replace' : 'new');
  const mayReplace = first.kind === 'exists' && (await mayOverwrite(file, prompts));
  const written = mayReplace ? writeFile(file, text, 'replace') : first;
  if (written.kind === 'failed') prompts.say([written.message]);
  return written.kind === 'written';
}

const QUESTIONS_FILE = 'questions.md';

/** Asks whether open questions are to be written down; null where they are not. */
export function wantsDocument(prompts: Prompts): Promise<string | null> {
  return prompts.choose<string | null>({
    question: 'Write these questions down, to be sent to those who may know?',
    entries: [
      { value: null, label: 'No' },
      { value: QUESTIONS_FILE, label: `Yes, as ${QUESTIONS_FILE}` },
    ],
  });
}
