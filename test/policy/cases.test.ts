import { describe, expect, test } from 'vitest';
import { BUILT_IN_IN_CASES } from '../../src/policy/cases/case.ts';
import { coverageOf } from '../../src/policy/cases/coverage.ts';
import { readCases } from '../../src/policy/cases/read-cases.ts';
import { type CaseResult, passes, runCase } from '../../src/policy/cases/run-case.ts';
import { tooManyCases } from '../../src/policy/cases/too-many-cases.ts';
import type { CompiledPolicy } from '../../src/policy/compile.ts';
import { missing } from '../../src/rulebook/at.ts';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { readSource } from '../../src/yaml/parse.ts';
import { contextOf, inputOf, policyOf, policyText, rule, rulebook } from './small.ts';

const inside = rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }');
const approved = rule(
  'approved',
  '{}',
  '{ decision.approved: true }',
  'severity: error, enforce_from: 2026-07-01',
);

/** Cases that are checked on 2026-06-01, each a line of flow YAML. */
function casesText(cases: readonly string[]): string {
  return `version: 1\ntoday: 2026-06-01\ncases:\n${cases.map((each) => `  - ${each}\n`).join('')}`;
}

function read(text: string, { rules }: Pick<CompiledPolicy, 'rules'>, name = 'p.test.yaml') {
  const file = { name, text };
  const form = {
    profile: { rulebook, assumptions: [] },
    rules: [...rules.map(({ id }) => id), ...BUILT_IN_IN_CASES],
    read: (path: string) =>
      path.endsWith('there.yaml')
        ? inputOf('name: there\ndata: { sensitivity: restricted }', 'p1.yaml', null)
        : { kind: 'unread' as const, path, below: null, message: `${path}: there is no such file.` },
  };
  return { file, outcome: readSource(file, 'a file of cases', (tree) => readCases(tree, file, form)) };
}

/** The names of the cases that pass, and what the cases leave untested. */
function tested(cases: readonly string[], rules: readonly string[], rest = '', name = 'p.test.yaml') {
  const policy = policyOf(policyText(rules, rest));
  const context = contextOf({ policy: '', profiles: [] }, [policy]);
  const { outcome } = read(casesText(cases), policy, name);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  const results = outcome.value.map((each): CaseResult => {
    const result = runCase(each, context);
    if (result.kind !== 'checked') throw new Error(result.kind);
    return result;
  });
  const passed = results.filter(passes).map((result) => result.tested.name);
  const { rules: count, inherited: _inherited, ...untested } = coverageOf(results, policy, context);
  return { passed, count, untested };
}

const restricted = (reaches: string, rest = '') =>
  `{ data: { sensitivity: restricted }, decision: { data_reaches: ${reaches}, approved_by: Ada }${rest} }`;

const LEAVES = `{ name: Leaves, profile: ${restricted('vendor')}, expect: [inside] }`;
const STAYS = `{ name: Stays, profile: ${restricted('inside')}, expect: [] }`;
const SILENT = '{ name: Silent, profile: { data: { sensitivity: public } }, expect: [approved] }';

describe('a case', () => {
  test('passes where all that is found was expected, and all that was expected is found', () => {
    const expecting = (expected: string) =>
      `{ name: "[${expected}]", profile: ${restricted('vendor')}, expect: [${expected}] }`;
    const right = [
      'inside',
      '{ rule: inside, severity: error }',
      'inside, { rule: inside, severity: error }',
    ];
    const wrong = [
      '',
      '{ rule: inside, severity: warning }',
      '{ rule: inside, severity: waived }',
      '{ rule: inside, system: a }',
      'inside, approved',
      'approved',
    ];
    expect(tested([...right, ...wrong].map(expecting), [inside, approved]).passed).toEqual(
      right.map((each) => `[${each}]`),
    );
  });

  test('has a day of its own, on which a rule may be in force', () => {
    const on = (day: string, severity: string) =>
      `{ name: ${severity}, today: ${day}, profile: {}, expect: [{ rule: approved, severity: ${severity} }] }`;
    const cases = [on('2026-06-30', 'warning'), on('2026-07-01', 'error')];
    expect(tested(cases, [approved]).passed).toEqual(['warning', 'error']);
  });

  test('tells systems apart', () => {
    const systems = '[{ role: a, data_reaches: vendor }, { role: b, data_reaches: inside }]';
    const of = (system: string) =>
      `{ name: ${system}, profile: { data: { sensitivity: restricted }, systems: ${systems} }, expect: [{ rule: inside, system: ${system} }] }`;
    expect(tested([of('a'), of('b')], [inside]).passed).toEqual(['a']);
  });

  test('sees what a waiver lifts as waived, and as nothing else', () => {
    const waivers =
      'waivers: [{ rule: inside, profile: pay, reason: r, approved_by: Ada, expires: 2026-12-31 }]\n';
    const of = (expected: string) =>
      `{ name: "[${expected}]", profile: ${restricted('vendor', ', name: pay')}, expect: [${expected}] }`;
    const waived = '{ rule: inside, severity: waived }';
    expect(tested(['inside', waived, ''].map(of), [inside], waivers).passed).toEqual([`[${waived}]`]);
  });

  test('is compared with the profile as of the target branch', () => {
    const open = '{ data: { sensitivity: public } }';
    const cases = [
      `{ name: Loosened, base: ${restricted('vendor')}, profile: ${open}, expect: [guarded-facts] }`,
      `{ name: Kept, base: ${open}, profile: ${open}, expect: [] }`,
    ];
    expect(tested(cases, [inside], 'guarded: [data.sensitivity]\n').passed).toEqual(['Loosened', 'Kept']);
  });

  test('takes profiles from files', () => {
    const cases = ['{ name: There, profile: there.yaml, base: there.yaml, expect: [inside] }'];
    expect(tested(cases, [inside]).passed).toEqual(['There']);
  });
});

