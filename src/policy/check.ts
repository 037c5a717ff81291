import type { Placed, Profile } from '../profile/profile.ts';
import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile } from '../yaml/tree.ts';
import { type Base, Bases, type Unchecked } from './bases.ts';
import type { BomRead, Boms } from './boms.ts';
import { checkBases, checkVanished } from './check-bases.ts';
import { checkBoms } from './check-boms.ts';
import { checkKnown, checkRules } from './check-profile.ts';
import type { CheckedProfile, ProfileResult } from './check-report.ts';
import { checkContradictions } from './contradicted.ts';
import { checkDrift, checkVanishedRecords, type Recorded } from './drift.ts';
import { restsOnAdvice } from './facts/keys.ts';
import type { Finding } from './finding.ts';
import { checkNearMisses } from './near-miss.ts';
import type { Waiver } from './policy.ts';
import { profilePath } from './profile-path.ts';
import { checkWaivers } from './shared-waivers.ts';
import type { CheckContext, Subject } from './subject.ts';
import { subjectOf } from './subject-of.ts';
import { applyWaivers, concerns, isShared, type Someone, unusedWaiver } from './waivers.ts';
import { withBoms } from './with-boms.ts';

/** A profile file as it was found: read, or with what is wrong with it. */
export type ProfileInput =
  | {
      readonly kind: 'text';
      readonly file: SourceFile;
      /** Below the folder it was found in; null where there is none. */
      readonly path: string | null;
      /** As far as it can be read. */
      readonly name: string | null;
      readonly profile: Outcome<Profile>;
    }
  | {
      readonly kind: 'unread';
      readonly path: string;
      /** Below the folder it was looked for in; null where there is none. */
      readonly below: string | null;
      readonly message: string;
    };

/** Reads a profile when its turn has come. */
export type ProfileReader = () => ProfileInput;

export interface CheckOptions {
  /** The run is over all profiles that exist: a waiver that waives nothing is an error. */
  readonly complete: boolean;
  /** The profiles as of the target branch. */
  readonly bases: readonly Base[] | null;
  readonly baseline: Recorded | null;
  readonly boms: Boms | null;
  /** Told after each profile. */
  readonly onProgress: (done: number) => void;
}

export interface CheckResult {
  readonly profiles: readonly ProfileResult[];
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
  /** What was read of bills of materials. */
  readonly boms: readonly BomRead[];
}

/** Checks profiles one by one, in the order given; a broken one does not stop the others. */
export function checkProfiles(
  readers: readonly ProfileReader[],
  context: CheckContext,
  options: CheckOptions,
): CheckResult {
  const subjects = new Map<string, Subject>();
  const used = new Set<Waiver>();
  const bases = options.bases === null ? null : new Bases(options.bases, readers.length);
  const profiles = readers.map((read, index): ProfileResult => {
    const input = read();
    const result = checkInput(input, subjects, context, { ...options, bases, used });
    if (result.kind !== 'checked') bases?.leaveOpen(uncheckedOf(input));
    options.onProgress(index + 1);
    return result;
  });
  const all = [...subjects.values()];
  const areAllRead = all.length === readers.length;
  const { baseline, complete } = options;
  const vanished = bases === null ? { findings: [], used: [] } : checkVanished(bases, context, complete);
  for (const waiver of vanished.used) used.add(waiver);
  const gone = baseline !== null && areAllRead ? checkVanishedRecords(baseline, all, complete) : [];
  const boms = options.boms === null ? null : checkBoms(options.boms, all, areAllRead);
  const held = boms === null ? profiles : withBoms(profiles, boms, { today: context.today, complete, used });
  const run = {
    profiles: all.map(someoneOf),
    used,
    complete: complete && areAllRead,
    couldApply: (waiver: Waiver) => couldApply(waiver, options),
  };
  const waivers = checkWaivers(context.policy.waivers, run, context.today);
  return {
    profiles: held,
    subjects: all,
    findings: [...vanished.findings, ...gone, ...waivers, ...(boms?.shared ?? [])],
    boms: boms?.read ?? [],
  };
}

