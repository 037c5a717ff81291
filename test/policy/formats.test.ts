import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkCodeQuality } from '../../src/commands/check/formats/code-quality.ts';
import { checkCsv } from '../../src/commands/check/formats/csv.ts';
import { checkGithub } from '../../src/commands/check/formats/github.ts';
import { checkJson } from '../../src/commands/check/formats/json.ts';
import { checkJunit } from '../../src/commands/check/formats/junit.ts';
import { checkMarkdown } from '../../src/commands/check/formats/markdown.ts';
import { checkSarif } from '../../src/commands/check/formats/sarif.ts';
import { checkText } from '../../src/commands/check/formats/text.ts';
import { CHECK_FORMATS } from '../../src/commands/check/formats.ts';
import { wholeOf } from '../../src/io/content.ts';
import type { CheckReport } from '../../src/policy/check-report.ts';
import { leaksIn } from '../yaml/nasty.ts';
import { policyText, type Run, reportOf, rule } from './small.ts';

const schemas = join(import.meta.dirname, '../schemas');

/** Draft 4 has `id` where later drafts have `$id`; the schema uses nothing else that differs. */
function sarifErrors(text: string): unknown {
  const {
    id,
    $schema: _draft,
    ...schema
  } = JSON.parse(readFileSync(join(schemas, 'sarif-2.1.0-rtm.5.json'), 'utf8'));
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile({
    $id: id,
    ...schema,
  });
  return validate(JSON.parse(text)) ? [] : validate.errors;
}

/** The schema does not know two attributes that GitLab reads. */
const PLACE_FOR_GITLAB =
  '<xs:attribute name="file" type="xs:string"/><xs:attribute name="line" type="xs:string"/>';

async function junitErrors(text: string): Promise<unknown> {
  const xsd = readFileSync(join(schemas, 'jenkins-junit.xsd'), 'utf8').replace(
    '<xs:attribute name="classname"',
    `${PLACE_FOR_GITLAB}<xs:attribute name="classname"`,
  );
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: text }],
    schema: [{ fileName: 'junit.xsd', contents: xsd }],
  });
  return errors;
}

const NASTY =
  '"=cmd|<b>&\\u001b[31m]]>\\u0000%0A::error::,x:\\u202e\\u034f\\u2800\\u3164\\ue000[a](http://x.example)`@all\\ud800\\n::set-output"';
/** A policy refuses what looks like a pattern. */
const NASTY_MODEL = NASTY.replace(/[|[\]%]/g, '');
const POLICY = policyText(
  [
    rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }'),
    rule(
      'model',
      '{ data.sensitivity: restricted }',
      `{ not: { decision.model: ${NASTY_MODEL} } }`,
      'severity: warning',
    ),
    rule('small', '{ data.cleared: true }', '{ team.size: none }', 'severity: note'),
  ].map((line) => line.replace('Because.', NASTY)),
  `known: [data.boundary]\nwaivers:\n  - { rule: model, profile: ${NASTY}, reason: ${NASTY}, approved_by: ${NASTY}, expires: 2026-06-20 }\n`,
);

const PROFILES = [
  `name: ${NASTY}
owner: ${NASTY}
data: { sensitivity: restricted, boundary: anywhere }
systems:
  - { role: ${NASTY}, model: ${NASTY_MODEL}, data_reaches: vendor, provider: ${NASTY} }
  - { role: other, data_reaches: inside }`,
  'name: clean\ndata: { sensitivity: public, boundary: anywhere }',
  'name: broken\ndata: { sensitivity: "\\u001b[2Jsecret" }',
];

const CLEAN = 'name: clean\ndata: { sensitivity: public, boundary: anywhere }';

/** So many profiles, each with an error, a warning and two notes. */
function many(count: number): CheckReport {
  const policy = policyText([
    rule('note', '{ data.cleared: true }', '{ team.size: none }', 'severity: note'),
    rule('too', '{ data.cleared: true }', '{ team.skills: { includes: ops } }', 'severity: note'),
    rule('warning', '{ data.cleared: true }', '{ data.boundary: inside }', 'severity: warning'),
    rule('error', '{ data.cleared: true }', '{ data.sensitivity: public }'),
  ]);
  const text = (index: number) => `name: p${index}
data: { cleared: true, sensitivity: restricted, boundary: vendor }
team: { size: many, skills: [tuning] }`;
  return reportOf({ policy, profiles: Array.from({ length: count }, (_, index) => text(index)) });
}