describe('the place of a profile', () => {
  const nearby = rule('nearby', '{}', '{ profile.path: { starts_with: services/ } }');
  const of = (name: string, rest: string, expected: string) =>
    `{ name: ${name}, ${rest}, expect: [${expected}] }`;

  test('is what its case says, else that of its file, else advisor.yaml, wherever cases are run', () => {
    const cases = [
      of('Said', 'profile: {}, path: services/a/advisor.yaml', ''),
      of('Of its file', 'profile: services/../services/there.yaml', ''),
      of('Said of a file', 'profile: services/../services/there.yaml, path: a.yaml', 'nearby'),
      of('Inline', 'profile: {}', 'nearby'),
    ];
    const names = ['Said', 'Of its file', 'Said of a file', 'Inline'];
    expect(tested(cases, [nearby], '', 'services/p.test.yaml').passed).toEqual(names);
    const isAdvisor = rule('here', '{}', '{ profile.path: advisor.yaml }');
    expect(tested([of('Inline', 'profile: {}', '')], [isAdvisor], '', '/x/p.test.yaml').passed).toHaveLength(
      1,
    );
  });

  test.each([
    '../a.yaml',
    '/a.yaml',
    './a.yaml',
    'a/../b.yaml',
    'a//b.yaml',
    'a/',
    '"a\\\\b.yaml"',
    'C:/a.yaml',
  ])('is not %s', (path) => {
    const { file, outcome } = read(
      casesText([of('A', `profile: {}, path: ${path}`, '')]),
      policyOf(policyText([nearby])),
    );
    expect(outcome.ok ? '' : formatProblems(file, outcome.problems, 200)).toContain(
      'cases[1].path: it has to lead from the root of the repository down to a file',
    );
  });
});

describe('coverage', () => {
  test('names rules that no case violates, or none keeps', () => {
    const untested = (...cases: readonly string[]) => tested(cases, [inside, approved]).untested;
    expect(untested(LEAVES)).toEqual({ neverViolated: ['approved'], neverKept: ['inside'] });
    expect(untested(STAYS, SILENT)).toEqual({ neverViolated: ['inside'], neverKept: [] });
    expect(untested(LEAVES, STAYS, SILENT)).toEqual({ neverViolated: [], neverKept: [] });
  });

  test('counts neither what cannot be decided nor what does not apply', () => {
    const cases = [
      '{ name: Unknown, profile: { data: { sensitivity: restricted } }, expect: [inside] }',
      '{ name: Public, profile: { data: { sensitivity: public } }, expect: [] }',
    ];
    expect(tested(cases, [inside]).untested).toEqual({ neverViolated: ['inside'], neverKept: ['inside'] });
  });

  test('is also of what a policy wants known and guarded', () => {
    const rest = 'known: [data.cleared]\nguarded: [data.boundary]\n';
    const cleared =
      '{ name: Cleared, profile: { data: { sensitivity: public, cleared: true } }, expect: [] }';
    expect(tested([cleared], [inside], rest)).toMatchObject({
      count: 3,
      untested: {
        neverViolated: ['inside', 'known-facts', 'guarded-facts'],
        neverKept: ['inside', 'guarded-facts'],
      },
    });
    const lacking = [
      '{ name: Lacking, profile: { data: { sensitivity: public } }, expect: [known-facts] }',
      `{ name: Further, base: { data: { boundary: inside } }, profile: { data: { sensitivity: public, cleared: true, boundary: vendor } }, expect: [guarded-facts] }`,
      `{ name: As far, base: { data: { boundary: inside } }, profile: { data: { sensitivity: public, cleared: true, boundary: inside } }, expect: [] }`,
    ];
    expect(tested([cleared, ...lacking], [inside], rest).untested).toEqual({
      neverViolated: ['inside'],
      neverKept: ['inside'],
    });
  });
});

