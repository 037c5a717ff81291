import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  advise,
  builtInRulebook,
  check,
  type Reading,
  readPolicy,
  readProfile,
  readReport,
  readRulebook,
  renderRecommendation,
} from '../../src/index.ts';
import {
  backslashes,
  brackets,
  decidedTogether,
  manyNumbers,
  products,
  unknownKeys,
} from '../hostile/texts.ts';
import { adviceOn, profileIn, textOf, valueIn } from './read.ts';

const rulebook = builtInRulebook();

/** Every function that reads a text. */
const READERS: Readonly<Record<string, (text: string) => Reading<unknown>>> = {
  rulebook: (text) => readRulebook(text),
  profile: (text) => readProfile(text, rulebook),
  policy: (text) => readPolicy(text, rulebook),
  report: (text) => readReport(text),
};

const PROFILE = textOf('fixtures/cost/help-desk.yaml');

/** Texts, and texts of ours with a piece replaced. */
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.json(),
  fc
    .tuple(
      fc.constantFrom(
        PROFILE,
        textOf('fixtures/sample-rulebook/rulebook.yaml'),
        textOf('fixtures/policy/policy.yaml'),
        textOf('fixtures/compare/july.json'),
      ),
      fc.nat(),
      fc.nat({ max: 40 }),
      fc.string({ maxLength: 12 }),
    )
    .map(([text, at, length, piece]) => {
      const start = at % text.length;
      return text.slice(0, start) + piece + text.slice(start + length);
    }),
);

describe.each(Object.entries(READERS))('a text in place of a %s', (_, read) => {
  test('is read, or told in full what is wrong with it; nothing throws', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const result = read(text);
        if (result.ok) return;
        expect(result.problems.length).toBeGreaterThan(0);
        expect(result.problems.length).toBeLessThanOrEqual(100);
        for (const { line, column, message } of result.problems) {
          expect(Math.min(line, column)).toBeGreaterThan(0);
          expect(message).not.toBe('');
        }
        expect(result.message.split('\n')[0]).toMatch(/^\w+:\d+:\d+: /);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a text', () => {
  test.each(Object.entries({ backslashes, brackets, decidedTogether, manyNumbers, products, unknownKeys }))(
    'may be made to take long: %s',
    (_name, text) => {
      const result = readProfile(text, rulebook);
      if (!result.ok) expect(result.problems.length).toBeLessThanOrEqual(100);
    },
  );

  test('may have a byte order mark and any ends of lines', () => {
    const text = `\uFEFF${PROFILE.replaceAll('\n', '\r')}`;
    const [mine, its] = [valueIn(readProfile(text, rulebook)), valueIn(readProfile(PROFILE, rulebook))];
    expect(mine.facts).toEqual(its.facts);
  });

  test('that leaves nothing to decide by has no advice', () => {
    const criteria = rulebook.rulebook.criteria.map(({ id }) => `${id}: ignore`).slice(1);
    const { id = '' } = rulebook.rulebook.criteria[0] ?? {};
    const rest = readProfile(`priorities: { ${criteria.join(', ')}, ${id}: ignore }`, rulebook);
    expect(rest).toMatchObject({ ok: false, message: expect.stringContaining('every criterion is ignored') });
  });
});

describe('what is made by the library', () => {
  test('shows what it is and nothing of the machinery', () => {
    const advice = adviceOn('examples/bank-risk-reports.yaml');
    expect(Object.keys(advice)).toEqual(['profile', 'verdict', 'option', 'settled', 'proved']);
    expect(Object.keys(advice.profile)).toEqual([
      'rulebook',
      'name',
      'description',
      'owner',
      'links',
      'facts',
      'priorities',
      'unknown',
    ]);
    expect(Object.keys(rulebook)).toEqual(['rulebook', 'sha256']);
    expect(advice.option?.id).toBe(advice.verdict.kind === 'fits' ? advice.verdict.option : null);
  });

  test('is as wide as it is asked to be', () => {
    const text = renderRecommendation(adviceOn('examples/bank-risk-reports.yaml'), 'text', { width: 60 });
    const folded = text.split('\n').filter((line) => !/^ +advisor /.test(line));
    expect(Math.max(...folded.map((line) => line.length))).toBeLessThanOrEqual(60);
  });

  test('is refused where it belongs to another rulebook, and a day that is none', () => {
    const sample = valueIn(readRulebook(textOf('fixtures/sample-rulebook/rulebook.yaml')));
    const policy = valueIn(readPolicy(textOf('fixtures/policy/policy.yaml'), sample));
    const stranger = profileIn('examples/bank-risk-reports.yaml');
    expect(check(policy, [stranger], '2026-11-23')).toEqual({
      ok: false,
      message: 'A profile and the policy were read for different rulebooks.',
    });
    expect(check(policy, [], '2026-02-30').ok).toBe(false);
    const nameless = valueIn(readProfile('x-a: 1', sample, 'mine.yaml'));
    expect(advise(nameless).ok).toBe(true);
    expect(check(policy, [nameless], '2026-11-23')).toMatchObject({
      ok: true,
      value: { exitCode: 2, faults: [{ path: 'mine.yaml', message: '"name" is missing in a profile.' }] },
    });
  });
});
