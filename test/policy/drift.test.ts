import { describe, expect, test } from 'vitest';
import { verdictWord } from '../../src/policy/advice.ts';
import { formatBaseline } from '../../src/policy/baseline.ts';
import type { Baseline } from '../../src/policy/baseline-schema.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { present, recordedIn, recordOf, stored } from './recorded.ts';
import { changedRulebook, check, findings, policyText, rule, rulebook } from './small.ts';

const POLICY = policyText([
  rule('follows', '{ decision.verdict: inside }', '{ decision.follows_verdict: true }'),
]);
const INSIDE =
  'name: p\ndata: { sensitivity: restricted, boundary: anywhere, cleared: false }\ndecision: { chosen: inside }';

function record(profiles: readonly string[], files = ['p1.yaml', 'p2.yaml']): Baseline {
  return recordOf({ policy: POLICY, profiles, files });
}

function first({ profiles: { p } }: Baseline) {
  return p ?? missing();
}

function drift(before: string, now: string, of: Rulebook = rulebook, file = 'p1.yaml') {
  const baseline = recordedIn(record([before]), present(of));
  return findings({ policy: POLICY, profiles: [now], files: [file], rulebook: of, baseline }).filter(
    (found) => found.rule === 'verdict-changed',
  );
}

describe('a verdict that is no longer the recorded one', () => {
  test('is no finding where nothing changed', () => {
    expect(drift(INSIDE, INSIDE)).toEqual([]);
  });

  test('names a fact that nobody had stated', () => {
    const before = 'name: p\ndata: { boundary: anywhere, cleared: false }\ndecision: { chosen: outside }';
    const [found] = drift(before, before.replace('{ boundary', '{ sensitivity: restricted, boundary'));
    expect(JSON.stringify(found)).toContain('data.sensitivity');
  });

  test('names the fact that changed it, and no other', () => {
    const now = INSIDE.replace('restricted', 'public').replace('cleared: false', 'cleared: true');
    expect(drift(INSIDE, now)).toMatchObject([
      {
        severity: 'error',
        cause: 'profile',
        from: 'inside',
        to: 'outside',
        reason: { kind: 'facts', changes: [{ fact: 'data.sensitivity', from: 'restricted', to: 'public' }] },
      },
    ]);
  });

  test('does not name a fact of the organisation, of which no advice speaks', () => {
    const policy = `${POLICY}facts: { x-flag: { type: boolean } }\n`;
    const before = `x-flag: true\n${INSIDE}`;
    const baseline = recordedIn(recordOf({ policy, profiles: [before], files: ['p1.yaml'] }));
    const now = `x-flag: false\n${INSIDE.replace('restricted', 'public')}`;
    const found = findings({ policy, profiles: [now], files: ['p1.yaml'], baseline });
    expect(found.filter((each) => each.rule === 'verdict-changed')).toMatchObject([
      { reason: { kind: 'facts', changes: [{ fact: 'data.sensitivity' }] } },
    ]);
  });

  test('names the rules of the rulebook that changed it', () => {
    const weaker = changedRulebook('rate: { inside: { control: 4 } }', 'rate: { inside: { control: 1 } }');
    expect(drift(INSIDE, INSIDE, weaker)).toMatchObject([
      { cause: 'rulebook', reason: { kind: 'rulebook', changed: ['rule restricted-stays'] } },
    ]);
  });

  test('does not name a changed rule that does not fire here', () => {
    const changed = changedRulebook('rate: { inside: { control: 5 } }', 'rate: { inside: { control: 3 } }');
    const both = {
      ...changed,
      criteria: changedRulebook('outside: { rating: 2,', 'outside: { rating: 5,').criteria,
    };
    expect(drift(INSIDE, INSIDE, both)).toMatchObject([{ reason: { changed: ['criterion control'] } }]);
  });

  test('makes a rule about the advice a finding of the rulebook', () => {
    const stronger = changedRulebook('outside: { rating: 2,', 'outside: { rating: -1,');
    const outside =
      'name: p\ndata: { sensitivity: public, boundary: anywhere }\ndecision: { chosen: outside }';
    const baseline = recordedIn(record([outside]), present(stronger));
    const found = findings({ policy: POLICY, profiles: [outside], rulebook: stronger, baseline });
    expect(found.map((each) => `${each.kind} ${each.cause}`)).toEqual([
      'violated rulebook',
      'verdict-changed rulebook',
    ]);
  });

  test('is put down to advisor where nothing else changed', () => {
    const recorded = record([INSIDE]);
    const before = { ...recorded, profiles: { p: { ...first(recorded), verdict: 'outside' } } };
    const baseline = recordedIn(before, present(rulebook, { advisor: '2.0.0' }));
    expect(findings({ policy: POLICY, profiles: [INSIDE], baseline })).toMatchObject([
      { reason: { kind: 'advisor', from: '1.0.0', to: '2.0.0' } },
    ]);
  });

  test('is put down to the priorities where they changed it', () => {
    const criterion = `quality:
    title: Quality
    weight: 2
    ratings:
      outside: { rating: 5, because: b, basis: judgement }
      inside: { rating: 0, because: b, basis: judgement }
rules:`;
    const two = changedRulebook('rules:', `  ${criterion}`);
    const recorded = recordOf({ policy: POLICY, profiles: [INSIDE], rulebook: two });
    const now = `${INSIDE}\npriorities: { quality: ignore }`;
    const before = {
      ...recorded,
      profiles: { p: { ...first(recorded), priorities: { quality: 'high' as const } } },
    };
    const verdicts = [INSIDE, now, `${INSIDE}\npriorities: { quality: high }`].map((text) =>
      check({ policy: POLICY, profiles: [text], rulebook: two }).subjects.map(({ advice }) =>
        verdictWord(advice),
      ),
    );
    expect(verdicts).toEqual([['outside'], ['inside'], ['outside']]);
    expect(
      findings({
        policy: POLICY,
        profiles: [now],
        rulebook: two,
        baseline: recordedIn(before, present(two)),
      }),
    ).toMatchObject([{ cause: 'profile', from: 'outside', to: 'inside', reason: { kind: 'priorities' } }]);
  });

  test('of a profile with an odd name is looked up like any other', () => {
    const odd = INSIDE.replace('name: p', 'name: constructor');
    expect(drift(INSIDE, odd, rulebook, 'q.yaml')).toMatchObject([{ kind: 'not-recorded' }]);
    expect(drift(odd, odd)).toEqual([]);
  });

  test('is found under a name that is written otherwise', () => {
    const renamed = INSIDE.replace('name: p', 'name: " P\\u200b"').replace('restricted', 'public');
    expect(drift(INSIDE, renamed, rulebook, 'q.yaml')).toMatchObject([
      { kind: 'verdict-changed', from: 'inside' },
    ]);
  });

  test('cannot be noticed where none is recorded', () => {
    const other = INSIDE.replace('name: p', 'name: q');
    expect(drift(INSIDE, other, rulebook, 'q.yaml')).toMatchObject([
      { kind: 'not-recorded', severity: 'warning' },
    ]);
  });
});

describe('a baseline file', () => {
  test('is read back as it was written', () => {
    const baseline = record([INSIDE, 'name: q\npriorities: { control: high }']);
    const { head, records } = stored(baseline);
    const profiles = Object.fromEntries(records.map(({ name, record }) => [name, record]));
    expect({ ...head, profiles }).toEqual(baseline);
  });

  test('has its keys in order, whatever the order of the profiles', () => {
    const q = 'name: q\ndata: { sensitivity: public }';
    const text = formatBaseline(record([INSIDE, q]));
    expect(formatBaseline(record([q, INSIDE], ['p2.yaml', 'p1.yaml']))).toBe(text);
    expect(text.indexOf('"data.boundary"')).toBeLessThan(text.indexOf('"data.cleared"'));
  });

  test('of another form is refused', () => {
    expect(() => stored('{"version": 2}')).toThrow('version must be 1');
  });
});