describe('a file of cases', () => {
  test('with many mistakes is told of all of them', () => {
    const policy = policyOf(policyText([inside]));
    const cases = [
      '{ name: A, profile: nowhere.yaml, expect: [outside], bas: {} }',
      '{ name: A, profile: { data: { sensitivity: secret } }, expect: [{ rule: inside, severity: fatal }] }',
    ];
    const { file, outcome } = read(casesText(cases).replace('version: 1\n', 'policies: 1\n'), policy);
    const said = outcome.ok ? '' : formatProblems(file, outcome.problems, 80);
    expect(
      [...said.matchAll(/^p\.test\.yaml:(\d+:\d+): (.*)/gm)].map(([, place, what]) => `${place} ${what}`),
    ).toMatchInlineSnapshot(`
      [
        "1:1 "policies" is not known in the file.",
        "1:1 "version" is missing in the file.",
        "4:25 profile: nowhere.yaml: there is no such file.",
        "4:48 There is no rule "outside".",
        "4:58 "bas" is not known in cases[1].",
        "5:13 Two cases are called "A".",
        "5:48 data.sensitivity must be one of public, internal, restricted, but is "secret".",
        "5:95 cases[2].expect[1].severity must be one of error, warning, note, waived, but is "fatal".",
      ]
    `);
  });

  test.each([
    ['nothing', '', 'is empty'],
    ['no cases', 'version: 1\ntoday: 2026-06-01\ncases: []\n', 'cases must be a list of cases'],
    ['no day', 'version: 1\ncases: [{ name: A, profile: {}, expect: [] }]\n', '"today" is missing'],
    ['another version', casesText([STAYS]).replace('version: 1', 'version: 2'), 'version must be 1'],
    ['no profile', casesText(['{ name: A, expect: [] }']), '"profile" is missing in cases[1]'],
    [
      'a text as a list',
      casesText(['{ name: A, profile: {}, expect: no }']),
      'expect must be a list of rules',
    ],
    [
      'a number as a profile',
      casesText(['{ name: A, profile: 7, expect: [] }']),
      'profile must be a profile, or',
    ],
    [
      'a list as a profile',
      casesText(['{ name: A, profile: [], expect: [] }']),
      'profile must be a profile, or',
    ],
    ['a blank name', casesText(['{ name: " ", profile: {}, expect: [] }']), 'name must be text that is not'],
    ['a list in its place', '- 1\n', 'the file must be'],
  ])('with %s is refused', (_, text, said) => {
    const { file, outcome } = read(text, policyOf(policyText([inside])));
    expect(outcome.ok ? '' : formatProblems(file, outcome.problems, 80)).toContain(said);
  });
});

test.each(['{ name: [x], profile: { name: p }, expect: [] }', '{ name: x, profile: [p], expect: [] }'])(
  'a case without a name or a profile is a fault and no more: %s',
  (text) => {
    const { outcome } = read(casesText([LEAVES, text]), { rules: [] });
    expect(outcome.ok ? [] : outcome.problems.map(({ kind }) => kind)).toContain('wrong-value');
  },
);

test('of one file so many rules are checked on the systems of so many cases, and no more', () => {
  const rules = Array.from({ length: 100 }, (_, at) => rule(`r${at}`, '{}', '{ decision.approved: true }'));
  const policy = policyOf(policyText(rules));
  const problem = (systems: number) => {
    const both = '{ name: p, systems: [{ role: a, approved_by: Ann }, { role: b, approved_by: Ann }] }';
    const cases = Array.from(
      { length: systems - 1 },
      (_, at) => `{ name: C${at}, profile: { name: p }, expect: [] }`,
    );
    const { file, outcome } = read(
      casesText([...cases.slice(1), `{ name: B, profile: ${both}, expect: [] }`]),
      policy,
    );
    const found = outcome.ok ? tooManyCases(outcome.value, policy) : missing();
    return found && file.text.slice(found.at.start, found.at.end);
  };
  expect(problem(200)).toBeNull();
  expect(problem(201)).toContain('B');
});
