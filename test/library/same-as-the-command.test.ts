import { describe, expect, test } from 'vitest';
import { compareJson } from '../../src/commands/compare/json.ts';
import { costJson } from '../../src/commands/cost/json.ts';
import { modelsJson } from '../../src/commands/models/json.ts';
import {
  builtInRulebook,
  check,
  compare,
  estimateCost,
  findModels,
  readPolicy,
  readProfile,
  readReport,
  readRulebook,
  renderRecommendation,
} from '../../src/index.ts';
import { readPolicyFile, readProfileFile, readRulebookFile } from '../../src/node.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { advisor } from '../commands/advisor.ts';
import { adviceOn, profileIn, root, textOf, valueIn } from './read.ts';

const WITH_NUMBERS = 'fixtures/cost/help-desk.yaml';
/** The age of prices is told as of this day. */
const TODAY = '2027-03-01';
const DAY = ['--today', TODAY];
const SAMPLE = 'fixtures/sample-rulebook/rulebook.yaml';

/** What the command prints, which must not end as a bug or with faulty input. */
function printed(...args: readonly string[]): string {
  const { status, stdout } = advisor(root, args);
  expect([0, 1]).toContain(status);
  return versionless(stdout);
}

/** What runs from the sources has no version. */
function versionless(text: string): string {
  return text.replaceAll(/(advisor(?:": "|&quot;: &quot;| ))\d+\.\d+\.\d+/g, '$10.0.0');
}

function complaint(...args: readonly string[]): string {
  const { status, stderr } = advisor(root, args);
  expect(status).toBe(2);
  return stderr.trimEnd();
}

const sample = () => valueIn(readRulebook(textOf(SAMPLE), SAMPLE));

describe('the library and the command', () => {
  test.each([WITH_NUMBERS, 'examples/bank-risk-reports.yaml', 'examples/medical-imaging.yaml'])(
    'recommend the same on %s, in every format',
    (path) => {
      const advice = adviceOn(path);
      expect(renderRecommendation(advice, 'text', { today: TODAY })).toBe(printed('recommend', path, ...DAY));
      expect(renderRecommendation(advice, 'text', { length: 'everything', today: TODAY })).toBe(
        printed('recommend', path, '--full', ...DAY),
      );
      expect(renderRecommendation(advice, 'text', { length: 'verdict' })).toBe(
        printed('recommend', path, '--quiet'),
      );
      expect(renderRecommendation(advice, 'markdown', { today: TODAY })).toBe(
        printed('recommend', path, '--format', 'markdown', ...DAY),
      );
      expect(renderRecommendation(advice, 'html', { today: TODAY })).toBe(
        printed('recommend', path, '--format', 'html', ...DAY),
      );
      expect(renderRecommendation(advice, 'json')).toBe(printed('recommend', path, '--format', 'json'));
    },
  );

  test('recommend the same by a rulebook of another subject, of which no costs are known', () => {
    const rules = 'fixtures/toy-database/rulebook.yaml';
    const advice = adviceOn('fixtures/toy-database/orders.yaml', valueIn(readRulebook(textOf(rules), rules)));
    expect(renderRecommendation(advice, 'json')).toBe(
      printed('recommend', 'fixtures/toy-database/orders.yaml', '--format', 'json', '--rules', rules),
    );
    expect([estimateCost(advice), findModels(advice).ok]).toEqual([null, false]);
  });

  test('estimate the same costs and find the same models', () => {
    const advice = adviceOn(WITH_NUMBERS);
    const money = estimateCost(advice);
    const models = valueIn(findModels(advice, 'open-managed'));
    if (money === null) throw new Error('The built-in options are priced.');
    const cost = { ...reportOf(advice.situation), money };
    expect(plain(costJson(cost))).toEqual(JSON.parse(printed('cost', WITH_NUMBERS, '--json')));
    expect(plain(modelsJson(models))).toEqual(
      JSON.parse(printed('models', WITH_NUMBERS, '--option', 'open-managed', '--json')),
    );
  });

  test('refuse an option that does not exist, and name those that do', () => {
    expect(findModels(adviceOn(WITH_NUMBERS), 'nope')).toEqual({
      ok: false,
      message: 'There is no option "nope". Allowed: open-self-hosted, open-managed, closed-api or hybrid.',
    });
  });

  test('compare with an earlier report alike', () => {
    const [july, october] = ['fixtures/compare/july.json', 'fixtures/compare/october.yaml'];
    const compared = compare(valueIn(readReport(textOf(july), july)), adviceOn(october, sample()));
    const json = printed('compare', july, october, '--json', '--rules', SAMPLE);
    expect(plain(compareJson(compared))).toEqual(JSON.parse(json));
  });

  test('find the same in profiles that a policy is held against', () => {
    const [file, folder, today] = ['fixtures/policy/policy.yaml', 'fixtures/policy/profiles', '2026-11-23'];
    const report = JSON.parse(
      printed(
        'check',
        folder,
        '!**/broken*',
        '-p',
        file,
        '--rules',
        SAMPLE,
        '--today',
        today,
        '--format',
        'json',
      ),
    );
    const rulebook = sample();
    const policy = valueIn(readPolicy(textOf(file), rulebook, file));
    const paths: readonly string[] = report.profiles.map((each: { file: string }) => each.file);
    const profiles = paths.map((path) => profileIn(path, rulebook));
    const outcome = valueIn(check(policy, profiles, today));
    expect(outcome.findings.length).toBeGreaterThan(2);
    expect(
      outcome.findings.map(({ waived, place, ...rest }) => ({ ...rest, line: place.line, waived })),
    ).toEqual(
      report.findings.map(({ rule, severity, profile, system, message, details, place, waiver }: Found) => {
        return {
          rule,
          severity,
          profile,
          system,
          message,
          details,
          line: place.line,
          waived: waiver !== null,
        };
      }),
    );
    expect(outcome.counts).toEqual(report.counts);
    expect(outcome.exitCode).toBe(report.exit_code);
  });

  test('complain alike of a faulty profile, rulebook and policy, and of no file', () => {
    const name = 'profile.yaml';
    const rulebook = builtInRulebook();
    const faulty = 'name: x\ndata: { sensitivity: secret }\ntask:\n  scoop: narrow\n';
    const { stderr } = advisor(root, ['recommend', '-'], { input: faulty });
    const read = readProfile(faulty, rulebook, '<standard input>');
    expect(read).toMatchObject({
      ok: false,
      message: stderr.trimEnd(),
      problems: [
        { line: 2, column: 22, help: null },
        { line: 4, column: 3, help: expect.stringMatching(/^Allowed: scope, /) },
      ],
    });
    const policy = 'fixtures/policy/faulty.yaml';
    expect(readPolicyFile(policy, sample())).toMatchObject({
      ok: false,
      message: complaint('check', 'examples', '-p', policy, '--rules', SAMPLE),
    });
    expect(readProfileFile(name, rulebook)).toMatchObject({
      ok: false,
      message: complaint('recommend', name),
    });
    expect(readRulebookFile('examples')).toMatchObject({
      ok: false,
      message: complaint('recommend', WITH_NUMBERS, '--rules', 'examples'),
    });
  });
});

interface Found {
  readonly rule: string;
  readonly severity: string;
  readonly profile: string;
  readonly system: string | null;
  readonly message: string;
  readonly details: readonly string[];
  readonly place: { readonly line: number };
  readonly waiver: object | null;
}

/** A value as JSON keeps it. */
function plain(value: unknown): unknown {
  return JSON.parse(versionless(JSON.stringify(value, null, 2)));
}
