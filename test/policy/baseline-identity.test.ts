import { describe, expect, test } from 'vitest';
import { formatBaseline } from '../../src/policy/baseline.ts';
import type { Baseline } from '../../src/policy/baseline-schema.ts';
import { missing } from '../../src/rulebook/at.ts';
import { recordedIn, recordOf, stored } from './recorded.ts';
import { check, findings, policyText, type Run, rule } from './small.ts';

const POLICY = policyText([rule('any', '{ data.cleared: true }', '{ team.size: many }')]);
const inside = (name: string) => `name: ${name}\ndata: { sensitivity: restricted, boundary: anywhere }`;
const outside = (name: string) => `name: ${name}\ndata: { sensitivity: public, boundary: anywhere }`;
const FILES = ['a/advisor.yaml', 'b/advisor.yaml', 'c/advisor.yaml'];

/** What a baseline of some profiles says of others: profile by profile, then of those that are gone. */
function said(before: readonly string[], now: readonly string[], rest: Partial<Run> = {}): readonly string[] {
  const baseline = recordedIn(recordOf({ policy: POLICY, profiles: before, files: FILES }));
  const run = { policy: POLICY, profiles: now, files: FILES, baseline, ...rest };
  const all = [...findings(run), ...check(run).findings].filter((each) => each.rule === 'verdict-changed');
  return all.map(
    (each) => `${each.severity} ${each.kind}${each.kind === 'record-vanished' ? ` ${each.profile}` : ''}`,
  );
}

describe('a recorded verdict', () => {
  test('stays with a profile that has another name', () => {
    expect(said([inside('pay'), outside('x')], [outside('pay-v2'), outside('x')])).toEqual([
      'error verdict-changed',
    ]);
  });

  test('stays with a profile that is at another place', () => {
    const moved = { files: ['z/advisor.yaml'] };
    expect(said([inside('pay')], [outside('Pay ')], moved)).toEqual(['error verdict-changed']);
  });

  test('is not left behind by two that change places', () => {
    expect(said([inside('pay'), outside('x')], [inside('x'), outside('pay')])).toEqual([
      'error verdict-changed',
      'error verdict-changed',
    ]);
  });

  test('is not taken over by another profile at the same place', () => {
    expect(said([inside('pay')], [inside('decoy'), outside('pay')])).toEqual(['error verdict-changed']);
  });

  test('that nobody gives any more is a warning, and an error in the complete run', () => {
    const before = [inside('pay'), outside('x')];
    const now = [outside('pay-v2')];
    const moved = { files: ['z/advisor.yaml'] };
    expect(said(before, now, moved)).toEqual([
      'warning not-recorded',
      'warning record-vanished pay',
      'warning record-vanished x',
    ]);
    expect(said(before, now, { ...moved, complete: true })).toContain('error record-vanished pay');
  });

  test('is not called gone while a profile cannot be read', () => {
    expect(said([inside('pay'), outside('x')], [inside('pay'), 'name: x\ndata: 7'])).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('of a profile called %s is found', (name) => {
    const moved = { files: ['z/advisor.yaml'] };
    expect(said([inside(name)], [inside(name)], moved)).toEqual([]);
    expect(said([inside(name)], [outside(name)], moved)).toEqual(['error verdict-changed']);
    expect(said([inside(name)], [], {})).toEqual([`warning record-vanished ${name}`]);
  });

  test('of a profile that is called __proto__ is checked like any other', () => {
    const text = formatBaseline(recordOf({ policy: POLICY, profiles: [inside('__proto__')] }));
    expect(() => stored(text.replace('"confidence": "', '"confidenc": "'))).toThrow(
      '"confidenc" is not known',
    );
  });
});

describe('a baseline file', () => {
  const record = recordOf({ policy: POLICY, profiles: [inside('p')], files: FILES });

  test('has the path, the assumptions and the prices', () => {
    expect(record.profiles).toMatchObject({ p: { path: 'a/advisor.yaml', assumptions: {} } });
    const prices = { dated: '2026-09-01', sha256: 'abc' };
    expect(recordOf({ policy: POLICY, profiles: [inside('p')] }, { prices }).prices).toEqual(prices);
  });

  test('without them, as older versions wrote it, is read', () => {
    const { path: _path, assumptions: _assumptions, ...old } = record.profiles.p ?? missing();
    const before: Baseline = { ...record, profiles: { p: old } };
    const changed = { policy: POLICY, profiles: [outside('p')], files: ['z.yaml'] };
    const found = findings({ ...changed, baseline: recordedIn(before) });
    expect(found.filter((each) => each.rule === 'verdict-changed')).toMatchObject([
      { kind: 'verdict-changed', reason: { kind: 'facts' } },
    ]);
  });

  test('of another rulebook is refused', () => {
    const other = { ...record, rulebook: { ...record.rulebook, id: 'large' } };
    expect(() => stored(other)).toThrow(
      /rulebook\.id: these are verdicts of large, and this run is about small/,
    );
    expect(() => stored(other)).toThrow(/^all[.]json:17:11: /);
  });
});
