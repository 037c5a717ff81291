import type { FactValue } from '../rulebook/fact.ts';

/** How a profile was asked for: its file, and what the command line said on top of it. */
export interface AskedFor {
  readonly file: string;
  readonly options: readonly string[];
}

interface OnCommandLine {
  readonly set?: readonly string[] | undefined;
  readonly assume?: readonly string[] | undefined;
  readonly rules?: string | undefined;
}

/** The file that commands take by themselves. */
export const DEFAULT_FILE = 'advisor.yaml';

export function askedFor(file: string, { assume = [], rules, set = [] }: OnCommandLine): AskedFor {
  const options = [
    ...set.flatMap((each) => ['--set', each]),
    ...assume.flatMap((each) => ['--assume', each]),
    ...(rules === undefined ? [] : ['--rules', rules]),
  ];
  return { file, options };
}

/** A command line that asks the same of a project, and something more. */
export function commandLine(
  command: string,
  { file, options }: AskedFor,
  ...more: readonly string[]
): string {
  const words = [...(file === DEFAULT_FILE ? [] : [file]), ...options, ...more];
  return ['advisor', command, ...words.map(quoted)].join(' ');
}

/** A fact as --set takes it. */
export function settingText(fact: string, value: FactValue): string {
  return `${fact}=${Array.isArray(value) ? value.join(',') : value}`;
}

/** As a shell reads it as one word. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
