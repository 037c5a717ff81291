import type { Expectation } from '../../../policy/cases/case.ts';
import { foundAs } from '../../../policy/cases/case.ts';
import { type CaseResult, passes } from '../../../policy/cases/run-case.ts';
import { type Finding, factOf, systemOf } from '../../../policy/finding.ts';
import { positionOf } from '../../../yaml/excerpt.ts';
import { EXIT } from '../../exit-codes.ts';
import { countsOf, isFine, type TestedPolicy, type TestReport } from './tested.ts';

/** What came of all cases, for programs. Keys stay; more may be added. */
export function testJson(report: TestReport) {
  return {
    schema: 'advisor/cases@1',
    advisor: report.advisor,
    exit_code: isFine(report) ? EXIT.fine : EXIT.violated,
    counts: countsOf(report),
    policies: report.tested.map((tested) => policyJson(tested, report)),
  };
}

function policyJson({ file, policy, results, coverage }: TestedPolicy, report: TestReport) {
  return {
    file,
    policy: { name: policy.name, file: policy.file.name },
    cases: results.map((result) => caseJson(result, report)),
    coverage: {
      rules: coverage.rules,
      inherited: coverage.inherited,
      never_violated: coverage.neverViolated,
      never_kept: coverage.neverKept,
    },
  };
}

function caseJson(result: CaseResult, { messageOf }: TestReport) {
  const { tested, found, missing, unexpected } = result;
  const { file, at } = tested.place;
  const findingJson = (finding: Finding) => ({
    rule: finding.rule,
    severity: foundAs(finding),
    system: systemOf(finding),
    fact: factOf(finding),
    message: messageOf(finding, tested),
  });
  return {
    name: tested.name,
    place: { file: file.name, line: positionOf(file, at.start).line },
    today: tested.today,
    passed: passes(result),
    expected: tested.expect.map(expectationJson),
    found: found.map(findingJson),
    missing: missing.map(expectationJson),
    unexpected: unexpected.map(findingJson),
  };
}

function expectationJson({ rule, severity, system }: Expectation) {
  return { rule, severity, system };
}
