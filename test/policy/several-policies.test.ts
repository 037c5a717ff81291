import { linkSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checkCsv } from '../../src/commands/check/formats/csv.ts';
import { checkGithub } from '../../src/commands/check/formats/github.ts';
import { checkJson } from '../../src/commands/check/formats/json.ts';
import { checkJunit } from '../../src/commands/check/formats/junit.ts';
import { checkMarkdown } from '../../src/commands/check/formats/markdown.ts';
import { checkSarif } from '../../src/commands/check/formats/sarif.ts';
import { wholeOf } from '../../src/io/content.ts';
import { checkedIn } from '../../src/policy/check-report.ts';
import { joinPolicies } from '../../src/policy/compile.ts';
import { realPolicy, useFolder } from './folder.ts';
import { findings, policyText, type Run, reportOf, rule } from './small.ts';

const folder = useFolder();
const named = (name: string, text: string) => text.replace('Test policy', name);
const waiver = (of: string, profile = 'p') =>
  `waivers: [{ rule: ${of}, profile: ${profile}, reason: r, approved_by: a, expires: 2027-01-01 }]`;
const said = (run: Run) =>
  findings(run).map((each) => {
    const lifted = 'waiver' in each && each.waiver !== null ? 'waived' : each.severity;
    return `${lifted} ${each.rule} ${each.requiredBy?.file.name ?? each.place.file.name}`;
  });

const COMPANY = named(
  'Company policy',
  policyText(
    [rule('denied', '{}', '{ not: { decision.provider: [DeepSeek] } }')],
    'known: [data.boundary]\nguarded: [data.boundary]',
  ),
);
const TEAM = named(
  'Team policy',
  policyText(
    [rule('chosen', '{}', '{ decision.chosen: inside }', 'severity: warning')],
    'known: [data.boundary]\nguarded: [data.boundary]',
  ),
);
const PROFILE = 'name: p\ndecision: { chosen: outside, provider: DeepSeek }';
const BASE = ['name: p\ndata: { boundary: inside }'];
const BOTH: Run = { policy: COMPANY, more: [TEAM], profiles: [PROFILE], base: BASE };

describe('several policies', () => {
  test('all apply, and each finding points at the one that asks', () => {
    expect(said(BOTH)).toEqual([
      'error known-facts policy.yaml',
      'error known-facts policy2.yaml',
      'error denied policy.yaml',
      'warning chosen policy2.yaml',
      'error guarded-facts policy.yaml',
      'error guarded-facts policy2.yaml',
    ]);
  });

  test.each(['known-facts', 'guarded-facts'])('each waive what they ask for themselves: %s', (builtIn) => {
    const lifted = said({ ...BOTH, more: [`${TEAM}\n${waiver(builtIn)}`] });
    expect(lifted.filter((line) => line.includes(builtIn))).toEqual([
      `error ${builtIn} policy.yaml`,
      `waived ${builtIn} policy2.yaml`,
    ]);
  });

  test('make no proposal that one of them objects to, and leave alone what one of them guards', () => {
    const run = (more: string) => findings({ policy: COMPANY, more: [more], profiles: [PROFILE] });
    const only = policyText([rule('only', '{}', '{ decision.provider: [DeepSeek, Lynx] }')]);
    expect(run(only).find((each) => each.rule === 'denied')).toMatchObject({
      proposals: [[{ fact: 'decision.provider', to: { kind: 'one-of', values: ['Lynx'] } }]],
    });
    const big = policyText([rule('big', '{ data.cleared: true }', '{ team.size: many }')]);
    const small = 'name: p\ndata: { cleared: true }\nteam: { size: none }';
    const guarding = (guarded: string) =>
      findings({
        policy: big,
        more: [policyText([rule('x', '{}', '{ data.cleared: true }')], guarded)],
        profiles: [small],
      });
    expect(guarding('')).toMatchObject([{ rule: 'big', proposals: [[{ fact: 'team.size' }]] }]);
    expect(guarding('guarded: [team.size]')).toMatchObject([{ rule: 'big', proposals: [] }]);
  });

  test('are each told of a waiver that waives nothing', () => {
    const run = {
      ...BOTH,
      policy: `${COMPANY}\n${waiver('denied', 'q')}`,
      more: [`${TEAM}\n${waiver('chosen', 'r')}`],
    };
    const { findings: orphans } = reportOf({ ...run, complete: true });
    expect(orphans.map((each) => each.place.file.name)).toEqual(['policy.yaml', 'policy2.yaml']);
    expect(wholeOf(checkJunit(reportOf({ ...run, complete: true })))).toMatch(
      /<testsuite name="Company policy"[\s\S]*policy\.yaml[\s\S]*<testsuite name="Team policy"[\s\S]*policy2\.yaml/,
    );
  });
});

