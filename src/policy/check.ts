import type { Placed, Profile } from '../profile/profile.ts';
import { factsFrom } from '../rulebook/derive.ts';
import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile } from '../yaml/tree.ts';
import { type KeptAdvice, verdictWord } from './advice.ts';
import { type Base, Bases } from './bases.ts';
import { checkBases, checkVanished } from './check-bases.ts';
import { checkKnown, checkRules, rulesThatApply } from './check-profile.ts';
import type { CheckedProfile, ProfileResult, ReportedAdvice } from './check-report.ts';
import { restsOnAdvice } from './decision-facts.ts';
import { checkDrift, type Recorded } from './drift.ts';
import type { Finding, RuleIdle } from './finding.ts';
import type { Waiver } from './policy.ts';
import { type CheckContext, type Subject, type SystemFacts, systemsOf } from './subject.ts';
import { applyWaivers, orphanedWaiver, unusedWaiver } from './waivers.ts';

/** A profile file as it was found: read, or with what is wrong with it. */
export type ProfileInput =
  | {
      readonly kind: 'text';
      readonly file: SourceFile;
      /** Below the folder it was found in; null where there is none. */
      readonly path: string | null;
      readonly profile: Outcome<Profile>;
    }
  | { readonly kind: 'unread'; readonly path: string; readonly message: string };

/** Reads a profile when its turn has come. */
export type ProfileReader = () => ProfileInput;

export interface CheckOptions {
  /** The run is over all profiles that exist: a waiver that waives nothing is an error. */
  readonly complete: boolean;
  /** The profiles as of the target branch. */
  readonly bases: readonly Base[] | null;
  readonly baseline: Recorded | null;
  /** The report speaks of the advice on each profile: asking for it takes time. */
  readonly reportsAdvice: boolean;
  /** The verdicts are to be recorded, so what they rest on is kept. */
  readonly recordsVerdicts: boolean;
  /** Told after each profile. */
  readonly onProgress: (done: number) => void;
}

export interface CheckResult {
  readonly profiles: readonly ProfileResult[];
  /** The profiles that could be checked, where verdicts are to be recorded. */
  readonly subjects: readonly Subject[];
  readonly findings: readonly Finding[];
}

/** Checks profiles one by one, in the order given; a broken one does not stop the others. */
export function checkProfiles(
  readers: readonly ProfileReader[],
  context: CheckContext,
  options: CheckOptions,
): CheckResult {
  const names = new Map<string, string>();
  const subjects: Subject[] = [];
  const bases = options.bases === null ? null : new Bases(options.bases, readers.length);
  const profiles = readers.map((read, index): ProfileResult => {
    const result = checkInput(read(), { names, subjects }, context, { ...options, bases });
    options.onProgress(index + 1);
    return result;
  });
  const areAllRead = names.size === readers.length;
  const vanished = bases !== null && areAllRead ? checkVanished(bases, context) : { findings: [], used: [] };
  const unmet = context.policy.waivers.filter(
    (waiver) => !names.has(waiver.profileKey) && !vanished.used.includes(waiver),
  );
  const isWhole = options.complete && areAllRead;
  const idle = isWhole ? [...unmet.map(orphanedWaiver), ...idleRules(profiles, context)] : [];
  return { profiles, subjects, findings: [...vanished.findings, ...idle] };
}

/** Rules that apply to none of the profiles that there are: many a "when" is misspelt. */
function idleRules(profiles: readonly ProfileResult[], { policy }: CheckContext): readonly RuleIdle[] {
  const applied = new Set(profiles.flatMap((each) => (each.kind === 'checked' ? each.applied : [])));
  const idle = profiles.length === 0 ? [] : policy.rules.filter((rule) => !applied.has(rule));
  return idle.map((rule) => ({
    kind: 'rule-idle',
    rule: 'idle-rules',
    severity: 'warning',
    cause: 'policy',
    place: rule.place,
    requiredBy: null,
    idle: rule,
    profiles: profiles.length,
  }));
}

/** What is kept of the profiles before: their names by what they are compared by, and what is to be recorded. */
interface Before {
  readonly names: Map<string, string>;
  readonly subjects: Subject[];
}

type OneOptions = Omit<CheckOptions, 'bases'> & { readonly bases: Bases | null };

function checkInput(
  input: ProfileInput,
  before: Before,
  context: CheckContext,
  options: OneOptions,
): ProfileResult {
  if (input.kind === 'unread') return input;
  const { file, path, profile } = input;
  if (!profile.ok) return { kind: 'broken', file, problems: profile.problems };
  const known = subjectOf(profile.value, file, before.names, context);
  if (!known.ok) return { kind: 'broken', file, problems: known.problems };
  const subject = { ...known.value, path };
  before.names.set(subject.key, subject.name);
  if (options.recordsVerdicts) before.subjects.push(subject);
  return checkSubject(subject, file, context, options);
}

/** A profile is known by its name, so it needs one of its own. */
function subjectOf(
  profile: Profile,
  file: SourceFile,
  others: ReadonlyMap<string, string>,
  context: CheckContext,
): Outcome<Omit<Subject, 'path'>> {
  const { name } = profile;
  const problem = (found: Problem): Outcome<never> => ({ ok: false, problems: [found] });
  if (name === null)
    return problem({ kind: 'missing-key', key: 'name', within: 'a profile', at: { start: 0, end: 1 } });
  const key = folded(name.value);
  const other = others.get(key);
  if (other !== undefined) return problem(sameName(name, other));
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
  const systems = systemsOf(subject, context);
  const found = findingsOn(subject, systems, context, options);
  const own = waivers.filter((waiver) => waiver.profileKey === subject.key);
  const waived = applyWaivers(found, own, context.today);
  const unused = own
    .filter((waiver) => !waived.used.includes(waiver) && couldApply(waiver, options))
    .map((waiver) => unusedWaiver(waiver, options.complete));
  return {
    kind: 'checked',
    file,
    name: subject.name,
    owner: subject.profile.owner,
    systems: subject.profile.systems,
    advice: options.reportsAdvice ? reportedAdvice(subject.advice) : null,
    applied: rulesThatApply(systems, context.policy),
    findings: [...waived.findings, ...unused],
    waivers: own,
  };
}

/** Beside it nothing of the advice is kept: it is large. */
function reportedAdvice(advice: KeptAdvice): ReportedAdvice {
  const { verdict, confidence, settled, proved } = advice;
  const tied = verdict.kind === 'fits' ? verdict.tied : [];
  return { verdict: verdictWord(advice), tied, confidence, settled, proved };
}

function findingsOn(
  subject: Subject,
  systems: readonly SystemFacts[],
  context: CheckContext,
  options: OneOptions,
): readonly Finding[] {
  const { baseline } = options;
  const drift = baseline === null ? [] : checkDrift(subject, baseline, context);
  const byRulebook = drift.some((finding) => finding.cause === 'rulebook');
  const rules = checkRules(subject, systems, context).map((finding) =>
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
