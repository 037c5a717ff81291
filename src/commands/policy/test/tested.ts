import type { PolicyCase } from '../../../policy/cases/case.ts';
import type { Coverage } from '../../../policy/cases/coverage.ts';
import { type CaseResult, passes } from '../../../policy/cases/run-case.ts';
import type { Finding } from '../../../policy/finding.ts';
import type { Policy } from '../../../policy/policy.ts';

/** What came of the cases of one file. */
export interface TestedPolicy {
  readonly file: string;
  readonly policy: Policy;
  readonly results: readonly CaseResult[];
  readonly coverage: Coverage;
}

/** What came of all cases, for every format. */
export interface TestReport {
  readonly advisor: string;
  readonly tested: readonly TestedPolicy[];
  /** Whether a rule that no case tests fails the run. */
  readonly needsCoverage: boolean;
  /** A finding in a sentence. */
  readonly messageOf: (finding: Finding, tested: PolicyCase) => string;
}

/** How many cases pass, and how many fail. */
export function countsOf({ tested }: TestReport): { readonly passed: number; readonly failed: number } {
  const results = tested.flatMap((each) => each.results);
  const passed = results.filter(passes).length;
  return { passed, failed: results.length - passed };
}

/** The rules that no case violates, or none keeps. */
export function untestedIn({ neverViolated, neverKept }: Coverage): readonly string[] {
  return [...new Set([...neverViolated, ...neverKept])];
}

/** Whether everything is as it is wanted. */
export function isFine(report: TestReport): boolean {
  const isCovered = report.tested.every(({ coverage }) => untestedIn(coverage).length === 0);
  return countsOf(report).failed === 0 && (isCovered || !report.needsCoverage);
}
