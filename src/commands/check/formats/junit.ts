import type { Content } from '../../../io/content.ts';
import { type CheckedProfile, type CheckReport, checkedIn, countsOf } from '../../../policy/check-report.ts';
import { type Finding, systemOf, waiverOf } from '../../../policy/finding.ts';
import { at } from '../../../rulebook/at.ts';
import { groupedBy } from '../../../yaml/grouped-by.ts';
import { describeFinding } from '../wording.ts';
import { type Fault, faultsIn } from './broken.ts';
import {
  askedFor,
  goneProfile,
  type PlacedFinding,
  placed,
  placedElsewhere,
  policyLabel,
  ruleLabel,
} from './findings.ts';
import { subjectOf } from './identity.ts';
import { type Case, junitXml, type Suite } from './junit-xml.ts';
import { tooManyWarnings } from './summary.ts';

/**
 * JUnit XML: a test suite for each profile, a test case for each rule of a policy that applies to it. Errors are
 * failures; warnings, notes and waived findings are skipped cases with their text, so that they neither fail a build
 * nor get lost among rules that do not apply, which are left out.
 */
export function checkJunit(report: CheckReport): Content {
  return () => junitXml(suitesOf(report));
}

function* suitesOf(report: CheckReport): Iterable<Suite> {
  const faults = groupedBy(faultsIn(report), (fault) => fault.path);
  for (const [path, each] of faults) yield { name: path, cases: each.map(faultCase) };
  for (const profile of checkedIn(report)) yield profileSuite(profile, report);
  yield* otherSuites(report);
  yield* warningsSuite(report);
}

function faultCase({ path, region, message }: Fault): Case {
  const place = region === null ? path : `${path}:${region.line}:${region.column}`;
  return {
    name: 'broken-profile',
    outcome: 'error',
    message,
    text: `${place}: ${message}`,
    file: path,
    line: region?.line ?? null,
  };
}

/** A suite for each profile that is gone, and for each policy about which there is something to say. */
function* otherSuites(report: CheckReport): Iterable<Suite> {
  for (const [name, findings] of groupedBy(report.findings, (finding) => suiteNameOf(finding, report)))
    yield { name, cases: findings.map((finding) => caseOf(placedElsewhere(finding), report)) };
}

function suiteNameOf(finding: Finding, report: CheckReport): string {
  const { file } = finding.place;
  const policy = report.policies.find((each) => each.file === file);
  const gone = goneProfile(finding);
  return policy === undefined ? (gone ?? file.name) : policyLabel(policy, report);
}

/** The one thing that fails a check and is no finding. */
function* warningsSuite(report: CheckReport): Iterable<Suite> {
  const message = tooManyWarnings(report, countsOf(report));
  if (message === null) return;
  const { file } = at(report.policies, 0);
  const text = 'Each of them is a skipped case of this report.';
  const outcome = 'failure';
  const about = { name: 'max-warnings', outcome, message, text, file: file.name, line: null } as const;
  yield { name: 'advisor check', cases: [about] };
}

/** That it could be read is a case, too: some readers refuse a report without any. */
function profileSuite(profile: CheckedProfile, report: CheckReport): Suite {
  const cases = profile.findings.map((finding) => caseOf(placed(finding, profile.name), report));
  const found = new Set(profile.findings.map((finding) => finding.rule));
  const kept = profile.applied.filter((rule) => !found.has(rule.id)).map((rule) => rule.id);
  const passed = ['broken-profile', ...kept].map(
    (name): Case => ({ name, outcome: 'passed', message: '', text: '', file: profile.file.name, line: null }),
  );
  return { name: profile.name, cases: [...cases, ...passed] };
}

function caseOf(found: PlacedFinding, report: CheckReport): Case {
  const { finding, region } = found;
  const { message, details } = describeFinding(finding, report.today);
  const isWaived = waiverOf(finding) !== null;
  const fails = finding.severity === 'error' && !isWaived;
  const place = `${region.path}:${region.line}:${region.column}`;
  return {
    name: caseName(finding, report),
    outcome: fails ? 'failure' : 'skipped',
    message: fails ? message : `${isWaived ? 'waived' : finding.severity}: ${message}`,
    text: [place, message, ...details, ...askedFor(found, report)].join('\n'),
    file: region.path,
    line: region.line,
  };
}

/** The rule; of one that advisor brings along also what it is about, and the system where there are several. */
function caseName(finding: Finding, report: CheckReport): string {
  const subject = 'policyRule' in finding ? null : subjectOf(finding);
  const system = systemOf(finding);
  const about = subject === null ? '' : `: ${subject}`;
  return `${ruleLabel(finding, report)}${about}${system === null ? '' : ` (${system})`}`;
}
