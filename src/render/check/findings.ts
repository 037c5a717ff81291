import type { CheckReport } from '../../policy/check-report.ts';
import type { Finding } from '../../policy/finding.ts';
import type { SourceFile } from '../../source/tree.ts';
import { fileOf, type Region, regionOf } from './places.ts';

/** A finding with its places, for formats that list findings one after the other. */
export interface PlacedFinding {
  readonly finding: Finding;
  /** Null for what concerns the policy alone. */
  readonly profile: string | null;
  readonly file: SourceFile;
  readonly region: Region;
  readonly requiredBy: Region | null;
}

/** All findings of a run: profile by profile, then those on the policy. */
export function placedFindings(report: CheckReport): readonly PlacedFinding[] {
  return [
    ...report.profiles.flatMap((result) =>
      result.kind === 'checked'
        ? result.findings.map((finding) => placed(finding, result.name, result.file, report))
        : [],
    ),
    ...report.findings.map((finding) => placed(finding, null, null, report)),
  ];
}

export function placed(
  finding: Finding,
  profile: string | null,
  profileFile: SourceFile | null,
  report: CheckReport,
): PlacedFinding {
  const file = fileOf(finding, profileFile, report);
  const requiredBy = finding.requiredBy === null ? null : regionOf(report.policy.file, finding.requiredBy);
  return { finding, profile, file, region: regionOf(file, finding.place.at), requiredBy };
}
