import { type Expectation, isExpected } from '../../../policy/cases/case.ts';
import type { CaseResult } from '../../../policy/cases/run-case.ts';
import { type Finding, systemOf } from '../../../policy/finding.ts';

/** What was expected of a rule, null for nothing, beside what it found. */
export interface Row {
  readonly rule: string;
  readonly system: string | null;
  readonly expected: Expectation | null;
  readonly found: readonly Finding[];
}

/** Where a case differs: what was expected in vain, with what its rule found instead, and what nobody expected. */
export function differencesIn({ missing, unexpected }: CaseResult): readonly Row[] {
  const missed = (finding: Finding) => missing.find(({ rule }) => rule === finding.rule);
  return [
    ...missing.map(
      (expected): Row => ({
        ...expected,
        expected,
        found: unexpected.filter((finding) => missed(finding) === expected),
      }),
    ),
    ...unexpected
      .filter((finding) => missed(finding) === undefined)
      .map(
        (finding): Row => ({
          rule: finding.rule,
          system: systemOf(finding),
          expected: null,
          found: [finding],
        }),
      ),
  ];
}

/** What was expected and found. */
export function agreementsIn({ tested, missing, found }: CaseResult): readonly Row[] {
  return tested.expect
    .filter((expected) => !missing.includes(expected))
    .map((expected) => ({
      ...expected,
      expected,
      found: found.filter((finding) => isExpected(finding, expected)),
    }));
}
