import { findUpwards } from '../io/find-upwards.ts';
import { nearFile } from '../io/near-file.ts';
import { type Read, readText } from '../io/read-text.ts';
import { hasPipedInput, write } from '../io/terminal.ts';
import { printable } from '../yaml/printable.ts';
import { PROFILE_FILE } from './command-line.ts';

/** A profile that is to be read. */
export interface ProfileSource {
  /** "-" is standard input. */
  readonly path: string;
  readonly read: () => Read;
}

/**
 * The profile that is named; else the one that is found in the project; else what is piped in. Which of those was taken
 * is said on standard error, unless that is to be quiet. Null where there is none.
 */
export function profileSource(named: string | undefined, quiet: boolean): ProfileSource | null {
  if (named !== undefined) return fileSource(named);
  const found = findProfile(quiet);
  if (found !== null) return fileSource(found);
  return hasPipedInput() ? pipedSource(quiet) : null;
}

/** The profile of the project that the working folder is in. */
export function findProfile(quiet: boolean): string | null {
  const found = findUpwards(PROFILE_FILE);
  if (found !== null) say(`Profile: ${printable(found)}`, quiet);
  return found;
}

/** "There is no advisor.yaml here.", and which file may be meant instead. */
export function noProfileHere(): string {
  const near = nearFile(PROFILE_FILE);
  return `There is no ${PROFILE_FILE} here.${near === null ? '' : ` Did you mean "${printable(near)}"?`}`;
}

/** How a command is told which profile it is about: not at all where it finds that one by itself. */
export function namedProfile(path: string): string {
  return path === PROFILE_FILE ? '' : ` ${printable(path)}`;
}

/** What to do where a command finds no profile. */
export function noProfileMessage(): string {
  return `${noProfileHere()} To go on:
  advisor interview   asks questions on a terminal and saves a profile
  advisor init        writes a profile to fill in
or name a file after the command; - stands for standard input.`;
}

export function fileSource(path: string): ProfileSource {
  return { path, read: () => readText(path) };
}

/** A file under the name that reports have for it. */
export function namedSource(path: string, shown: (path: string) => string): ProfileSource {
  return {
    path,
    read: () => {
      const read = readText(path);
      return read.ok ? { ok: true, file: { ...read.file, name: shown(path) } } : read;
    },
  };
}

/** It may take long until something comes, so what is waited for is said first. Nothing is no profile. */
function pipedSource(quiet: boolean): ProfileSource | null {
  say(`Reading a profile from standard input, as there is no ${PROFILE_FILE} here.`, quiet);
  const read = readText('-');
  if (read.ok && read.file.text.trim() === '') return null;
  return { path: '-', read: () => read };
}

function say(line: string, quiet: boolean): void {
  if (!quiet) write('stderr', `${line}\n`);
}
