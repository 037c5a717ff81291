import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import type { Adviser } from '../../src/policy/advice.ts';
import { baselineOf } from '../../src/policy/baseline.ts';
import { checkDrift } from '../../src/policy/drift.ts';
import { checkPins, checkUpgrades } from '../../src/policy/upgrade.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { realPolicy, useFolder } from './folder.ts';
import { present, recordedIn, recordOf } from './recorded.ts';
import {
  changedRulebook,
  check,
  findings,
  NO_MODELS,
  policyOf,
  policyText,
  type Run,
  rule,
  rulebook,
} from './small.ts';

const TODAY = '2026-06-15';
const POLICY = policyText([rule('any', '{ data.cleared: true }', '{ team.size: many }')]);
const INSIDE = 'name: p\ndata: { sensitivity: restricted }';
const OTHER = 'name: q\ndata: { sensitivity: public }';
const NEXT: Rulebook = {
  ...changedRulebook('rate: { inside: { control: 4 } }', 'rate: { inside: { control: 1 } }'),
  version: '1.3.0',
};
const OLD_PRICES = { dated: '2026-08-01', sha256: 'old' };
const NEW_PRICES = { dated: '2026-09-01', sha256: 'new' };
const profiles = [INSIDE, OTHER];

function drifts(run: Run) {
  return findings(run).filter((each) => each.kind === 'verdict-changed');
}

/** Verdicts of a rulebook and of prices, held against those of another one. */
function upgraded(before: Rulebook, now: Rulebook, oldPrices = OLD_PRICES, newPrices = OLD_PRICES) {
  const recorded = recordedIn(
    recordOf({ policy: POLICY, profiles, rulebook: before }, { prices: oldPrices }),
    present(now, { prices: newPrices }),
  );
  const run = { policy: POLICY, profiles, rulebook: now, baseline: recorded };
  const { profiles: results } = check(run);
  return { recorded, results, run };
}

describe('compared with a baseline', () => {
  const notes = (...of: Parameters<typeof upgraded>) => {
    const { recorded, results } = upgraded(...of);
    const found = checkUpgrades(recorded, results);
    for (const each of found) expect(each).toMatchObject({ severity: 'note', cause: 'rulebook' });
    return found.map((each) => describeFinding(each, TODAY).message);
  };

  test('nothing is said where rulebook and prices are the same', () => {
    expect(notes(rulebook, rulebook)).toEqual([]);
  });

  test('a new rulebook is a note that says which verdicts it changed', () => {
    expect(notes(rulebook, NEXT)).toEqual([
      "The rulebook is small 1.3.0, the baseline's small 1.2.0: 1 verdict changed, that of p.",
    ]);
    expect(notes(rulebook, { ...rulebook, version: '1.2.1' })).toEqual([
      "The rulebook is small 1.2.1, the baseline's small 1.2.0: that changed no verdict.",
    ]);
    expect(notes(rulebook, { ...NEXT, version: '1.2.0' })).toEqual([
      'The rulebook is small 1.2.0, but its text is not that of the baseline: 1 verdict changed, that of p.',
    ]);
  });

  test('new prices are a note, once', () => {
    expect(notes(rulebook, rulebook, OLD_PRICES, NEW_PRICES)).toEqual([
      "Prices are those of 2026-09-01, the baseline's of 2026-08-01: that changed no verdict.",
    ]);
  });

  test('a verdict that nothing else explains is put down to new prices', () => {
    const { recorded, run } = upgraded(rulebook, rulebook, OLD_PRICES, NEW_PRICES);
    const { head, records } = recorded.baseline;
    const before = records.map((each) => ({ ...each, record: { ...each.record, verdict: 'outside' } }));
    const baseline = { ...recorded, baseline: { ...recorded.baseline, head, records: before } };
    const [found] = drifts({ ...run, baseline });
    expect(found).toMatchObject({
      kind: 'verdict-changed',
      cause: 'rulebook',
      reason: { kind: 'prices', from: '2026-08-01', to: '2026-09-01' },
    });
    const { profiles: results } = check({ ...run, baseline });
    expect(checkUpgrades(baseline, results)).toMatchObject([{ kind: 'new-prices', changed: ['p'] }]);
  });

  test('a rulebook that changed elsewhere does not hide new prices', () => {
    const elsewhere = changedRulebook('rate: { inside: { control: 5 } }', 'rate: { inside: { control: 3 } }');
    const { recorded, run } = upgraded(rulebook, elsewhere, OLD_PRICES, NEW_PRICES);
    const free = 'name: p\ndata: { sensitivity: restricted, boundary: anywhere }';
    const records = recorded.baseline.records.map((each) => ({
      ...each,
      record: {
        ...each.record,
        verdict: 'outside',
        facts: { 'data.sensitivity': 'restricted', 'data.boundary': 'anywhere' },
      },
    }));
    const baseline = { ...recorded, baseline: { ...recorded.baseline, records } };
    expect(drifts({ ...run, profiles: [free], baseline })).toMatchObject([{ reason: { kind: 'prices' } }]);
  });
});