describe('the report on several policies', () => {
  const report = reportOf(BOTH);

  test('as JSON lists them, and names the file that asks', () => {
    const { policies, findings: found } = JSON.parse(wholeOf(checkJson(report)));
    expect(policies).toEqual([
      { name: 'Company policy', file: 'policy.yaml' },
      { name: 'Team policy', file: 'policy2.yaml' },
    ]);
    const files = found.map((each: { required_by: { file: string } }) => each.required_by.file);
    expect(files).toEqual(Array(3).fill(['policy.yaml', 'policy2.yaml']).flat());
  });

  test('as SARIF has the rules of all, the place of each, and tells findings apart', () => {
    const [{ tool, results }] = JSON.parse(wholeOf(checkSarif(report))).runs;
    const help = tool.driver.rules.map((each: { help: { text: string } }) => each.help.text);
    expect(help[0]).toContain('(Company policy)');
    expect(help[1]).toContain('(Team policy)');
    const prints = results.map((each: { partialFingerprints: object }) =>
      JSON.stringify(each.partialFingerprints),
    );
    expect(new Set(prints).size).toBe(6);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
  });

  test.each([
    ['as JUnit', checkJunit],
    ['as workflow commands', checkGithub],
    ['in Markdown', checkMarkdown],
  ])('%s names the policy and the line that asks', (_format, render) => {
    const text = wholeOf(render(report));
    for (const part of [
      'known-facts (Company policy)',
      'known-facts (Team policy)',
      'policy.yaml:5',
      'policy2.yaml:5',
    ])
      expect(text).toContain(part);
  });

  test('as CSV names the policy of what advisor itself looks after', () => {
    expect(wholeOf(checkCsv(report))).toContain(
      'error: known-facts (Company policy); error: known-facts (Team policy); error: denied; warning: chosen',
    );
  });

  test('tells two policies of one name apart by their files', () => {
    const same = reportOf({
      ...BOTH,
      more: [named('Company policy', TEAM.replace('Team policy', 'Test policy'))],
    });
    expect(checkedIn(same)).toHaveLength(1);
    expect(wholeOf(checkCsv(same))).toContain('known-facts (Company policy (policy2.yaml))');
  });
});

describe('advisor check with --policy twice', () => {
  const deny = realPolicy([
    '{ id: denied, require: { not: { decision.provider: [DeepSeek] } }, severity: error, because: x }',
  ]);
  const lax = realPolicy([
    '{ id: chosen, require: { decision.chosen: [closed-api, hybrid] }, severity: error, because: x }',
  ]);
  const profile = 'name: a\ndecision: { chosen: closed-api, provider: DeepSeek }\n';
  const files = { 'deny.yaml': deny, 'lax.yaml': lax, 'a.yaml': profile };
  const check = (...policies: readonly string[]) =>
    folder.advisor('check', 'a.yaml', ...policies.flatMap((policy) => ['-p', policy]));

  test('fails where either policy does, in any order', () => {
    folder.write(files);
    expect(check('lax.yaml').status).toBe(0);
    for (const done of [check('deny.yaml', 'lax.yaml'), check('lax.yaml', 'deny.yaml')]) {
      expect(done.status).toBe(1);
      expect(done.stdout).toContain('Required by deny.yaml:5:11.');
    }
  });

  test('refuses two rules of one name, and says all that is wrong with any policy', () => {
    folder.write({
      ...files,
      'twin.yaml': deny.replace('severity: error', 'severity: eror'),
      'alien.yaml': `${lax}waivers: [{ rule: denied, profile: a, reason: r, approved_by: b, expires: 2027-01-01 }]\n`,
    });
    const done = check('deny.yaml', 'twin.yaml', './deny.yaml', 'alien.yaml', 'none.yaml');
    expect(done.status).toBe(2);
    for (const message of [
      'twin.yaml:5:11: rule "denied": deny.yaml:5 has a rule of this name, too. Rename one of the two.',
      'Did you mean "error"?',
      '--policy ./deny.yaml: this file is given twice.',
      'There is no rule "denied".',
      'none.yaml: there is no such file.',
    ])
      expect(done.stderr).toContain(message);
  });

  test('is told where two paths lead to one file, and of no clash of its rules with themselves', () => {
    folder.write(files);
    symlinkSync('deny.yaml', folder.path('soft.yaml'));
    linkSync(folder.path('deny.yaml'), folder.path('hard.yaml'));
    expect(check('deny.yaml', 'lax.yaml', 'soft.yaml', 'hard.yaml')).toMatchObject({
      status: 2,
      stderr:
        '--policy soft.yaml: this file is given twice: deny.yaml leads to it, too.\n\n' +
        '--policy hard.yaml: this file is given twice: deny.yaml leads to it, too.\n',
    });
  });

  test('takes rules on any number of models, together', () => {
    const models = (from: string) =>
      realPolicy(
        Array.from({ length: 20 }, (_, at) => {
          const require = `{ not: { decision.model: ${from}-${at} } }`;
          return `{ id: ${from}-${at}, require: ${require}, severity: error, because: x }`;
        }),
      );
    folder.write({ ...files, 'm.yaml': models('m'), 'n.yaml': models('n') });
    expect(check('m.yaml', 'n.yaml')).toMatchObject({ status: 1, stderr: '' });
  });
});

test('no policy asks for nothing', () => {
  expect(joinPolicies([])).toMatchObject({ rules: [], compiled: [], known: [], guarded: [], waivers: [] });
});
