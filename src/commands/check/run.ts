import { builtInModelFacts } from '../../io/built-in.ts';
import { today as todayByClock } from '../../io/clock.ts';
import type { Content } from '../../io/content.ts';
import { keepHeapSmall } from '../../io/small-heap.ts';
import { outputTerminal, write } from '../../io/terminal.ts';
import { type CheckOptions as Checking, type CheckResult, checkProfiles } from '../../policy/check.ts';
import { type CheckReport, endOf } from '../../policy/check-report.ts';
import { missingProfile } from '../../policy/required-profiles.ts';
import { checkPins, checkUpgrades } from '../../policy/upgrade.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import { VERSION } from '../../version.ts';
import { printable } from '../../yaml/printable.ts';
import { checkContext } from '../check-context.ts';
import { EXIT } from '../exit-codes.ts';
import { finish } from '../finish.ts';
import { type Loaded, loadRulebook } from '../load.ts';
import { failure, type Made, type Outcome } from '../outcome.ts';
import { findProfile, noProfileMessage } from '../profile-source.ts';
import { loadBaseline, updatedBaseline } from './baseline-file.ts';
import { readBases } from './bases.ts';
import { loadBoms } from './boms.ts';
import type { CheckOptions } from './command.ts';
import { noPolicyMessage, policiesOf } from './default-policy.ts';
import { type FormatTarget, readFormats } from './format-option.ts';
import { ADVISING, CHECK_FORMATS } from './formats.ts';
import { profileReaders } from './inputs.ts';
import { loadPolicies, type Policies } from './policies.ts';
import { type Required, requiredFolders } from './required.ts';
import { emptyFaults, type Search, searchFor, sortArguments } from './search.ts';
import { writingOf } from './writing.ts';

/** Everything a check needs, read and checked. */
interface Setup {
  readonly today: string;
  readonly rulebook: LoadedRulebook;
  readonly policies: Policies;
  readonly bases: Checking['bases'];
  readonly baseline: Checking['baseline'];
  readonly boms: Checking['boms'];
  readonly required: Required;
}

/** Checks profiles against a policy, and writes the report in every format. */
export function run(named: readonly string[], options: CheckOptions): Promise<void> {
  const formats = readFormats(
    options.json === true ? ['json'] : (options.format ?? []),
    process.env.GITHUB_ACTIONS === 'true',
  );
  if (!formats.ok)
    return finish(async () => failure(printable(formats.message)), { outputs: [], inputs: [] });
  const fault = optionFault(named, options);
  const { patterns, exclusions } = sortArguments(named, options.exclude);
  const files = patterns.length > 0 || fault !== null ? patterns : profileOfProject(options);
  const policies = fault === null ? policiesOf(options.policy, options.quiet === true) : [];
  const search = searchFor(files, exclusions, options);
  const { targets } = formats;
  const missing = [
    ...(files.length === 0 ? [noProfileMessage()] : []),
    ...(policies.length === 0 ? [noPolicyMessage()] : []),
  ];
  return finish(
    async () => {
      if (fault !== null) return failed(fault, targets);
      if (missing.length > 0) return failed(missing.join('\n\n'), targets);
      return checked(search, policies, targets, options);
    },
    writingOf(targets, search, policies, options),
  );
}

/** Nothing can be checked: the message, and what says so in every file that a format was to go to. */
async function failed(message: string, targets: readonly FormatTarget[]): Promise<Outcome> {
  const files = targets.filter(({ to }) => to !== '-');
  if (files.length === 0) return failure(message);
  const { failedCheck } = await import('./formats/failed.ts');
  const made = files.map((target) => madeFor(target, failedCheck(target.format, message)));
  return { ...failure(message), made };
}

/** Annotations are commands to what runs a workflow, and no other format has any. */
function madeFor({ format, to }: FormatTarget, text: Content): Made<Content> {
  return { text, to, mayCommand: format === 'github' };
}

/** What is checked where no file is named. */
function profileOfProject({ quiet }: CheckOptions): readonly string[] {
  const found = findProfile(quiet === true);
  return found === null ? [] : [found];
}

