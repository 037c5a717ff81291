import type { CheckedPolicy, CheckReport } from '../../../policy/check-report.ts';
import { type Finding, waiverOf } from '../../../policy/finding.ts';
import { SEVERITIES } from '../../../policy/policy.ts';
import { type Region, regionOf } from './places.ts';

/** A finding with its places, for formats that list findings one after the other. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Null for what concerns a policy alone, or a profile without a name. */
  readonly profile: string | null;
  readonly region: Region;
  readonly requiredBy: Region | null;
}

/** All findings of a run: profile by profile, then those on profiles that are gone and on the policies. */
export function* placedFindings(
  report: CheckReport,
  isWanted: (finding: Finding) => boolean = () => true,
): Iterable<PlacedFinding> {
  for (const result of report.profiles) {
    if (result.kind !== 'checked') continue;
    for (const finding of result.findings) if (isWanted(finding)) yield placed(finding, result.name);
  }
  for (const finding of report.findings) if (isWanted(finding)) yield placedElsewhere(finding);
}

/** Those that no waiver lifts, errors first and notes last, for places that take only so many. */
export function* worstFirst(report: CheckReport): Iterable<PlacedFinding> {
  for (const severity of SEVERITIES)
    yield* placedFindings(report, (each) => waiverOf(each) === null && each.severity === severity);
}

/** The same, and what is waived after it. */
export function* allWorstFirst(report: CheckReport): Iterable<PlacedFinding> {
  yield* worstFirst(report);
  yield* placedFindings(report, (each) => waiverOf(each) !== null);
}

export function placed(finding: Finding, profile: string | null): PlacedFinding {
  const { place, requiredBy } = finding;
  return {
    finding,
    profile,
    region: regionOf(place),
    requiredBy: requiredBy === null ? null : regionOf(requiredBy),
  };
}

/** A finding on a policy, or on a profile that is not in the run. */
export function placedElsewhere(finding: Finding): PlacedFinding {
  return placed(finding, goneProfile(finding));
}

/** The name of the profile that a finding misses; null where it misses none, or one without a name. */
export function goneProfile(finding: Finding): string | null {
  return finding.kind === 'vanished' || finding.kind === 'record-vanished' ? finding.profile : null;
}

/** The name of a policy; where another one of the run has the same, with its file. */
export function policyLabel({ name, file }: CheckedPolicy, { policies }: CheckReport): string {
  const isOnly = policies.filter((policy) => policy.name === name).length === 1;
  return isOnly ? name : `${name} (${file.name})`;
}

/**
 * The policy that asks for what a rule of advisor's own found, where several of the run could have; null for the
 * rules of a policy, whose names tell them apart.
 */
export function askingPolicy(finding: Finding, report: CheckReport): string | null {
  if (report.policies.length === 1 || 'policyRule' in finding) return null;
  const { file } = finding.requiredBy ?? finding.place;
  const asking = report.policies.find((policy) => policy.file === file);
  return asking === undefined ? null : policyLabel(asking, report);
}

/** The rule of a finding, with the policy that asks for it where its name does not tell. */
export function ruleLabel(finding: Finding, report: CheckReport): string {
  const policy = askingPolicy(finding, report);
  return policy === null ? finding.rule : `${finding.rule} (${policy})`;
}

/** For formats that show no second place: which line of which policy asks for a finding, where there are several. */
export function askedFor({ requiredBy }: PlacedFinding, { policies }: CheckReport): readonly string[] {
  if (requiredBy === null || policies.length === 1) return [];
  return [`Required by ${requiredBy.path}:${requiredBy.line}.`];
}
