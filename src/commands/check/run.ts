import type { LoadedRulebook } from '../../io/built-in.ts';
import { today as todayByClock } from '../../io/clock.ts';
import { type Expanded, expandPaths } from '../../io/expand-paths.ts';
import { write } from '../../io/terminal.ts';
import { adviserOf } from '../../policy/advice.ts';
import { type CheckOptions, type CheckResult, checkProfiles } from '../../policy/check.ts';
import { type CheckReport, exitCodeOf } from '../../policy/check-report.ts';
import { isDate } from '../../profile/read-decision.ts';
import { compileLoaded } from '../../report/situation.ts';
import { VERSION } from '../../version.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, loadRulebook } from '../load.ts';
import type { CheckCommandOptions } from '../options.ts';
import type { Permits } from '../outputs.ts';
import { loadBaseline, updateBaseline } from './baseline-file.ts';
import { type FormatTarget, readFormats } from './format-option.ts';
import { couldHoldProfiles, profileReaders, readBases } from './inputs.ts';
import { writeReport } from './outputs.ts';
import { permitCheckOutputs } from './permits.ts';
import { loadPolicies, type Policies } from './policies.ts';

const INPUT_IS_WRONG = 2;

/** Everything a check needs, read and checked. */
interface Setup {
  readonly targets: readonly FormatTarget[];
  readonly permits: Permits;
  readonly today: string;
  readonly rulebook: LoadedRulebook;
  readonly policies: Policies;
  readonly bases: CheckOptions['bases'];
  readonly baseline: CheckOptions['baseline'];
}

/** Checks profiles against a policy, writes the report in every format, and sets the exit code. */
export async function runCheck(files: readonly string[], options: CheckCommandOptions): Promise<void> {
  const found = expandPaths(files);
  const setup = await setUp(found, options);
  if (!setup.ok) {
    write('stderr', `${setup.message.trimEnd()}\n`);
    process.exitCode = INPUT_IS_WRONG;
    return;
  }
  const { targets, rulebook, permits } = setup.value;
  const result = check(files, found, setup.value, options);
  const report = reportOf(result, found, setup.value, options);
  const written = await writeReport(report, targets, permits, options);
  const recorded =
    options.baseline === undefined || options.updateBaseline !== true
      ? true
      : updateBaseline(options.baseline, result, rulebook, permits, options.quiet === true);
  process.exitCode = written && recorded ? exitCodeOf(report) : INPUT_IS_WRONG;
}

/** What is wrong with the options; null where nothing is. */
function optionFault({ today, updateBaseline, baseline }: CheckCommandOptions): string | null {
  if (today !== undefined && !isDate(today)) return '--today: it must be a date such as 2026-12-31.';
  if (updateBaseline === true && baseline === undefined)
    return '--update-baseline: name the file with --baseline.';
  return null;
}

async function setUp(found: Expanded, options: CheckCommandOptions): Promise<Loaded<Setup>> {
  const formats = readFormats(options.format ?? [], process.env.GITHUB_ACTIONS === 'true');
  if (!formats.ok) return { ok: false, message: printable(formats.message) };
  const fault = optionFault(options);
  if (fault !== null) return { ok: false, message: fault };
  const permits = await permitCheckOutputs(formats.targets, found, options);
  if (!permits.ok) return permits;
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return rulebook;
  const policies = loadPolicies(options.policy, rulebook.value.rulebook);
  const bases = readBases(options.base, rulebook.value.rulebook);
  const baseline = loadBaseline(options, rulebook.value);
  const faults = [policies, bases, baseline].flatMap((loaded) => (loaded.ok ? [] : [loaded.message]));
  if (!policies.ok || !bases.ok || !baseline.ok) return { ok: false, message: faults.join('\n\n') };
  return {
    ok: true,
    value: {
      targets: formats.targets,
      permits: permits.value,
      today: options.today ?? todayByClock(),
      rulebook: rulebook.value,
      policies: policies.value,
      bases: bases.value,
      baseline: baseline.value,
    },
  };
}

function check(
  files: readonly string[],
  found: Expanded,
  setup: Setup,
  options: CheckCommandOptions,
): CheckResult {
  const { rulebook } = setup.rulebook;
  const readers = profileReaders(files, found, rulebook, options.complete === true);
  const context = {
    policy: setup.policies.together,
    rulebook,
    adviser: adviserOf(compileLoaded(setup.rulebook)),
    today: setup.today,
  };
  return checkProfiles(readers, context, {
    complete: options.complete === true,
    bases: setup.bases,
    baseline: setup.baseline,
    onProgress: options.quiet === true ? () => {} : progress(readers.length),
  });
}

const SECOND = 1000;

/** Says how far a long run is, at most once a second and not in the first. */
function progress(total: number): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (done === total || performance.now() - last < SECOND) return;
    last = performance.now();
    write('stderr', `${done} of ${total} profiles checked\n`);
  };
}

function reportOf(
  result: CheckResult,
  { skipped }: Expanded,
  setup: Setup,
  options: CheckCommandOptions,
): CheckReport {
  const { id, version } = setup.rulebook.rulebook;
  return {
    advisor: VERSION,
    today: setup.today,
    policies: setup.policies.each,
    rulebook: { id, version },
    profiles: result.profiles,
    skipped: options.complete === true ? skipped.filter((each) => !couldHoldProfiles(each)) : skipped,
    findings: result.findings,
    maxWarnings: options.maxWarnings ?? null,
  };
}