interface Result {
  readonly ruleId: string;
  readonly message: { readonly text: string };
  readonly partialFingerprints: {
    readonly primaryLocationLineHash: string;
    readonly 'advisorFinding/v1': string;
  };
  readonly locations: readonly { readonly physicalLocation: object }[];
  readonly relatedLocations?: readonly object[];
}

const resultsIn = (of: CheckReport): readonly Result[] => JSON.parse(sarif(of)).runs[0].results;

const report = (profiles = PROFILES): CheckReport => reportOf({ policy: POLICY, profiles });
const twoPolicies = reportOf({
  policy: POLICY,
  more: [
    `${POLICY.replace('Test policy', NASTY)
      .replace(/id: \w+/g, '$&-too')
      .replace('rule: model', 'rule: model-too')}`,
  ],
  profiles: PROFILES,
});
const sarif = (of: CheckReport) => wholeOf(checkSarif(of));
const junit = (of: CheckReport) => wholeOf(checkJunit(of));
const github = (of: CheckReport) => wholeOf(checkGithub(of));
const csv = (of: CheckReport) => wholeOf(checkCsv(of));
const noStyle = {
  bold: (text: string) => text,
  dim: (text: string) => text,
  green: (text: string) => text,
  yellow: (text: string) => text,
  red: (text: string) => text,
};
const textOf = (of: CheckReport, width = 80, quiet = false) =>
  wholeOf(checkText(of, { page: { width, style: noStyle }, quiet }));

const isSign = (leak: string) => leak.startsWith('U+');

describe.each(Object.entries(CHECK_FORMATS))('%s', (_format, render) => {
  test('lets no control character through', async () => {
    const view = { page: { width: 80, style: noStyle }, quiet: false };
    for (const of of [report(), twoPolicies])
      expect(leaksIn(wholeOf(await render(of, view)).replace(/^\ufeff/, '')).filter(isSign)).toEqual([]);
  });
});

