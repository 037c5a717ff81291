import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Inputs } from './clashes.ts';

export function addOutputOptions(command: Command): Command {
  return command
    .option('-o, --output <file>', 'write the result to a file instead of standard output')
    .addOption(forceOption())
    .option('--rules <file>', 'use another rulebook instead of the built-in one')
    .option('--no-color', 'no colours (so does the environment variable NO_COLOR)');
}

export function forceOption(): Option {
  return new Option('--force', 'overwrite files that exist, without asking');
}

/** The files that a command reads which takes a profile and a rulebook. */
export function inputsOf(profile: string | undefined, options: { readonly rules?: string }): Inputs {
  return [
    ['the profile', profile],
    ['the rulebook', options.rules],
  ];
}

export function formatOption<F extends string>(formats: readonly F[]): Option {
  return new Option('-f, --format <format>', 'how to print the result').choices(formats).default(formats[0]);
}

/** Facts given on the command line, on top of the profile's own. */
export function setOption(): Option {
  const description = 'set or replace a fact, as in data.sensitivity=public (repeatable)';
  return new Option('-s, --set <fact=value>', description).argParser(collect);
}

/** For options that may be repeated. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

/** A whole number from 0 on. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}
