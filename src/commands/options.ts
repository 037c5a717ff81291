import {
  Argument,
  type Command,
  InvalidArgumentError,
  Option,
  type OptionValues,
} from '@commander-js/extra-typings';
import { isDate } from '../profile/read-decision.ts';
import type { Inputs } from './clashes.ts';
import { FORMATS } from './formats.ts';
import { namesOf } from './names-of.ts';

/** What the options of a command are once they are read, as its definition says. */
export type OptionsOf<Define extends () => { opts(): unknown }> = ReturnType<ReturnType<Define>['opts']>;

/** The one profile that a command is about. */
export const profileArgument = () =>
  new Argument(
    '[profile]',
    'Profile to read (default: advisor.yaml here or above, up to the root of the repository; - is standard input)',
  );

export const forceOption = () => new Option('--force', 'Overwrite files that exist, without asking');

export const rulesOption = () =>
  new Option('--rules <file>', 'Use another rulebook instead of the built-in one');

export const colorOption = () =>
  new Option('--no-color', 'Print no colours (so does the environment variable NO_COLOR)');

export const outputOption = () =>
  new Option('-o, --output <file>', 'Write the result to a file instead of standard output');

/** Facts given on the command line, on top of the profile's own. */
export const setOption = () =>
  new Option(
    '-s, --set <fact=value>',
    'Set or replace a fact, as in data.sensitivity=public (repeatable)',
  ).argParser(collect);

/** Assumptions of the cost model given on the command line, on top of the profile's own. */
export const assumeOption = () =>
  new Option(
    '--assume <name=value>',
    'State or replace a figure of the cost, as in staff.usd_per_year=95000 (repeatable)',
  ).argParser(collect);

/** Priorities given on the command line, on top of the profile's own. */
export const priorityOption = () =>
  new Option(
    '--priority <criterion=level>',
    'Count a criterion as ignore, low, normal or high, as in cost=high (repeatable)',
  ).argParser(collect);

export const todayOption = () =>
  new Option('--today <date>', 'Take this day (YYYY-MM-DD) for today').argParser(day);

const formatOption = () =>
  new Option('-f, --format <format>', 'How to print the result')
    .choices(namesOf(FORMATS))
    .default('text' as const);

export const jsonOption = () => new Option('--json', 'Short for --format json').conflicts('format');

/** Adds what every command has that prints a report; below the options of its own. */
export function withReportOptions<Args extends unknown[], Options extends OptionValues>(
  command: Command<Args, Options>,
) {
  return command
    .addOption(formatOption())
    .addOption(jsonOption())
    .addOption(outputOption())
    .addOption(forceOption())
    .addOption(rulesOption())
    .addOption(colorOption());
}

/** Everything in place of what matters most; `formerly` is what that was called, and is answered with its name now. */
export function withFullOption<Args extends unknown[], Options extends OptionValues>(
  command: Command<Args, Options>,
  full: Option<'--full'>,
  formerly: string,
) {
  const former = new Option(formerly).hideHelp();
  const said = `error: unknown option '--${former.name()}'\n(Did you mean --full?)`;
  return command
    .addOption(full)
    .addOption(former)
    .on(`option:${former.name()}`, () => command.error(said));
}

/** The files that a command reads which takes a profile and a rulebook. */
export function inputsOf(profile: string | undefined, options: { readonly rules?: string }): Inputs {
  return [
    ['the profile', profile],
    ['the rulebook', options.rules],
  ];
}

/** For options that may be repeated. */
export function collect(value: string, previous: readonly string[] = []): readonly string[] {
  return [...previous, value];
}

function day(value: string): string {
  if (!isDate(value)) throw new InvalidArgumentError('It must be a date such as 2026-12-31.');
  return value;
}

/** A whole number from 0 on. */
export function wholeNumber(value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(value);
}
