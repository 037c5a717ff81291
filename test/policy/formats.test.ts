import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { checkCsv } from '../../src/commands/check/formats/csv.ts';
import { checkGithub } from '../../src/commands/check/formats/github.ts';
import { checkJunit } from '../../src/commands/check/formats/junit.ts';
import { checkMarkdown } from '../../src/commands/check/formats/markdown.ts';
import { checkSarif } from '../../src/commands/check/formats/sarif.ts';
import { checkText } from '../../src/commands/check/formats/text.ts';
import { CHECK_FORMATS } from '../../src/commands/check/formats.ts';
import { wholeOf } from '../../src/io/content.ts';
import type { CheckReport } from '../../src/policy/check-report.ts';
import { policyText, reportOf, rule } from './small.ts';

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

async function junitErrors(text: string): Promise<unknown> {
  const xsd = readFileSync(join(schemas, 'jenkins-junit.xsd'), 'utf8');
  const { errors } = await validateXML({
    xml: [{ fileName: 'report.xml', contents: text }],
    schema: [{ fileName: 'junit.xsd', contents: xsd }],
  });
  return errors;
}

const NASTY =
  '"=cmd|<b>&\\u001b[31m]]>\\u0000%0A::error::,x:\\u202e[a](http://x.example)`@all\\ud800\\n::set-output"';
const POLICY = policyText(
  [
    rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: inside }'),
    rule(
      'model',
      '{ data.sensitivity: restricted }',
      `{ not: { decision.model: ${NASTY} } }`,
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
  - { role: ${NASTY}, model: ${NASTY}, data_reaches: vendor, provider: ${NASTY} }
  - { role: other, data_reaches: inside }`,
  'name: clean\ndata: { sensitivity: public, boundary: anywhere }',
  'name: broken\ndata: { sensitivity: "\\u001b[2Jsecret" }',
];

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

describe.each(Object.entries(CHECK_FORMATS))('%s', (_format, render) => {
  test('lets no control character through', async () => {
    const view = { page: { width: 80, style: noStyle }, quiet: false };
    for (const of of [report(), twoPolicies])
      expect(wholeOf(await render(of, view))).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/,
      );
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

  test('marks what a waiver lifts as suppressed', () => {
    const [run] = JSON.parse(sarif(report())).runs;
    const suppressed = run.results.filter(
      (result: { suppressions?: unknown }) => result.suppressions !== undefined,
    );
    expect(suppressed.map((result: { ruleId: string }) => result.ruleId)).toEqual(['model', 'model']);
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
});

describe('markdown', () => {
  test('makes no link, mention or markup of what files say', () => {
    const page = checkMarkdown(report());
    expect(page).not.toContain('http:');
    expect(page).not.toContain('@all');
    expect(page).not.toContain('<b>');
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
});
