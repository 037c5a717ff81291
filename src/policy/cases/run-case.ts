import { checkProfiles } from '../check.ts';
import type { BrokenProfile } from '../check-report.ts';
import type { Finding } from '../finding.ts';
import type { CheckContext, Subject } from '../subject.ts';
import { type CaseProfile, type Expectation, isExpected, type PolicyCase } from './case.ts';

/** What came of a case: everything that was found, what of it nobody expected, and what was expected in vain. */
export interface CaseResult {
  readonly kind: 'checked';
  readonly tested: PolicyCase;
  readonly subjects: readonly Subject[];
  readonly found: readonly Finding[];
  readonly unexpected: readonly Finding[];
  readonly missing: readonly Expectation[];
}

/** Checks the profile of a case as a run over it alone would; a broken one cannot be. */
export function runCase(tested: PolicyCase, context: CheckContext): CaseResult | BrokenProfile {
  const { profile, base, today, expect } = tested;
  const bases = base === null ? null : baseOf(base);
  if (bases !== null && !bases.ok) return { kind: 'broken', ...bases };
  const { profiles, subjects, findings } = checkProfiles(
    [() => profile],
    { ...context, proposes: false, today },
    {
      complete: false,
      bases: bases && [bases.value],
      baseline: null,
      boms: null,
      reportsAdvice: false,
      recordsVerdicts: true,
      onProgress: () => {},
    },
  );
  const broken = profiles.find((each) => each.kind !== 'checked');
  if (broken !== undefined) return broken;
  const found = [...profiles.flatMap((each) => (each.kind === 'checked' ? each.findings : [])), ...findings];
  return {
    kind: 'checked',
    tested,
    subjects,
    found,
    unexpected: found.filter((finding) => !expect.some((each) => isExpected(finding, each))),
    missing: expect.filter((each) => !found.some((finding) => isExpected(finding, each))),
  };
}

function baseOf({ file, name, path, profile }: CaseProfile) {
  const at = path === null ? null : { from: 'root' as const, path };
  return profile.ok
    ? { ok: true as const, value: { kind: 'read' as const, profile: profile.value, file, name, at } }
    : { ok: false as const, file, problems: profile.problems };
}

/** Whether what was found is what was expected. */
export function passes({ missing, unexpected }: CaseResult): boolean {
  return missing.length === 0 && unexpected.length === 0;
}