describe('sarif', () => {
  test('is valid, also without any finding', () => {
    expect(sarifErrors(sarif(report()))).toEqual([]);
    expect(sarifErrors(sarif(twoPolicies))).toEqual([]);
    expect(
      sarifErrors(sarif(report(['name: clean\ndata: { sensitivity: public, boundary: anywhere }']))),
    ).toEqual([]);
  });

  test('has a rule with help for every result', () => {
    const [run] = JSON.parse(sarif(report())).runs;
    for (const result of run.results) {
      const found = run.tool.driver.rules[result.ruleIndex];
      expect(found.id).toBe(result.ruleId);
      expect(found.help.text.length).toBeGreaterThan(10);
    }
  });

  test('keeps its fingerprints when lines move, and tells findings apart', () => {
    const prints = (profiles: readonly string[]) =>
      JSON.parse(sarif(report([...profiles]))).runs[0].results.map(
        (result: { partialFingerprints: Record<string, string> }) =>
          result.partialFingerprints['advisorFinding/v1'],
      );
    const moved = PROFILES.map((text) => `# a comment\n\n${text}`);
    expect(prints(moved)).toEqual(prints(PROFILES));
    expect(new Set(prints(PROFILES)).size).toBe(prints(PROFILES).length);
  });

  test('leaves out what a waiver lifts, which GitHub would show as an open alert', () => {
    const rules = resultsIn(report()).map((result) => result.ruleId);
    expect(rules).not.toContain('model');
    expect(rules).toEqual(['broken-profile', 'inside', 'small', 'waivers', 'small']);
  });

  test('numbers fingerprints of findings that are about the same, as GitHub does its own', () => {
    const unread = { kind: 'unread', path: 'p.yaml', message: 'cannot be read.' } as const;
    const prints = resultsIn({ ...report(), profiles: [unread, unread] }).map(
      (result) => result.partialFingerprints,
    );
    expect(prints.map((print) => print.primaryLocationLineHash.replace(/^[0-9a-f]{16}/, ''))).toEqual([
      ':1',
      ':2',
    ]);
    expect(new Set(prints.map((print) => print['advisorFinding/v1'])).size).toBe(2);
  });

  test('takes no more results than GitHub does, the worst first, and says how many are left out', () => {
    const all = many(6_300);
    const log = JSON.parse(sarif(all)).runs[0];
    expect(log.results).toHaveLength(25_000);
    const levels = log.results.map((result: { level: string }) => result.level);
    expect([...new Set(levels)]).toEqual(['error', 'warning', 'note']);
    const [said] = log.invocations[0].toolExecutionNotifications;
    expect(said.message.text).toMatch(/^200 more results are left out/);
  });

  test('has a region for every result, also where nothing could be read', () => {
    const unread = { kind: 'unread', path: '', message: 'no profile is found here.' } as const;
    const [result] = resultsIn({ ...report(), profiles: [unread] });
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: '.' },
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  test('links to the line of the policy, and to nothing that files say', () => {
    const result = resultsIn(report()).find((each) => each.ruleId === 'inside');
    expect(result?.message.text).toMatch(/\n\[Required by inside\]\(1\)\.$/);
    expect(result?.message.text.match(/\]\(/g)).toHaveLength(1);
    expect(result?.relatedLocations?.[0]).toMatchObject({ id: 1 });
  });

  test('keeps descriptions as short as GitHub wants them', () => {
    const models = Array.from({ length: 120 }, (_, index) => `model-${index}`);
    const long = rule('r', '{ data.cleared: true }', `{ decision.model: [${models.join(', ')}] }`);
    const policy = policyText([long.replace('Because.', `"${'Because. '.repeat(300)}"`)]);
    const [run] = JSON.parse(sarif(reportOf({ policy, profiles: [CLEAN] }))).runs;
    const [first] = run.tool.driver.rules;
    expect(first.shortDescription.text).toHaveLength(1024);
    expect(first.fullDescription.text).toContain('model-4 or 115 more.');
  });

  test('leaves the category to who uploads it, and names no page that there is not', () => {
    const [run] = JSON.parse(sarif(report())).runs;
    expect(run.automationDetails).toBeUndefined();
    expect(run.tool.driver.informationUri).toBeUndefined();
  });
});

describe('code quality', () => {
  const issuesIn = (of: CheckReport) => JSON.parse(wholeOf(checkCodeQuality(of)));

  test('has what GitLab wants of each finding, the worst first, and nothing that is waived', () => {
    const issues = issuesIn(report());
    for (const issue of issues)
      expect(issue).toEqual({
        description: expect.stringMatching(/./),
        check_name: expect.stringMatching(/^[a-z-]+$/),
        fingerprint: expect.stringMatching(/^[0-9a-f]{16,}$/),
        severity: expect.stringMatching(/^(info|minor|major|critical|blocker)$/),
        location: { path: expect.stringMatching(/^[^./]/), lines: { begin: expect.any(Number) } },
      });
    expect(
      issues.map((issue: { check_name: string; severity: string }) => [issue.check_name, issue.severity]),
    ).toEqual([
      ['broken-profile', 'critical'],
      ['inside', 'major'],
      ['small', 'info'],
      ['waivers', 'info'],
      ['small', 'info'],
    ]);
  });

  test('tells all findings apart', () => {
    const prints = issuesIn(many(20)).map((issue: { fingerprint: string }) => issue.fingerprint);
    expect(new Set(prints).size).toBe(80);
  });
});

describe('junit', () => {
  test('is valid', async () => {
    expect(await junitErrors(junit(report()))).toEqual([]);
    expect(await junitErrors(junit(twoPolicies))).toEqual([]);
  });

  test('fails on errors only', () => {
    const xml = junit(report());
    expect(xml.match(/<failure /g)).toHaveLength(1);
    expect(xml.match(/<error /g)).toHaveLength(1);
  });

  const namesIn = (xml: string) => [...xml.matchAll(/<testcase name="([^"]*)"/g)].map(([, name]) => name);

  test('has no two cases of one name in a suite, and the file of each', () => {
    const policy = policyText(
      [rule('r', '{ data.cleared: true }', '{ decision.data_reaches: inside }')],
      'known: [data.boundary, team.size]\n',
    );
    const systems = 'systems: [{ role: one, data_reaches: vendor }, { role: two, data_reaches: vendor }]';
    const profiles = [`name: a\ndata: { cleared: true }\n${systems}`, 'name: 1\nowner: 1'];
    const xml = junit(reportOf({ policy, profiles }));
    expect(namesIn(xml)).toEqual([
      'broken-profile',
      'broken-profile #2',
      'known-facts: data.boundary',
      'known-facts: team.size',
      'r (one)',
      'r (two)',
      'broken-profile',
    ]);
    expect(xml.match(/<testcase [^>]*file="p1\.yaml"/g)).toHaveLength(5);
    expect(xml).toContain('file="p2.yaml" line="1"');
  });

  test('leaves out rules that do not apply, and has a case for a profile without any', () => {
    const policy = policyText([rule('r', '{ data.sensitivity: restricted }', '{ team.size: many }')]);
    const xml = junit(reportOf({ policy, profiles: [CLEAN] }));
    expect(namesIn(xml)).toEqual(['broken-profile']);
  });

  test('fails where there are more warnings than are allowed', async () => {
    const policy = policyText([
      rule('r', '{ data.sensitivity: public }', '{ team.size: many }', 'severity: warning'),
    ]);
    const run = { policy, profiles: ['name: a\ndata: { sensitivity: public }\nteam: { size: none }'] };
    expect(junit(reportOf(run, 1))).not.toContain('<failure');
    const xml = junit(reportOf(run, 0));
    expect(xml).toContain(
      '<failure type="max-warnings" message="more warnings than the 0 that are allowed">',
    );
    expect(await junitErrors(xml)).toEqual([]);
  });
});

describe('github', () => {
  test('escapes as the toolkit does', () => {
    const policy = policyText([
      rule('r', '{ data.cleared: true }', '{ decision.model: a }').replace(
        'Because.',
        '"100 %, really: yes"',
      ),
    ]);
    const profiles = ['name: "a,b: c"\ndata: { cleared: true }\ndecision: { model: b }'];
    const [line] = github(reportOf({ policy, profiles })).split('\n');
    expect(line).toBe(
      '::error file=p1.yaml,line=3,col=20,endLine=3,endColumn=21,title=r (a%2Cb%3A c)::decision.model is b and data.cleared is true.%0ARequired: decision.model is a.%0AWhy: 100 %25, really: yes%0ATo satisfy it: set decision.model to a.',
    );
  });

  test('annotates with no more than GitHub shows, and says so; the others are plain lines', () => {
    const lines = github(many(12)).trimEnd().split('\n');
    const count = (start: string) => lines.filter((line) => line.startsWith(start)).length;
    expect(['::error ', '::warning ', '::notice '].map(count)).toEqual([10, 10, 10]);
    expect(['error: ', 'warning: ', 'notice: '].map(count)).toEqual([2, 2, 14]);
    expect(lines[0]).toMatch(/^::error /);
    expect(lines.at(-1)).toBe(
      'GitHub shows 10 annotations of a kind: 10 of 12 errors, 10 of 12 warnings, 10 of 24 notices. The others are in the log of this step.',
    );
  });

  test('has nothing but its own commands at the start of a line', () => {
    const lines = github(report()).split('\n');
    const commands = lines.filter((line) => line.startsWith('::'));
    expect(commands.every((line) => /^::(error|warning|notice) file=/.test(line))).toBe(true);
  });
});

describe('csv', () => {
  test('has a line for each system, and no cell that a spreadsheet would calculate', () => {
    const lines = csv(report()).trimEnd().split('\n');
    expect(lines).toHaveLength(5);
    expect(lines.flatMap((line) => line.match(/(^|,)"?[=+@-]/) ?? [])).toEqual([]);
  });

  test('tells findings of one rule on one system once, with their number', () => {
    const systems = 'systems: [{ role: chat }, { role: search, data_reaches: inside }]';
    const policy = policyText(
      [rule('inside', '{}', '{ decision.data_reaches: inside }')],
      'guarded: [data.sensitivity, data.boundary]',
    );
    const text = csv(
      reportOf({
        policy,
        profiles: [`name: p\n${systems}\ndata: { sensitivity: public, boundary: vendor }`],
        base: [`name: p\n${systems}\ndata: { sensitivity: restricted, boundary: inside }`],
      }),
    );
    const cells = text.split('\n').map((line) => /"([^"]*guarded-facts[^"]*)"/.exec(line)?.[1]);
    expect(cells).toContain('error: inside; error: guarded-facts (2 times)');
    expect(cells).toContain('error: guarded-facts (2 times)');
  });

  test('is read as UTF-8 by Excel, and has no formula where cells end at semicolons', () => {
    const name = `"a;=cmd|'/C calc'!A0; +1"`;
    const text = csv(
      reportOf({ policy: POLICY, profiles: [`name: ${name}\ndata: { sensitivity: public }`] }),
    );
    expect(text).toMatch(/^\ufeff"profile","system"/);
    expect(text).toContain(`"a;'=cmd|'/C calc'!A0; '+1"`);
    for (const line of text.trimEnd().split('\n')) expect(line.slice(1)).not.toMatch(/(^|[;,])\s*"?[=+@-]/);
  });
});

describe('markdown', () => {
  test('makes no link, mention or markup of what files say', () => {
    const page = checkMarkdown(report());
    expect(page).not.toContain('http:');
    expect(page).not.toContain('@all');
    expect(page).not.toContain('<b>');
  });

  test('fits a comment, the worst first, and says what is left out', () => {
    const page = checkMarkdown(many(400));
    expect(page.length).toBeGreaterThan(60_000);
    expect(page.length).toBeLessThan(65_536);
    const [, profiles] = page.match(/\n(\d+) more profiles left out/) ?? [];
    const [, found] = page.match(/\n(\d+) more findings left out/) ?? [];
    expect(page.match(/^\| p\d/gm)).toHaveLength(400 - Number(profiles));
    expect(page.match(/^\* error/gm)).toHaveLength(1600 - Number(found));
    expect(page).not.toMatch(/^\* (warning|note)/m);
    expect(page).toMatch(/not what code does\.\n$/);
  });

  test('has everything where there is room', () => {
    const page = checkMarkdown(many(20));
    expect(page).not.toContain('left out');
    expect(page.match(/^\* (error|warning|note)/gm)).toHaveLength(80);
  });
});

describe('text', () => {
  test.each([60, 80])('fits %i columns', (width) => {
    const lines = textOf(report(), width).split('\n');
    expect(
      lines.filter((line) => line.length > width && !/^p\d|^warning|^error|^waived|^note/.test(line)),
    ).toEqual([]);
  });

  test('leaves out notes and what is waived where it is to be quiet', () => {
    expect(textOf(report())).toMatch(/^waived/m);
    expect(textOf(report(), 80, true)).not.toMatch(/^(waived|note)/m);
  });

  test('cuts long lists, of which JSON has all', () => {
    const models = Array.from({ length: 120 }, (_, index) => `model-${index}`).join(', ');
    const policy = policyText([
      rule('allow', '{ data.cleared: true }', `{ decision.model: [${models}] }`),
      rule('deny', '{ data.cleared: true }', `{ not: { decision.model: [other, ${models}] } }`),
    ]);
    const of = reportOf({
      policy,
      profiles: ['name: a\ndata: { cleared: true }\ndecision: { model: other }'],
    });
    const text = textOf(of).replace(/\s+/g, ' ');
    expect(text).toContain(
      'Required: decision.model is model-0, model-1, model-2, model-3, model-4 or 115 more.',
    );
    expect(text).not.toContain('model-5');
    const [first] = JSON.parse(wholeOf(checkJson(of))).rules;
    expect(first.require).toContain('model-118 or model-119');
  });
});

describe('a rule that applies to no profile', () => {
  const policy = policyText([
    rule('idle', '{ data.sensitivity: restricted }', '{ data.cleared: true }'),
    rule('used', '{ data.sensitivity: public }', '{ data.cleared: true }'),
    rule('open', '{ team.size: none }', '{ data.cleared: true }'),
  ]);
  const profiles = ['a', 'b'].map((name) => `name: ${name}\ndata: { sensitivity: public, cleared: true }`);

  test('is named once; one that may apply for all that is known is not', () => {
    const of = reportOf({ policy, profiles });
    for (const text of [textOf(of), checkMarkdown(of)])
      expect(text).toContain('Applied to none of 2 profiles: idle.');
    expect(textOf(reportOf({ policy, profiles: [profiles[0] ?? ''] }))).not.toContain('idle');
    expect(textOf(of, 80, true)).not.toContain('Applied to none');
  });

  test('is counted in JSON', () => {
    const { rules } = JSON.parse(wholeOf(checkJson(reportOf({ policy, profiles }))));
    expect(rules).toMatchObject([
      { id: 'idle', policy: 'policy.yaml', applied: 0, profiles: 2 },
      { id: 'used', applied: 2, profiles: 2 },
      { id: 'open', applied: 2, profiles: 2 },
    ]);
  });

  test('is a warning where the run is over all profiles', () => {
    const of = (run: Partial<Run>) => reportOf({ policy, profiles, ...run }).findings;
    expect(of({})).toEqual([]);
    expect(of({ complete: true })).toMatchObject([
      { kind: 'rule-idle', rule: 'idle-rules', severity: 'warning' },
    ]);
    expect(of({ complete: true, profiles: [...profiles, 'name: [broken'] })).toEqual([]);
  });
});
