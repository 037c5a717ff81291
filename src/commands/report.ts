import { outputTerminal } from '../io/terminal.ts';
import type { Inputs } from './clashes.ts';
import { finish, outputOf } from './finish.ts';
import { FORMATS, type Format, type Shown } from './formats.ts';
import type { Loaded } from './load.ts';
import { inputsOf } from './options.ts';
import { failure, success } from './outcome.ts';
import { noProfileMessage, type ProfileSource, profileSource } from './profile-source.ts';

/** How a report is asked for. */
export interface ReportOptions {
  readonly format: Format;
  /** In place of a format. */
  readonly json?: boolean;
  readonly color: boolean;
  readonly output?: string;
  readonly force?: boolean;
}

/** Runs a command that makes a report, and writes it in the format and to where it was asked for. */
export function report(
  options: ReportOptions,
  inputs: Inputs,
  work: () => Promise<Loaded<Shown>>,
): Promise<void> {
  const { output, force } = options;
  return finish(
    async () => {
      const shown = await work();
      if (!shown.ok) return failure(shown.message);
      return success({ text: await formatted(shown.value, options), to: output ?? '-' });
    },
    { outputs: outputOf(output), inputs, force },
  );
}

/** Likewise on a profile: the one that is named, or the one that is found where none is. */
export function reportOnProfile(
  path: string | undefined,
  options: ReportOptions & { readonly rules?: string },
  work: (source: ProfileSource) => Promise<Loaded<Shown>>,
): Promise<void> {
  const source = profileSource(path, false);
  return report(options, inputsOf(source?.path, options), async () =>
    source === null ? { ok: false, message: noProfileMessage() } : work(source),
  );
}

/** A report in a format. Colours are for standard output alone. */
export async function formatted(
  shown: Shown,
  { format, json = false, color, output = '-' }: ReportOptions,
): Promise<string> {
  return FORMATS[json ? 'json' : format](shown, await outputTerminal(color && output === '-'));
}
