import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { verdictWord } from '../../src/policy/advice.ts';
import { baselineOf, formatBaseline, partHashes, readBaseline } from '../../src/policy/baseline.ts';
import type { Baseline } from '../../src/policy/baseline-schema.ts';
import { recordedIn } from '../../src/policy/drift.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { changedRulebook, check, findings, policyText, rule, rulebook } from './small.ts';

const POLICY = policyText([
  rule('follows', '{ decision.verdict: inside }', '{ decision.follows_verdict: true }'),
]);
const INSIDE =
  'name: p\ndata: { sensitivity: restricted, boundary: anywhere, cleared: false }\ndecision: { chosen: inside }';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

function record(profiles: readonly string[], advisor = '1.0.0'): Baseline {
  const { subjects } = check({ policy: POLICY, profiles });
  return baselineOf(subjects, { rulebook, sha256: 'abc' }, advisor, hash);
}

function recordOf({ profiles: { p } }: Baseline) {
  return p ?? missing();
}

function drift(before: string, now: string, of: Rulebook = rulebook, advisor = '1.0.0') {
  const baseline = recordedIn(record([before]), { advisor, parts: partHashes(of, hash) });
  return findings({ policy: POLICY, profiles: [now], rulebook: of, baseline }).filter(
    (found) => found.rule === 'verdict-changed',
  );
}

describe('a verdict that is no longer the recorded one', () => {
  test('is no finding where nothing changed', () => {
    expect(drift(INSIDE, INSIDE)).toEqual([]);
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
    const baseline = recordedIn(record([outside]), {
      advisor: '1.0.0',
      parts: partHashes(stronger, hash),
    });
    const found = findings({ policy: POLICY, profiles: [outside], rulebook: stronger, baseline });
    expect(found.map((each) => `${each.kind} ${each.cause}`)).toEqual([
      'violated rulebook',
      'verdict-changed rulebook',
    ]);
  });

  test('is put down to advisor where nothing else changed', () => {
    const recorded = record([INSIDE]);
    const before = { ...recorded, profiles: { p: { ...recordOf(recorded), verdict: 'outside' } } };
    const baseline = recordedIn(before, { advisor: '2.0.0', parts: partHashes(rulebook, hash) });
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
    const { subjects } = check({ policy: POLICY, profiles: [INSIDE], rulebook: two });
    const recorded = baselineOf(subjects, { rulebook: two, sha256: 'abc' }, '1.0.0', hash);
    const now = `${INSIDE}\npriorities: { quality: ignore }`;
    const before = {
      ...recorded,
      profiles: { p: { ...recordOf(recorded), priorities: { quality: 'high' as const } } },
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
        baseline: recordedIn(before, { advisor: '1.0.0', parts: partHashes(two, hash) }),
      }),
    ).toMatchObject([{ cause: 'profile', from: 'outside', to: 'inside', reason: { kind: 'priorities' } }]);
  });

  test('of a profile with an odd name is looked up like any other', () => {
    const odd = INSIDE.replace('name: p', 'name: constructor');
    expect(drift(INSIDE, odd)).toMatchObject([{ kind: 'not-recorded' }]);
    expect(drift(odd, odd)).toEqual([]);
  });

  test('is found under a name that is written otherwise', () => {
    const renamed = INSIDE.replace('name: p', 'name: " P\\u200b"').replace('restricted', 'public');
    expect(drift(INSIDE, renamed)).toMatchObject([{ kind: 'verdict-changed', from: 'inside' }]);
  });

  test('cannot be noticed where none is recorded', () => {
    const other = INSIDE.replace('name: p', 'name: q');
    expect(drift(INSIDE, other)).toMatchObject([{ kind: 'not-recorded', severity: 'warning' }]);
  });
});

describe('a baseline file', () => {
  test('is read back as it was written', () => {
    const baseline = record([INSIDE, 'name: q\npriorities: { control: high }']);
    const tree = parseSource({ name: 'b.json', text: formatBaseline(baseline) }, 'a baseline');
    expect(tree.ok && readBaseline(tree.value)).toEqual({ ok: true, value: baseline });
  });

  test('has its keys in order, whatever the order of the profiles', () => {
    const q = 'name: q\ndata: { sensitivity: public }';
    const text = formatBaseline(record([INSIDE, q]));
    expect(formatBaseline(record([q, INSIDE]))).toBe(text);
    expect(text.indexOf('"data.boundary"')).toBeLessThan(text.indexOf('"data.cleared"'));
  });

  test('of another form is refused', () => {
    const tree = parseSource({ name: 'b.json', text: '{"version": 2}' }, 'a baseline');
    expect(tree.ok && readBaseline(tree.value).ok).toBe(false);
  });
});
