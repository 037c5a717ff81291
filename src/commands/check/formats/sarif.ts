import type { Content } from '../../../io/content.ts';
import { Items, jsonPieces } from '../../../layout/json-text.ts';
import { type CheckReport, countsOf, endOf } from '../../../policy/check-report.ts';
import { grouped } from '../../../yaml/phrases.ts';
import { printable } from '../../../yaml/printable.ts';
import { EXIT } from '../../exit-codes.ts';
import { describeFinding } from '../wording.ts';
import { type Fault, faultsIn } from './broken.ts';
import { type PlacedFinding, worstFirst } from './findings.ts';
import { encoded, type Fingerprint, fingerprints, identityOf, identityOfFault } from './identity.ts';
import type { Region } from './places.ts';
import { type Notification, sarifLog } from './sarif-log.ts';
import { sarifRules } from './sarif-rules.ts';

/** GitHub refuses a run with more; of these it keeps 5,000. */
const MOST = 25_000;

/**
 * SARIF 2.1.0, for code scanning: a rule for each rule of the policies, and a result for each finding, the worst first.
 * What a waiver lifts is left out: GitHub would show it as an open alert.
 */
export function checkSarif(report: CheckReport): Content {
  const end = endOf(report);
  const rules = sarifRules(report);
  const invocation = {
    executionSuccessful: end !== 'wrong',
    exitCode: EXIT[end],
    ...leftOut(report),
  };
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  const results = new Items(() => resultsOf(report, (id) => indexes.get(id) ?? -1));
  return () => jsonPieces(sarifLog(report.advisor, invocation, rules, results));
}

function leftOut(report: CheckReport): { readonly toolExecutionNotifications?: readonly Notification[] } {
  const { error, warning, note } = countsOf(report);
  const more = faultsIn(report).length + error + warning + note - MOST;
  if (more <= 0) return {};
  const text = `${grouped(more)} more results are left out, the least severe ones: GitHub takes ${grouped(MOST)} of a run.`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

type IndexOf = (rule: string) => number;

function* resultsOf(report: CheckReport, indexOf: IndexOf): Iterable<object> {
  const fingerprint = fingerprints();
  let left = MOST;
  for (const fault of faultsIn(report)) {
    if (left-- === 0) return;
    yield faultResult(fault, indexOf, fingerprint(identityOfFault(fault)));
  }
  for (const found of worstFirst(report)) {
    if (left-- === 0) return;
    yield resultOf(found, indexOf, fingerprint(identityOf(found, report)), report);
  }
}

function resultOf(
  { finding, region, requiredBy }: PlacedFinding,
  indexOf: IndexOf,
  fingerprint: Fingerprint,
  report: CheckReport,
) {
  const { message, details } = describeFinding(finding, report.today);
  const link = requiredBy === null ? [] : [`[Required by ${finding.rule}](${POLICY}).`];
  return {
    ruleId: finding.rule,
    ruleIndex: indexOf(finding.rule),
    level: finding.severity,
    message: { text: [...[message, ...details].map(withoutLinks), ...link].join('\n') },
    locations: [{ physicalLocation: physicalLocation(region.path, region) }],
    ...relatedLocations(finding.rule, requiredBy),
    partialFingerprints: partialFingerprints(fingerprint),
    properties: { kind: finding.kind, cause: finding.cause },
  };
}

/** The id of the place in the policy, among the places of a result. */
const POLICY = 1;

/** The line of the policy that asks for it; GitHub shows it because the message links to it. */
function relatedLocations(rule: string, requiredBy: Region | null) {
  if (requiredBy === null) return {};
  const physical = physicalLocation(requiredBy.path, requiredBy);
  return {
    relatedLocations: [{ id: POLICY, message: { text: `required by ${rule}` }, physicalLocation: physical }],
  };
}

function faultResult({ path, region, message }: Fault, indexOf: IndexOf, fingerprint: Fingerprint) {
  return {
    ruleId: 'broken-profile',
    ruleIndex: indexOf('broken-profile'),
    level: 'error',
    message: { text: withoutLinks(message) },
    locations: [{ physicalLocation: physicalLocation(path, region) }],
    partialFingerprints: partialFingerprints(fingerprint),
    properties: { kind: 'broken', cause: 'profile' },
  };
}

/** The first is the one that GitHub tells alerts apart by, in the form that it has from GitHub's own tools. */
function partialFingerprints({ hash, number, text }: Fingerprint) {
  return {
    primaryLocationLineHash: `${hash}:${number}`,
    'advisorFinding/v1': number === 1 ? text : `${text}/${number}`,
  };
}

/** Text in which no brackets make a link. */
function withoutLinks(text: string): string {
  return printable(text).replaceAll('](', '] (');
}

/** GitHub wants a region: the start of the file, where nothing of it could be read. */
function physicalLocation(path: string, region: Region | null) {
  const { line, column, endLine, endColumn } = region ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
  return {
    artifactLocation: { uri: uriOf(path) },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}

/** A path as a URI reference, which is not empty; an absolute one as a file URL. */
function uriOf(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  const escaped = parts.map((part) => encoded(part)).join('/');
  return path.startsWith('/') ? `file://${escaped}` : escaped || '.';
}
