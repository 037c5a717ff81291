import { jsonText } from '../../../layout/json-text.ts';
import { type CheckedPolicy, type CheckReport, endOf } from '../../../policy/check-report.ts';
import { componentOf, factOf, systemOf, waiverOf } from '../../../policy/finding.ts';
import { BUILT_IN_RULES } from '../../../policy/policy.ts';
import { printable } from '../../../yaml/printable.ts';
import { EXIT } from '../../exit-codes.ts';
import { BUILT_IN_TEXT, describeFinding, ruleText, SCOPE } from '../wording.ts';
import { type Fault, faultsIn } from './broken.ts';
import { askingPolicy, type PlacedFinding, placedFindings, policyLabel } from './findings.ts';
import type { Region } from './places.ts';

const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0, for code scanning: a rule for each rule of the policy, the profile's place, the policy's beside it. */
export function checkSarif(report: CheckReport): string {
  const rules = ruleDescriptors(report);
  const indexOf = (id: string) => rules.findIndex((rule) => rule.id === id);
  const findings = placedFindings(report).map((placed) => resultOf(placed, indexOf, report));
  const faults = faultsIn(report).map((fault) => faultResult(fault, indexOf));
  const end = endOf(report);
  const run = {
    tool: {
      driver: { name: 'advisor', semanticVersion: report.advisor, shortDescription: { text: SCOPE }, rules },
    },
    invocations: [{ executionSuccessful: end !== 'wrong', exitCode: EXIT[end] }],
    columnKind: 'utf16CodeUnits',
    results: [...faults, ...findings],
  };
  return jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function ruleDescriptors(report: CheckReport) {
  const ofPolicy = (policy: CheckedPolicy) =>
    policy.rules.map((rule) => ({
      id: rule.id,
      shortDescription: { text: printable(rule.because) },
      fullDescription: { text: printable(ruleText(rule)) },
      help: { text: printable(`${ruleText(rule)} Why: ${rule.because} (${policyLabel(policy, report)})`) },
      defaultConfiguration: { level: rule.severity },
    }));
  const builtIn = BUILT_IN_RULES.map((id) => ({
    id,
    shortDescription: { text: BUILT_IN_TEXT[id] },
    fullDescription: { text: BUILT_IN_TEXT[id] },
    help: { text: BUILT_IN_TEXT[id] },
    defaultConfiguration: { level: 'error' },
  }));
  return [...report.policies.flatMap(ofPolicy), ...builtIn];
}

function resultOf(
  { finding, profile, region, requiredBy }: PlacedFinding,
  indexOf: (id: string) => number,
  report: CheckReport,
) {
  const { message, details } = describeFinding(finding, report.today);
  const waiver = waiverOf(finding);
  const policy = askingPolicy(finding, report);
  return {
    ruleId: finding.rule,
    ruleIndex: indexOf(finding.rule),
    level: finding.severity,
    message: { text: [message, ...details].map(printable).join('\n') },
    locations: [{ physicalLocation: physicalLocation(region.path, region) }],
    ...relatedLocations(finding.rule, requiredBy),
    partialFingerprints: fingerprint(
      ...[finding.rule, finding.kind, profile, systemOf(finding), factOf(finding)],
      ...(componentOf(finding) === null ? [] : [componentOf(finding)]),
      ...(policy === null ? [] : [policy]),
    ),
    ...(waiver === null
      ? {}
      : {
          suppressions: [{ kind: 'external', status: 'accepted', justification: printable(waiver.reason) }],
        }),
    properties: { kind: finding.kind, cause: finding.cause },
  };
}

/** The line of the policy that asks for it. */
function relatedLocations(rule: string, requiredBy: Region | null) {
  if (requiredBy === null) return {};
  const physical = physicalLocation(requiredBy.path, requiredBy);
  return {
    relatedLocations: [{ id: 1, message: { text: `required by ${rule}` }, physicalLocation: physical }],
  };
}

function faultResult({ path, region, message }: Fault, indexOf: (id: string) => number) {
  return {
    ruleId: 'broken-profile',
    ruleIndex: indexOf('broken-profile'),
    level: 'error',
    message: { text: printable(message) },
    locations: [{ physicalLocation: physicalLocation(path, region) }],
    partialFingerprints: fingerprint('broken-profile', path, message),
    properties: { kind: 'broken', cause: 'profile' },
  };
}

/** What a finding is about and not where it stands, so that it stays the same finding when lines move. */
function fingerprint(...parts: readonly (string | null)[]) {
  return { 'advisorFinding/v1': parts.map((part) => uriPart(part ?? '')).join('/') };
}

function physicalLocation(path: string, region: Region | null) {
  const artifactLocation = { uri: uriOf(path) };
  if (region === null) return { artifactLocation };
  const { line, column, endLine, endColumn } = region;
  return { artifactLocation, region: { startLine: line, startColumn: column, endLine, endColumn } };
}

/** A path as a URI reference; an absolute one as a file URL. */
function uriOf(path: string): string {
  const parts = path.replaceAll('\\', '/').split('/');
  const escaped = parts.map((part) => uriPart(part)).join('/');
  return path.startsWith('/') ? `file://${escaped}` : escaped;
}

/** Half of a surrogate pair cannot be encoded. */
function uriPart(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/gu, '\ufffd'));
}
