import type { Confidence } from '../engine/confidence.ts';
import type { Decision } from '../profile/profile.ts';
import type { OptionId } from '../rulebook/rulebook.ts';
import type { Problem } from '../yaml/problem.ts';
import type { SourceFile } from '../yaml/tree.ts';
import type { BomRead } from './boms.ts';
import { type Finding, waiverOf } from './finding.ts';
import type { Policy, PolicyRule, Severity, Waiver } from './policy.ts';

/** A profile that could be checked. */
export interface CheckedProfile {
  readonly kind: 'checked';
  readonly file: SourceFile;
  readonly name: string;
  readonly owner: string | null;
  readonly systems: readonly Decision[];
  /** Null where nothing that was asked for speaks of it: it takes time. */
  readonly advice: ReportedAdvice | null;
  /** The rules that apply to it, or may for all that is known. */
  readonly applied: readonly PolicyRule[];
  readonly findings: readonly Finding[];
  /** The waivers that concern it, whether or not they still count. */
  readonly waivers: readonly Waiver[];
}

/** What a report says of the rulebook's advice. */
export interface ReportedAdvice {
  /** An option, or that nothing fits. */
  readonly verdict: string;
  readonly tied: readonly OptionId[];
  readonly confidence: Confidence;
  readonly settled: boolean;
  /** False where it was too costly to prove whether it is settled. */
  readonly proved: boolean;
}

/** A profile that could not: what is wrong with its text, or why there is none. */
export type BrokenProfile =
  | {
      readonly kind: 'broken';
      readonly file: SourceFile;
      readonly problems: readonly Problem[];
    }
  | { readonly kind: 'unread'; readonly path: string; readonly message: string };

export type ProfileResult = CheckedProfile | BrokenProfile;

/** A policy of the run, as far as a report speaks of it. */
export type CheckedPolicy = Pick<
  Policy,
  'name' | 'file' | 'rules' | 'known' | 'guarded' | 'extends' | 'tightens'
>;

/** What a search for profiles passes over on purpose. */
export type PassedOver =
  | { readonly kind: 'node_modules' | 'linked-folder'; readonly path: string }
  /** A link to a profile that is checked under another path. */
  | { readonly kind: 'linked-file'; readonly path: string; readonly leadsTo: string };

/** What every renderer of a check gets. */
export interface CheckReport {
  readonly advisor: string;
  readonly today: string;
  /** In the order in which they are named, each before those that it extends; at least one. */
  readonly policies: readonly CheckedPolicy[];
  readonly rulebook: { readonly id: string; readonly version: string };
  /** In the order of their paths. */
  readonly profiles: readonly ProfileResult[];
  /** What was passed over in the search for profiles. */
  readonly skipped: readonly PassedOver[];
  /** The bills of materials that profiles were held against; none without --bom. */
  readonly boms: readonly BomRead[];
  /** What concerns a policy and no profile of this run. */
  readonly findings: readonly Finding[];
  /** More warnings than this fail the check; null: none do. */
  readonly maxWarnings: number | null;
}

export type Counts = Readonly<Record<Severity | 'waived' | 'checked' | 'broken', number>>;

/** The profiles that could be checked. */
export function checkedIn(report: CheckReport): readonly CheckedProfile[] {
  return report.profiles.filter((each) => each.kind === 'checked');
}

/** The profiles that could not be checked. */
export function brokenIn(report: CheckReport): readonly BrokenProfile[] {
  return report.profiles.filter((each) => each.kind !== 'checked');
}

/** Findings by severity, those that a waiver lifts apart. */
export function countsOf(report: CheckReport): Counts {
  const counts = { error: 0, warning: 0, note: 0, waived: 0 };
  const count = (finding: Finding) => counts[waiverOf(finding) === null ? finding.severity : 'waived']++;
  for (const profile of checkedIn(report)) profile.findings.forEach(count);
  report.findings.forEach(count);
  return { ...counts, checked: checkedIn(report).length, broken: brokenIn(report).length };
}

/** A rule, and to how many of the checked profiles it applied. */
export interface RuleUse {
  readonly rule: PolicyRule;
  readonly policy: CheckedPolicy;
  readonly applied: number;
}

/** How often each rule applied, policy by policy. */
export function rulesUsed(report: CheckReport): readonly RuleUse[] {
  const applied = new Map<PolicyRule, number>();
  for (const profile of checkedIn(report))
    for (const rule of profile.applied) applied.set(rule, (applied.get(rule) ?? 0) + 1);
  return report.policies.flatMap((policy) =>
    policy.rules.map((rule) => ({ rule, policy, applied: applied.get(rule) ?? 0 })),
  );
}

/** How a check ended: "wrong" where a profile could not be checked, else whether the policy is violated. */
export type CheckEnd = 'fine' | 'violated' | 'wrong';

export function endOf(report: CheckReport): CheckEnd {
  const { broken, error, warning } = countsOf(report);
  if (broken > 0) return 'wrong';
  return error > 0 || (report.maxWarnings !== null && warning > report.maxWarnings) ? 'violated' : 'fine';
}
