import type { CheckReport } from '../../../policy/check-report.ts';
import { componentOf, type Finding, factOf, systemOf } from '../../../policy/finding.ts';
import { sha256 } from '../../load.ts';
import type { Fault } from './broken.ts';
import { askingPolicy, type PlacedFinding } from './findings.ts';

/** What a finding is about and not where it stands, so that it stays the same finding when lines move. */
export type Identity = readonly (string | null)[];

export function identityOf({ finding, profile }: PlacedFinding, report: CheckReport): Identity {
  const { rule, kind } = finding;
  const policy = askingPolicy(finding, report);
  return [rule, kind, profile, systemOf(finding), subjectOf(finding), ...(policy === null ? [] : [policy])];
}

export function identityOfFault({ path, message }: Fault): Identity {
  return ['broken-profile', path, message];
}

/** What a finding of a rule is about: a fact or another part of a profile, a waiver, or a rule. */
export function subjectOf(finding: Finding): string | null {
  switch (finding.kind) {
    case 'waiver-ends':
      return finding.ends.rule;
    case 'waiver-unused':
    case 'waiver-orphaned':
      return `${finding.idle.rule} for ${finding.idle.profile ?? finding.idle.path}`;
    case 'rule-idle':
      return finding.idle.id;
    default:
      return componentOf(finding) ?? factOf(finding);
  }
}

/** An identity as a text, and a short one of hexadecimal digits. */
export interface Fingerprint {
  readonly text: string;
  readonly hash: string;
  /** 1; more where the same was there before. */
  readonly number: number;
}

/** Makes fingerprints, and numbers those of findings that are about the same. */
export function fingerprints(): (identity: Identity) => Fingerprint {
  const seen = new Map<string, number>();
  return (identity) => {
    const text = identity.map((part) => encoded(part ?? '')).join('/');
    const hash = sha256(text).slice(0, 16);
    const number = (seen.get(hash) ?? 0) + 1;
    seen.set(hash, number);
    return { text, hash, number };
  };
}

/** Text as a part of a URI. Half of a surrogate pair cannot be encoded. */
export function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
