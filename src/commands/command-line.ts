import type { FactValue } from '../rulebook/fact.ts';

/** The name that a profile has unless it is given another one: commands find it by themselves. */
export const PROFILE_FILE = 'advisor.yaml';

/** How a profile was asked for: its file, null for none that could be read again, and what the command line said on top. */
export interface AskedFor {
  readonly file: string | null;
  readonly rules: string | null;
  readonly onTop: readonly string[];
}

interface OnCommandLine {
  readonly set?: readonly string[] | undefined;
  readonly assume?: readonly string[] | undefined;
  readonly priority?: readonly string[] | undefined;
  readonly rules?: string | undefined;
}

export function askedFor(
  file: string | null,
  { assume = [], priority = [], rules, set = [] }: OnCommandLine,
): AskedFor {
  const onTop = [
    ...set.flatMap((each) => ['--set', each]),
    ...assume.flatMap((each) => ['--assume', each]),
    ...priority.flatMap((each) => ['--priority', each]),
  ];
  return { file: file === '-' ? null : file, rules: rules ?? null, onTop };
}

/** A command line that asks the same of a project, and something more. */
export function commandLine(
  command: string,
  { file, onTop, rules }: AskedFor,
  ...more: readonly string[]
): string {
  const words = [
    ...(file === null || file === PROFILE_FILE ? [] : [file]),
    ...onTop,
    ...(rules === null ? [] : ['--rules', rules]),
    ...more,
  ];
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
