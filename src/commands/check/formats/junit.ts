import { type CheckedProfile, type CheckReport, checkedIn } from '../../../policy/check-report.ts';
import { componentOf, systemOf, waiverOf } from '../../../policy/finding.ts';
import { printable } from '../../../yaml/printable.ts';
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

interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly text: string;
}

/**
 * JUnit XML: a test suite for each profile, a test case for each rule of the policy. Errors are failures; warnings,
 * notes and waived findings are skipped cases with their text, so that they neither fail a build nor get lost.
 */
export function checkJunit(report: CheckReport): string {
  const faults = faultsIn(report);
  const broken = [...new Set(faults.map((fault) => fault.path))].map((path) =>
    brokenSuite(
      path,
      faults.filter((fault) => fault.path === path),
    ),
  );
  const checked = checkedIn(report).map((profile) => profileSuite(profile, report));
  const suites = [...broken, ...checked, ...otherSuites(report)].map((suite, id) => suiteXml(suite, id));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="advisor check">\n${suites.join('')}</testsuites>\n`;
}

function brokenSuite(path: string, faults: readonly Fault[]): Suite {
  const cases = faults.map(({ region, message }): Case => {
    const place = region === null ? path : `${path}:${region.line}:${region.column}`;
    return { name: 'broken-profile', outcome: 'error', message, text: `${place}: ${message}` };
  });
  return { name: path, cases };
}

/** A suite for each profile that is gone, and for each policy about which there is something to say. */
function otherSuites(report: CheckReport): readonly Suite[] {
  const cases = new Map<string, Case[]>();
  for (const finding of report.findings) {
    const { file } = finding.place;
    const policy = report.policies.find((each) => each.file === file);
    const gone = goneProfile(finding);
    const name = policy === undefined ? (gone ?? file.name) : policyLabel(policy, report);
    cases.set(name, [...(cases.get(name) ?? []), caseOf(placedElsewhere(finding), report)]);
  }
  return [...cases].map(([name, each]) => ({ name, cases: each }));
}

function profileSuite(profile: CheckedProfile, report: CheckReport): Suite {
  const cases = profile.findings.map((finding) => caseOf(placed(finding, profile.name), report));
  const found = new Set(profile.findings.map((finding) => finding.rule));
  const passed = report.policies
    .flatMap((policy) => policy.rules)
    .filter((rule) => !found.has(rule.id))
    .map((rule): Case => ({ name: rule.id, outcome: 'passed', message: '', text: '' }));
  return { name: profile.name, cases: [...cases, ...passed] };
}

function caseOf(placed: PlacedFinding, report: CheckReport): Case {
  const { finding, region } = placed;
  const { message, details } = describeFinding(finding, report.today);
  const fails = finding.severity === 'error' && waiverOf(finding) === null;
  const place = `${region.path}:${region.line}:${region.column}`;
  const rule = ruleLabel(finding, report);
  const subject = systemOf(finding) ?? componentOf(finding);
  return {
    name: subject === null ? rule : `${rule} (${subject})`,
    outcome: fails ? 'failure' : 'skipped',
    message: fails ? message : `${waiverOf(finding) === null ? finding.severity : 'waived'}: ${message}`,
    text: [place, message, ...details, ...askedFor(placed, report)].join('\n'),
  };
}

function suiteXml({ name, cases }: Suite, id: number): string {
  const count = (outcome: Case['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  const attributes = xmlAttributes({
    name,
    id: String(id),
    tests: String(cases.length),
    failures: String(count('failure')),
    errors: String(count('error')),
    skipped: String(count('skipped')),
    time: '0',
  });
  return `  <testsuite${attributes}>\n${cases.map((each) => caseXml(each, name)).join('')}  </testsuite>\n`;
}

function caseXml({ name, outcome, message, text }: Case, suite: string): string {
  const open = `    <testcase${xmlAttributes({ name, classname: suite, time: '0' })}`;
  if (outcome === 'passed') return `${open}/>\n`;
  const inner =
    outcome === 'skipped'
      ? `<skipped>${escapeXml(`${message}\n${text}`)}</skipped>`
      : `<${outcome}${xmlAttributes({ type: name, message })}>${escapeXml(text)}</${outcome}>`;
  return `${open}>\n      ${inner}\n    </testcase>\n`;
}

function xmlAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
}

/** Escapes markup, and keeps out characters that XML 1.0 does not allow. */
function escapeXml(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => printable(line).replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd'));
  return lines
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
