import type { CheckReport } from '../../policy/check-report.ts';
import type { Finding } from '../../policy/finding.ts';
import { positionOf } from '../../source/excerpt.ts';
import type { SourceFile, Span } from '../../source/tree.ts';

/** A place in a file: lines and columns from 1, the end column exclusive. */
export interface Region {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf(file: SourceFile, at: Span): Region {
  const start = positionOf(file, at.start);
  const end = positionOf(file, Math.max(at.end, at.start + 1));
  return { path: file.name, ...start, endLine: end.line, endColumn: end.column };
}

/** The file in which a finding has its place. `profile` is the file of the profile it is about, if any. */
export function fileOf(finding: Finding, profile: SourceFile | null, report: CheckReport): SourceFile {
  return finding.place.in === 'profile' && profile !== null ? profile : report.policy.file;
}
