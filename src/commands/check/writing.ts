import { readText } from '../../io/read-text.ts';
import { identityOf } from '../../io/target.ts';
import type { Inputs } from '../clashes.ts';
import type { Writing } from '../finish.ts';
import type { Output } from '../outputs.ts';
import type { CheckOptions } from './command.ts';
import { extendedFiles } from './extended-path.ts';
import type { FormatTarget } from './format-option.ts';
import type { Search } from './search.ts';

/** The files that a check writes, and those that it reads. */
export function writingOf(
  targets: readonly FormatTarget[],
  search: Search,
  policies: readonly string[],
  options: CheckOptions,
): Writing {
  const outputs = [...reportsIn(targets), ...recordIn(options)];
  const inputs = inputsOf(search, policies, options);
  // Only what is written could fall on a policy that is extended, and it takes reading to know those.
  const extended = outputs.length === 0 ? [] : extendedFiles(policies);
  const all = [...inputs, ...extended.map((path) => ['a policy that is extended', path] as const)];
  return { outputs, inputs: all, force: options.force, quiet: options.quiet };
}

function reportsIn(targets: readonly FormatTarget[]): readonly Output[] {
  return targets.flatMap(({ format, to }) =>
    to === '-' ? [] : [{ named: `--format ${format}=${to}`, path: to }],
  );
}

/** Recorded verdicts are there to be replaced, that is what --update-baseline says; another file by that name is not. */
function recordIn({ baseline, updateBaseline }: CheckOptions): readonly Output[] {
  if (updateBaseline !== true || baseline === undefined) return [];
  return [{ named: `--baseline ${baseline}`, path: baseline, replaces: holdsVerdicts(baseline) }];
}

const MOST_VERDICTS = 2 ** 28;

/** Whether a file begins as recorded verdicts do, whole or not, of whatever version. */
function holdsVerdicts(path: string): boolean {
  if (identityOf(path) === null) return false;
  const read = readText(path, MOST_VERDICTS);
  return read.ok && /^\s*\{\s*"advisor":\s*"/.test(read.file.text);
}

function inputsOf({ bases, found }: Search, policies: readonly string[], options: CheckOptions): Inputs {
  const { rules, bom = [], baseline, updateBaseline } = options;
  return [
    ['standard output', '/dev/stdout'],
    ...policies.map((path) => ['the policy', path] as const),
    ['the rulebook', rules],
    ['the baseline', updateBaseline === true ? undefined : baseline],
    ...bom.map((path) => ['a bill of materials', path] as const),
    ...found.files.map((path) => ['a profile', path] as const),
    ...(bases?.files.files ?? []).map((path) => ['a profile of --base', path] as const),
  ];
}
