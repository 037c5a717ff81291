import { type Expanded, expandPaths } from '../../io/expand-paths.ts';
import type { Inputs } from '../clashes.ts';
import type { Loaded } from '../load.ts';
import type { CheckCommandOptions } from '../options.ts';
import { type Output, type Permits, permitOutputs } from '../outputs.ts';
import type { FormatTarget } from './format-option.ts';

/** Settles how the files of a check are to be written, before anything is checked. */
export async function permitCheckOutputs(
  targets: readonly FormatTarget[],
  found: Expanded,
  options: CheckCommandOptions,
): Promise<Loaded<Permits>> {
  const outputs = [...reportsIn(targets), ...recordIn(options)];
  if (outputs.length === 0) return { ok: true, value: new Map() };
  return permitOutputs(outputs, inputsOf(found, options), options.force === true);
}

function reportsIn(targets: readonly FormatTarget[]): readonly Output[] {
  return targets.flatMap(({ format, file }) =>
    file === null ? [] : [{ named: `--format ${format}=${file}`, path: file }],
  );
}

/** The recorded verdicts are there to be replaced: that is what --update-baseline says. */
function recordIn({ baseline, updateBaseline }: CheckCommandOptions): readonly Output[] {
  if (updateBaseline !== true || baseline === undefined) return [];
  return [{ named: `--baseline ${baseline}`, path: baseline, replaces: true }];
}

function inputsOf({ files }: Expanded, options: CheckCommandOptions): Inputs {
  const { policy, rules, base = [], baseline, updateBaseline } = options;
  return [
    ['standard output', '/dev/stdout'],
    ...policy.map((path) => ['the policy', path] as const),
    ['the rulebook', rules],
    ['the baseline', updateBaseline === true ? undefined : baseline],
    ...files.map((path) => ['a profile', path] as const),
    ...expandPaths(base).files.map((path) => ['a profile of --base', path] as const),
  ];
}