async function checked(
  search: Search,
  policies: readonly string[],
  targets: readonly FormatTarget[],
  options: CheckOptions,
): Promise<Outcome> {
  const setup = await setUp(policies, search, options);
  if (!setup.ok) return failed(setup.message, targets);
  const reportsAdvice = targets.some(({ format }) => ADVISING.includes(format));
  const result = check(search, setup.value, { ...options, reportsAdvice });
  const report = reportOf(result, search, setup.value, options);
  const { baseline, updateBaseline, quiet = false, color } = options;
  const reports: Made<Content>[] = [];
  for (const target of targets) {
    const page = await outputTerminal(color && target.to === '-');
    reports.push(madeFor(target, await CHECK_FORMATS[target.format](report, { page, quiet })));
  }
  const update =
    baseline === undefined || updateBaseline !== true
      ? null
      : updatedBaseline(baseline, result, setup.value.rulebook);
  return {
    made: [...reports, ...(update?.made ?? [])],
    messages: update?.message ?? '',
    exitCode: EXIT[endOf(report)],
  };
}

/** What is wrong with the options; null where nothing is. */
function optionFault(named: readonly string[], options: CheckOptions): string | null {
  const faults = emptyFaults(named, options);
  if (options.updateBaseline === true && options.baseline === undefined)
    faults.push('--update-baseline: name the file with --baseline.');
  return faults.length === 0 ? null : faults.join('\n');
}

async function setUp(
  paths: readonly string[],
  search: Search,
  options: CheckOptions,
): Promise<Loaded<Setup>> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return rulebook;
  const policies = loadPolicies(paths, rulebook.value.rulebook, search.shown);
  const bases = readBases(search, rulebook.value.rulebook);
  const baseline = loadBaseline(options, rulebook.value);
  const boms = loadBoms(options.bom, search.found.files, () => builtInModelFacts().catalog);
  const required = requiredFolders(options.require ?? [], search);
  const wrong = [policies, bases, baseline, boms].flatMap((loaded) => (loaded.ok ? [] : [loaded.message]));
  const faults = [...search.faults, ...required.faults, ...wrong];
  if (!policies.ok || !bases.ok || !baseline.ok || !boms.ok || faults.length > 0)
    return { ok: false, message: faults.join('\n\n') };
  return {
    ok: true,
    value: {
      today: options.today ?? todayByClock(),
      rulebook: rulebook.value,
      policies: policies.value,
      bases: bases.value,
      baseline: baseline.value,
      boms: boms.value,
      required,
    },
  };
}

function check(
  search: Search,
  setup: Setup,
  options: CheckOptions & Pick<Checking, 'reportsAdvice'>,
): CheckResult {
  keepHeapSmall();
  const readers = profileReaders(search, setup.rulebook.rulebook, options.complete === true);
  const context = checkContext(setup.rulebook, setup.policies.together, setup.today);
  return checkProfiles(readers, context, {
    complete: options.complete === true,
    bases: setup.bases,
    baseline: setup.baseline,
    boms: setup.boms,
    reportsAdvice: options.reportsAdvice,
    recordsVerdicts: options.updateBaseline === true,
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
  { found, shown }: Search,
  setup: Setup,
  options: CheckOptions,
): CheckReport {
  const { id, version } = setup.rulebook.rulebook;
  const { baseline, policies, rulebook } = setup;
  return {
    advisor: VERSION,
    today: setup.today,
    policies: setup.policies.each,
    rulebook: { id, version },
    profiles: result.profiles,
    skipped: found.skipped
      .filter(({ kind }) => options.complete !== true || kind === 'node_modules')
      .map((each) => ({
        ...each,
        path: shown(each.path),
        ...(each.kind === 'linked-file' && { leadsTo: shown(each.leadsTo) }),
      })),
    boms: result.boms,
    findings: [
      ...result.findings,
      ...setup.required.missing.map(missingProfile),
      ...checkPins(policies.each, rulebook, baseline, result.profiles),
      ...(baseline === null ? [] : checkUpgrades(baseline, result.profiles)),
    ],
    maxWarnings: options.maxWarnings ?? null,
  };
}