function uncheckedOf(input: ProfileInput): Unchecked {
  if (input.kind === 'unread') return { path: input.path, below: input.below, name: null };
  return { path: input.file.name, below: input.path, name: input.name };
}

function someoneOf({ file, key }: Subject): Someone {
  return { key, path: profilePath(file.name) };
}

type OneOptions = Omit<CheckOptions, 'bases'> & {
  readonly bases: Bases | null;
  /** The waivers that were used so far. */
  readonly used: Set<Waiver>;
};

function checkInput(
  input: ProfileInput,
  subjects: Map<string, Subject>,
  context: CheckContext,
  options: OneOptions,
): ProfileResult {
  if (input.kind === 'unread') return input;
  const { file, path, profile } = input;
  if (!profile.ok) return { kind: 'broken', file, problems: profile.problems };
  const { name } = profile.value;
  const other = name === null ? undefined : subjects.get(folded(name.value));
  if (name !== null && other !== undefined)
    return { kind: 'broken', file, problems: [sameName(name, other.name)] };
  const earlier = (key: string) =>
    (options.bases?.continuedBy({ key, path, file }) ?? []).flatMap((base) =>
      base.kind === 'read' ? [base.profile] : [],
    );
  const subject = subjectOf(profile.value, { file, path }, earlier, context);
  if (!subject.ok) return { kind: 'broken', file, problems: subject.problems };
  subjects.set(subject.value.key, subject.value);
  return checkSubject(subject.value, file, context, options);
}

/** A profile is known by its name, so it needs one of its own. */
function sameName({ value, at }: Placed<string>, other: string): Problem {
  if (value === other) return { kind: 'duplicate-name', role: 'profile', name: value, at };
  const explanation = `"${value}" and "${other}" are one name: upper and lower case, blanks and invisible characters make no difference. Rename one of the two profiles.`;
  return { kind: 'clash', subject: 'name', explanation, at };
}

function checkSubject(
  subject: Subject,
  file: SourceFile,
  context: CheckContext,
  options: OneOptions,
): CheckedProfile {
  const { waivers } = context.policy;
  const found = findingsOn(subject, context, options);
  const someone = someoneOf(subject);
  const own = waivers.filter((waiver) => concerns(waiver, someone));
  const waived = applyWaivers(found, own, context.today);
  for (const waiver of waived.used) options.used.add(waiver);
  const unused = own
    .filter((waiver) => !isShared(waiver) && !waived.used.includes(waiver) && couldApply(waiver, options))
    .map((waiver) => unusedWaiver(waiver, options.complete));
  return {
    kind: 'checked',
    file,
    name: subject.name,
    profile: subject.profile,
    advice: subject.advice,
    findings: [...waived.findings, ...unused],
    waivers: own,
  };
}

function findingsOn(subject: Subject, context: CheckContext, options: OneOptions): readonly Finding[] {
  const { baseline } = options;
  const drift = baseline === null ? [] : checkDrift(subject, baseline, context);
  const byRulebook = drift.some((finding) => finding.cause === 'rulebook');
  const rules = checkRules(subject, context).map((finding) =>
    byRulebook && speaksOfAdvice(finding, context) ? { ...finding, cause: 'rulebook' as const } : finding,
  );
  const base = options.bases === null ? [] : checkBases(subject, options.bases, context);
  return [
    ...checkKnown(subject, context),
    ...rules,
    ...checkNearMisses(subject, context),
    ...checkContradictions(subject, context),
    ...base,
    ...drift,
  ];
}

/** A new rulebook that changed the advice also changed what follows from it. */
function speaksOfAdvice(finding: Finding, { policy }: CheckContext): boolean {
  const rule = policy.compiled.find((each) => each.rule.id === finding.rule);
  return rule?.facts.some(restsOnAdvice) ?? false;
}

/** Without --base nothing is known of a loosening, nor without --bom of what is used, so such a waiver cannot be called idle. */
function couldApply(
  waiver: Waiver,
  { bases, boms }: { readonly bases: unknown; readonly boms: unknown },
): boolean {
  if (waiver.rule === 'bill-of-materials') return boms !== null;
  return waiver.rule !== 'guarded-facts' || bases !== null;
}
