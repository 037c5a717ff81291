import type { Placed, Profile } from '../profile/profile.ts';
import { factsFrom } from '../rulebook/derive.ts';
import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile } from '../yaml/tree.ts';
import { type Base, Bases, type Unchecked } from './bases.ts';
import { checkBases, checkVanished } from './check-bases.ts';
import { checkKnown, checkRules } from './check-profile.ts';
import type { CheckedProfile, ProfileResult } from './check-report.ts';
import { restsOnAdvice } from './decision-facts.ts';
import { checkDrift, type Recorded } from './drift.ts';
import type { Finding } from './finding.ts';
import type { Waiver } from './policy.ts';
import type { CheckContext, Subject } from './subject.ts';
import { applyWaivers, orphanedWaiver, unusedWaiver } from './waivers.ts';

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
  /** Told after each profile. */
  readonly onProgress: (done: number) => void;
}

export interface CheckResult {
  readonly profiles: readonly ProfileResult[];
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
}

/** Checks profiles one by one, in the order given; a broken one does not stop the others. */
export function checkProfiles(
  readers: readonly ProfileReader[],
  context: CheckContext,
  options: CheckOptions,
): CheckResult {
  const subjects = new Map<string, Subject>();
  const bases = options.bases === null ? null : new Bases(options.bases, readers.length);
  const profiles = readers.map((read, index): ProfileResult => {
    const input = read();
    const result = checkInput(input, subjects, context, { ...options, bases });
    if (result.kind !== 'checked') bases?.leaveOpen(uncheckedOf(input));
    options.onProgress(index + 1);
    return result;
  });
  const areAllRead = subjects.size === readers.length;
  const vanished =
    bases === null ? { findings: [], used: [] } : checkVanished(bases, context, options.complete);
  const idle = context.policy.waivers.filter(
    (waiver) => !subjects.has(waiver.profileKey) && !vanished.used.includes(waiver),
  );
  const orphans = options.complete && areAllRead ? idle.map(orphanedWaiver) : [];
  return { profiles, subjects: [...subjects.values()], findings: [...vanished.findings, ...orphans] };
}

function uncheckedOf(input: ProfileInput): Unchecked {
  if (input.kind === 'unread') return { path: input.path, below: input.below, name: null };
  return { path: input.file.name, below: input.path, name: input.name };
}

type OneOptions = Omit<CheckOptions, 'bases'> & { readonly bases: Bases | null };

function checkInput(
  input: ProfileInput,
  subjects: Map<string, Subject>,
  context: CheckContext,
  options: OneOptions,
): ProfileResult {
  if (input.kind === 'unread') return input;
  const { file, path, profile } = input;
  if (!profile.ok) return { kind: 'broken', file, problems: profile.problems };
  const known = subjectOf(profile.value, file, subjects, context);
  if (!known.ok) return { kind: 'broken', file, problems: known.problems };
  const subject = { ...known.value, path };
  subjects.set(subject.key, subject);
  return checkSubject(subject, file, context, options);
}

/** A profile is known by its name, so it needs one of its own. */
function subjectOf(
  profile: Profile,
  file: SourceFile,
  others: ReadonlyMap<string, Subject>,
  context: CheckContext,
): Outcome<Omit<Subject, 'path'>> {
  const { name } = profile;
  const problem = (found: Problem): Outcome<never> => ({ ok: false, problems: [found] });
  if (name === null)
    return problem({ kind: 'missing-key', key: 'name', within: 'a profile', at: { start: 0, end: 1 } });
  const key = folded(name.value);
  const other = others.get(key);
  if (other !== undefined) return problem(sameName(name, other.name));
  const known = factsFrom(profile.stated, context.rulebook.facts);
  const advice = context.adviser(known, profile);
  if (advice === null) {
    const explanation = 'no criterion has any weight, so nothing is left to decide by.';
    return problem({ kind: 'clash', subject: 'priorities', explanation, at: name.at });
  }
  return { ok: true, value: { profile, file, name: name.value, key, nameAt: name.at, known, advice } };
}

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
  const own = waivers.filter((waiver) => waiver.profileKey === subject.key);
  const waived = applyWaivers(found, own, context.today);
  const unused = own
    .filter((waiver) => !waived.used.includes(waiver) && couldApply(waiver, options))
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
  return [...checkKnown(subject, context), ...rules, ...base, ...drift];
}

/** A new rulebook that changed the advice also changed what follows from it. */
function speaksOfAdvice(finding: Finding, { policy }: CheckContext): boolean {
  const rule = policy.compiled.find((each) => each.rule.id === finding.rule);
  return rule?.facts.some(restsOnAdvice) ?? false;
}

/** Without --base nothing is known of a loosening, so its waiver cannot be called idle. */
function couldApply(waiver: Waiver, options: OneOptions): boolean {
  return waiver.rule !== 'guarded-facts' || options.bases !== null;
}
