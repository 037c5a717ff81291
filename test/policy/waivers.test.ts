import { describe, expect, test } from 'vitest';
import { endOf } from '../../src/policy/check-report.ts';
import { findings, policyText, reportOf, rule } from './small.ts';

const RULE = rule('big', '{ data.cleared: true }', '{ team.size: many }');
const VIOLATING = 'name: p\ndata: { cleared: true }\nteam: { size: none }';
const KEPT = 'name: p\ndata: { cleared: true }\nteam: { size: many }';

function waiver(profile = 'p', expires = '2026-06-30'): string {
  return `{ rule: big, profile: ${profile}, reason: r, approved_by: a, expires: ${expires} }`;
}

function policyWith(...waivers: readonly string[]): string {
  return policyText([RULE], `waivers: [${waivers.join(', ')}]`);
}

describe('a waiver', () => {
  test.each([
    ['2026-05-30', 'fine', ['violated waived profile']],
    ['2026-05-31', 'fine', ['violated waived profile', 'waiver-ends note clock']],
    ['2026-06-30', 'fine', ['violated waived profile', 'waiver-ends note clock']],
    ['2026-07-01', 'fine', ['violated waived profile', 'waiver-ends warning clock']],
    ['2026-07-14', 'fine', ['violated waived profile', 'waiver-ends warning clock']],
    ['2026-07-15', 'violated', ['violated error clock']],
  ])('that ends on 30 June says on %s: %s, %s', (today, exit, expected) => {
    const run = { policy: policyWith(waiver()), profiles: [VIOLATING], today };
    const said = findings(run).map((found) => {
      const waived = 'waiver' in found && found.waiver !== null;
      return `${found.kind} ${waived ? 'waived' : found.severity} ${found.cause}`;
    });
    expect(said).toEqual(expected);
    expect(endOf(reportOf(run))).toBe(exit);
  });

  test('lifts what is undecided, too', () => {
    const run = { policy: policyWith(waiver()), profiles: ['name: p\ndata: { cleared: true }'] };
    expect(findings(run)[0]).toMatchObject({ kind: 'undecided', waiver: { rule: 'big' } });
  });

  test('counts for its own profile only', () => {
    const run = { policy: policyWith(waiver('other')), profiles: [VIOLATING] };
    expect(findings(run)).toMatchObject([{ kind: 'violated', waiver: null }]);
  });

  test('that waives nothing is a warning, and an error in the complete run', () => {
    const run = { policy: policyWith(waiver()), profiles: [KEPT] };
    expect(findings(run)).toMatchObject([{ kind: 'waiver-unused', severity: 'warning', cause: 'policy' }]);
    expect(endOf(reportOf({ ...run, complete: true }))).toBe('violated');
  });

  test('for a profile that is not in the run is ignored, and an error in the complete run', () => {
    const run = { policy: policyWith(waiver('elsewhere')), profiles: [KEPT] };
    expect(reportOf(run).findings).toEqual([]);
    expect(reportOf({ ...run, complete: true }).findings).toMatchObject([
      { kind: 'waiver-orphaned', severity: 'error', cause: 'policy' },
    ]);
  });

  test('that ends as late as another one for the same rule is used where it stands first', () => {
    const run = {
      policy: policyWith(waiver('p', '2026-12-31'), waiver('P', '2026-12-31')),
      profiles: [VIOLATING],
    };
    expect(findings(run)).toMatchObject([
      { kind: 'violated', waiver: { profile: 'p' } },
      { kind: 'waiver-unused', idle: { profile: 'P' } },
    ]);
  });

  test('that ends later wins over another one for the same rule', () => {
    const run = {
      policy: policyWith(waiver('p', '2026-01-01'), waiver('p', '2026-12-31')),
      profiles: [VIOLATING],
    };
    expect(findings(run)).toMatchObject([
      { kind: 'violated', waiver: { expires: '2026-12-31' } },
      { kind: 'waiver-unused', idle: { expires: '2026-01-01' } },
    ]);
  });
});
