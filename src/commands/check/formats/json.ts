import { jsonText } from '../../../layout/json-text.ts';
import { verdictWord } from '../../../policy/advice.ts';
import {
  type CheckedPolicy,
  type CheckedProfile,
  type CheckReport,
  checkedIn,
  countsOf,
  endOf,
} from '../../../policy/check-report.ts';
import { type Finding, factOf, systemOf, waiverOf } from '../../../policy/finding.ts';
import { at } from '../../../rulebook/at.ts';
import { EXIT } from '../../exit-codes.ts';
import { describeFinding } from '../wording.ts';
import { faultsIn } from './broken.ts';
import { type PlacedFinding, placedFindings } from './findings.ts';
import type { Region } from './places.ts';

const SCHEMA = 'advisor/check@1';

/** The whole check for programs. Keys stay; more may be added. */
export function checkJson(report: CheckReport): string {
  return jsonText({
    schema: SCHEMA,
    advisor: report.advisor,
    today: report.today,
    exit_code: EXIT[endOf(report)],
    counts: countsOf(report),
    policy: policyJson(at(report.policies, 0)),
    policies: report.policies.map(policyJson),
    rulebook: report.rulebook,
    profiles: checkedIn(report).map(profileJson),
    findings: placedFindings(report).map((placed) => findingJson(placed, report)),
    boms: report.boms.map(({ path, models, services, otherServices }) => ({
      file: path,
      models,
      services,
      other_services: otherServices,
    })),
    skipped: report.skipped.map(({ kind, path }) => ({ kind, path })),
    broken: faultsIn(report).map(({ path, region, message }) => ({
      file: path,
      place: region === null ? null : placeJson(region),
      message,
    })),
  });
}

function policyJson(policy: CheckedPolicy) {
  return { name: policy.name, file: policy.file.name, ...extensionJson(policy) };
}

/** What a policy changes of the one that it extends. */
function extensionJson({ extends: parent, guarded, known, rules, tightens }: CheckedPolicy) {
  if (parent === null) return {};
  const adds = {
    rules: rules.map(({ id }) => id),
    known: known.map(({ fact }) => fact),
    guarded: guarded.map(({ fact }) => fact),
  };
  return { extends: parent.name, adds, tightens };
}

function profileJson({ name, file, profile, advice }: CheckedProfile) {
  return {
    name,
    file: file.name,
    owner: profile.owner,
    verdict: verdictWord(advice),
    tied: advice.verdict.kind === 'fits' ? advice.verdict.tied : [],
    confidence: advice.confidence,
    settled: advice.settled,
    ...notProved(!advice.proved, 'settled'),
    systems: profile.systems.map((system) => ({
      role: system.role?.value ?? null,
      chosen: system.chosen?.value ?? null,
    })),
  };
}

function findingJson({ finding, profile, region, requiredBy }: PlacedFinding, report: CheckReport) {
  return {
    rule: finding.rule,
    kind: finding.kind,
    severity: finding.severity,
    cause: finding.cause,
    profile,
    system: systemOf(finding),
    fact: factOf(finding),
    ...describeFinding(finding, report.today),
    ...evidenceJson(finding),
    waiver: waiverJson(finding),
    place: placeJson(region),
    required_by: requiredBy === null ? null : placeJson(requiredBy),
  };
}

/** What a finding rests on, and what would put it right. */
function evidenceJson(finding: Finding) {
  switch (finding.kind) {
    case 'violated':
      return {
        facts: finding.facts,
        proposals: finding.proposals,
        ...notProved(!finding.allTried, 'proposals'),
      };
    case 'undecided':
      return { unknown: finding.unknown };
    case 'loosened':
      return {
        from: finding.from,
        to: finding.to,
        relaxes: finding.relaxes,
        ...notProved(!finding.proved, 'relaxes'),
      };
    case 'part-changed':
      return { changes: finding.changes };
    case 'verdict-changed':
      return { from: finding.from, to: finding.to, reason: finding.reason };
    case 'new-prices':
    case 'new-rulebook':
      return { from: finding.from, to: finding.to, changed: finding.changed };
    case 'other-rulebook':
      return { pinned: finding.pinned, used: finding.used, effect: finding.effect };
    case 'bom-undeclared':
      return { found: finding.found, resembles: finding.resembles };
    case 'bom-missing':
      return { model: finding.model };
    case 'bom-licence':
      return { model: finding.model, says: finding.says, catalogue: finding.known };
    case 'bom-linked':
      return { to: finding.to };
    default:
      return {};
  }
}

/** What was too costly to find out; nothing where all was. */
function notProved(isUnproved: boolean, what: string) {
  return isUnproved && { not_proved: [what] };
}

function waiverJson(finding: Finding) {
  const waiver = waiverOf(finding);
  return waiver === null
    ? null
    : { reason: waiver.reason, approved_by: waiver.approvedBy, expires: waiver.expires };
}

function placeJson({ path, line, column, endLine, endColumn }: Region) {
  return { file: path, line, column, end_line: endLine, end_column: endColumn };
}
