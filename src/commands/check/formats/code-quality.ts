import type { Content } from '../../../io/content.ts';
import { Items, jsonPieces } from '../../../layout/json-text.ts';
import type { CheckReport } from '../../../policy/check-report.ts';
import { printable } from '../../../yaml/printable.ts';
import { describeFinding } from '../wording.ts';
import { faultsIn } from './broken.ts';
import { ruleLabel, worstFirst } from './findings.ts';
import { type Fingerprint, fingerprints, identityOf, identityOfFault } from './identity.ts';

const SEVERITY = { error: 'major', warning: 'minor', note: 'info' } as const;

/** A report for GitLab Code Quality, the worst first; what a waiver lifts is left out, since it cannot be marked there. */
export function checkCodeQuality(report: CheckReport): Content {
  return () => jsonPieces(new Items(() => issuesOf(report)));
}

function* issuesOf(report: CheckReport): Iterable<object> {
  const fingerprint = fingerprints();
  for (const fault of faultsIn(report)) {
    const { path, region, message } = fault;
    const print = fingerprint(identityOfFault(fault));
    yield issue(message, 'broken-profile', print, 'critical', path, region?.line ?? 1);
  }
  for (const found of worstFirst(report)) {
    const { finding, profile, region } = found;
    const { message } = describeFinding(finding, report.today);
    const print = fingerprint(identityOf(found, report));
    const subject = profile === null ? '' : `${profile}: `;
    yield issue(
      `${subject}${message}`,
      ruleLabel(finding, report),
      print,
      SEVERITY[finding.severity],
      region.path,
      region.line,
    );
  }
}

function issue(
  description: string,
  rule: string,
  { hash, number }: Fingerprint,
  severity: string,
  path: string,
  line: number,
) {
  return {
    description: printable(description),
    check_name: printable(rule),
    fingerprint: number === 1 ? hash : `${hash}${number}`,
    severity,
    location: { path: path.replace(/^(\.\/)+/, ''), lines: { begin: line } },
  };
}