describe('a policy that pins its rulebook', () => {
  const pinnedTo = (version: string, of = rulebook) =>
    policyOf(POLICY.replace('small@1', `small@${version}`), of);
  const loaded = { rulebook, sha256: 'abcdef0123456789' };
  const pins = (version: string) => checkPins([pinnedTo(version)], loaded, null, []);

  test.each(['1', '1.2.0', 'sha256:abcdef012345'])('%s is content with what it names', (version) => {
    expect(pins(version)).toEqual([]);
  });

  test.each([
    ['1.1.0', 'small@1.1.0', 'small@1.2.0'],
    ['sha256:abcdef012346', 'small@sha256:abcdef012346', 'small@sha256:abcdef012345'],
  ])('%s has an error at its line where it is another one', (version, pinned, used) => {
    const [found] = pins(version);
    expect(found).toMatchObject({
      rule: 'pinned-rulebook',
      severity: 'error',
      cause: 'rulebook',
      pinned,
      used,
    });
    expect(found?.place.at.start).toBe(POLICY.indexOf('small@'));
  });

  test.each(['2', '2.0.0', '1.2', 'sha256:abc', 'sha256:ABCDEF012345', 'latest'])(
    '%s is refused',
    (version) => {
      expect(() => pinnedTo(version)).toThrow(/rulebook/);
    },
  );

  test('is told what the other one changes, as far as a baseline tells', () => {
    const effect = (pin: string, withBaseline: boolean) => {
      const { recorded, results } = upgraded(rulebook, NEXT);
      const now = { rulebook: NEXT, sha256: 'abc' };
      const found = checkPins([pinnedTo(pin, NEXT)], now, withBaseline ? recorded : null, results);
      return found.map((each) => describeFinding(each, TODAY).details[0]);
    };
    expect(effect('1.2.0', true)).toEqual(['Compared with the baseline: 1 verdict changed, that of p.']);
    expect(effect('1.1.0', true)).toEqual([
      'What it changes cannot be told: the verdicts of the baseline are those of version 1.2.0, not of the pinned rulebook.',
    ]);
    expect(effect('1.2.0', false)).toEqual([
      'Verdicts that were recorded with the pinned one (--baseline, --update-baseline) would show what this one changes.',
    ]);
  });
});

describe('advisor check', () => {
  const folder = useFolder();
  const RULES = ['{ id: any, require: { decision.chosen: closed-api }, severity: note, because: x }'];

  test('fails where the pinned rulebook is another one, says so at its line, and cannot be asked for another major one', () => {
    const policy = realPolicy(RULES);
    folder.write({
      'exact.yaml': policy.replace('@2', '@2.99.0'),
      'hash.yaml': policy.replace('@2', '@sha256:000000000000'),
      'major.yaml': policy.replace('@2', '@3.0.0'),
      'a.yaml': 'name: a\ndecision: { chosen: closed-api }\n',
    });
    for (const file of ['exact.yaml', 'hash.yaml']) {
      const { status, stdout } = folder.advisor('check', 'a.yaml', '-p', file);
      expect(status).toBe(1);
      expect(stdout).toContain(`error   pinned-rulebook\n${file}:3:11\n`);
    }
    expect(folder.advisor('check', 'a.yaml', '-p', 'major.yaml').status).toBe(2);
  });

  test('records on what verdicts rest', () => {
    folder.write({
      'p.yaml': realPolicy(RULES),
      's/a.yaml': 'name: a\ndecision: { chosen: closed-api }\nassumptions: { staff.usd_per_year: 90000 }\n',
    });
    const check = (...args: readonly string[]) =>
      folder.advisor('check', 's/a.yaml', '-p', 'p.yaml', '--baseline', 'all.json', ...args);
    expect(check('--update-baseline').status).toBe(0);
    const recorded = JSON.parse(folder.read('all.json'));
    expect(recorded.prices).toEqual({
      dated: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(recorded.profiles.a).toMatchObject({
      path: 's/a.yaml',
      assumptions: { 'staff.usd_per_year': 90000 },
    });
    expect(check().stdout).not.toContain('verdict-changed');
    folder.write({ 'all.json': folder.read('all.json').replace(recorded.prices.sha256, 'another') });
    const day = recorded.prices.dated;
    expect(check().stdout.replace(/\s+/g, ' ')).toContain(
      `Prices are those of ${day}, but not those of the baseline: that changed no verdict.`,
    );
  });
});

test('a verdict that changed with the assumptions of a profile is put down to them', () => {
  const [first, second] = check({ policy: POLICY, profiles }).subjects;
  const [inside, outside] = [first ?? missing(), second ?? missing()];
  const withX = (x: number) => ({ ...inside.profile, assumptions: new Map([['x', x]]) });
  const adviser: Adviser = (_facts, { assumptions }) =>
    assumptions.get('x') === 1 ? inside.advice : outside.advice;
  const subject = { ...inside, known: new Map(), profile: withX(2), advice: outside.advice };
  const recorded = recordedIn(
    baselineOf([{ ...subject, profile: withX(1), advice: inside.advice }], present()),
  );
  const context = {
    policy: policyOf(POLICY),
    rulebook,
    adviser,
    models: NO_MODELS,
    proposes: true,
    today: TODAY,
  };
  expect(checkDrift(subject, recorded, context)).toMatchObject([
    { cause: 'profile', from: 'inside', to: 'outside', reason: { kind: 'assumptions' } },
  ]);
});
