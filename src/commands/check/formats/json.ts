import type { Content } from '../../../io/content.ts';
import { Items, jsonPieces } from '../../../layout/json-text.ts';
import {
  type CheckedPolicy,
  type CheckedProfile,
  type CheckReport,
  checkedIn,
  countsOf,
  endOf,
  type ReportedAdvice,
  type RuleUse,
  rulesUsed,
} from '../../../policy/check-report.ts';
import { type Finding, factOf, systemOf, waiverOf } from '../../../policy/finding.ts';
import { at } from '../../../rulebook/at.ts';
import { conditionText } from '../../../rulebook/condition-text.ts';
import { EXIT } from '../../exit-codes.ts';
import { appliesAlways, describeFinding } from '../wording.ts';
import { faultsIn } from './broken.ts';
import { type PlacedFinding, placedFindings } from './findings.ts';
import type { Region } from './places.ts';

export const SCHEMA = 'advisor/check@1';

/** The whole check for programs. Keys stay; more may be added. */
export function checkJson(report: CheckReport): Content {
  return () => jsonPieces(reportJson(report));
}

function reportJson(report: CheckReport) {
  return {
    schema: SCHEMA,
    advisor: report.advisor,
    today: report.today,
    exit_code: EXIT[endOf(report)],
    counts: countsOf(report),
    policy: policyJson(at(report.policies, 0)),
    policies: report.policies.map(policyJson),
    rulebook: report.rulebook,
    rules: rulesUsed(report).map((use) => ruleJson(use, checkedIn(report).length)),
    profiles: new Items(() => each(checkedIn(report), profileJson)),
    findings: new Items(() => each(placedFindings(report), (placed) => findingJson(placed, report))),
    boms: report.boms.map(({ path, models, services, otherServices }) => ({
      file: path,
      models,
      services,
      other_services: otherServices,
    })),
    skipped: report.skipped.map((each) => ({
      kind: each.kind,
      path: each.path,
      ...(each.kind === 'linked-file' && { leads_to: each.leadsTo }),
    })),
    broken: faultsIn(report).map(({ path, region, message }) => ({
      file: path,
      place: region === null ? null : placeJson(region),
      message,
    })),
  };
}

function* each<T>(items: Iterable<T>, json: (item: T) => object): Iterable<object> {
  for (const item of items) yield json(item);
}

/** A rule in full, and to how many of the profiles that were checked it applied. */
function ruleJson({ rule, policy, applied }: RuleUse, profiles: number) {
  return {
    id: rule.id,
    policy: policy.file.name,
    when: appliesAlways(rule) ? null : conditionText(rule.when),
    require: conditionText(rule.require),
    applied,
    profiles,
  };
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

function profileJson({ name, file, owner, systems, advice }: CheckedProfile) {
  return {
    name,
    file: file.name,
    owner,
    ...(advice !== null && adviceJson(advice)),
    systems: systems.map((system) => ({
      role: system.role?.value ?? null,
      chosen: system.chosen?.value ?? null,
    })),
  };
}

function adviceJson({ verdict, tied, confidence, settled, proved }: ReportedAdvice) {
  return { verdict, tied, confidence, settled, ...notProved(!proved, 'settled') };
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
    case 'rule-idle':
      return { idle: finding.idle.id, profiles: finding.profiles };
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
