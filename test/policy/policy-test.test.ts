import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { realPolicy, useFolder } from './folder.ts';
import { rule } from './small.ts';

const folder = useFolder();

const inside = rule('inside', '{ data.sensitivity: restricted }', '{ decision.data_reaches: own-premises }');

/** Cases of the rule, each with where the data goes and what is expected. */
function casesText(cases: readonly (readonly [reaches: string, expected: string])[], head = ''): string {
  const written = cases.map(
    ([reaches, expected]) =>
      `  - { name: ${reaches}, profile: { data: { sensitivity: restricted }, decision: { data_reaches: ${reaches} } }, expect: [${expected}] }\n`,
  );
  return `version: 1\ntoday: 2026-06-01\n${head}cases:\n${written.join('')}`;
}

const RIGHT = [['anywhere', 'inside']] as const;
const BOTH_WAYS = [...RIGHT, ['own-premises', '']] as const;
const WRONG = [...RIGHT, ['own-premises', 'inside']] as const;

test('the exit code says whether the cases pass, and with --coverage whether they test every rule', () => {
  const run = (cases: typeof RIGHT | typeof BOTH_WAYS | typeof WRONG, ...args: readonly string[]) => {
    folder.write({ 'p.yaml': realPolicy([inside]), 'p.test.yaml': casesText(cases) });
    return folder.advisor('policy', 'test', 'p.yaml', ...args);
  };
  expect(run(RIGHT)).toMatchObject({ stderr: '', status: 0 });
  expect(run(RIGHT, '--coverage')).toMatchObject({
    stdout: expect.stringContaining('Untested: no case keeps inside where it applies.'),
    status: 1,
  });
  expect(run(BOTH_WAYS, '--coverage')).toMatchObject({ stderr: '', status: 0 });
  expect(run(WRONG)).toMatchObject({ stderr: '', status: 1 });
});

test('writes over nothing that it reads, whether the command line names it or not', () => {
  const files = {
    'org.yaml': realPolicy([inside]),
    'p.yaml': 'version: 1\nname: P\nrulebook: open-vs-closed@2\nextends: org.yaml\n',
    'now.yaml': 'name: x\ndata: { sensitivity: public }\n',
    'before.yaml': 'name: x\ndata: { sensitivity: public }\n',
    'p.test.yaml':
      'version: 1\ntoday: 2026-06-01\ncases:\n  - { name: x, profile: now.yaml, base: before.yaml, expect: [] }\n',
  };
  folder.write(files);
  for (const name of Object.keys(files))
    expect(folder.advisor('policy', 'test', 'p.yaml', '-o', name, '--force')).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/this is a (policy|profile|file of cases), which is not written over/),
    });
  for (const [name, text] of Object.entries(files)) expect(folder.read(name)).toBe(text);
  expect(folder.advisor('policy', 'test', 'p.yaml', '-o', 'new.txt')).toMatchObject({ status: 0 });
});

test('cases are found beside a policy, and by default in the folder', () => {
  folder.write({ 'advisor-policy.yaml': realPolicy([inside]), 'advisor-policy.test.yaml': casesText(RIGHT) });
  for (const named of [[], ['advisor-policy.yaml'], ['advisor-policy']])
    expect(folder.advisor('policy', 'test', ...named)).toMatchObject({ stderr: '', status: 0 });
});

test('several files are each checked once, against the policy that each is about', () => {
  folder.write({
    'org/a.yaml': realPolicy([inside]),
    'org/a.test.yaml': casesText(RIGHT),
    'team/b.test.yaml': casesText(WRONG, 'policy: ../org/a.yaml\n'),
  });
  const { stdout, status } = folder.advisor(
    'policy',
    'test',
    'org/a.yaml',
    'team/b.test.yaml',
    'org/a.test.yaml',
  );
  expect(status).toBe(1);
  expect(stdout).toMatch(/^2 of 3 cases pass;/m);
});

test('coverage counts the rules that a policy has or tightens, and says how many others it inherits', () => {
  const note = (id: string) =>
    `{ id: ${id}, require: { data.boundary: anywhere }, because: b, severity: note }`;
  const above = realPolicy([note('raised'), note('left'), note('alone')]);
  const below = 'version: 1\nname: Below\nrulebook: open-vs-closed@2\nextends: above.yaml\n';
  const own = `${below}tighten: { raised: error }\nrules:\n  - ${inside}\n`;
  const cases = casesText([['anywhere', 'inside, raised, left, alone']]);
  folder.write({ 'above.yaml': above, 'p.yaml': own, 'p.test.yaml': cases });
  const { stdout } = folder.advisor('policy', 'test', 'p.yaml');
  expect(stdout).toMatch(/no case violates raised\.$/m);
  expect(stdout).toContain('2 inherited rules are not counted here');
  expect(stdout).toMatch(/; 0 of 2 rules are both/);
});

test('cases that are missing are missed with a hint', () => {
  folder.write({ 'p.yaml': realPolicy([inside]) });
  const { stdout, stderr, status } = folder.advisor('policy', 'test', 'p.yaml');
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  expect(stderr).toMatch(/^p\.test\.yaml: there is no such file\.$(.|\n)+advisor policy init/m);
});

test('what is wrong with policies, cases and profiles is said at once', () => {
  const ofFile = 'version: 1\ntoday: 2026-06-01\ncases: [{ name: A, profile: a.yaml, expect: [] }]\n';
  folder.write({
    'p.yaml': realPolicy([inside]).replace('data.sensitivity', 'data.sensitivty'),
    'p.test.yaml': casesText([['anywhere', '7']]),
    'q.yaml': realPolicy([inside]),
    'q.test.yaml': ofFile,
    'a.yaml': 'name: a\ndata: { sensitivity: secret }\n',
    'r.yaml': realPolicy([inside]),
    'r.test.yaml': ofFile.replace('a.yaml', 'b.yaml'),
  });
  const { stdout, stderr, status } = folder.advisor('policy', 'test', 'p.yaml', 'q.yaml', 'r.yaml');
  expect({ stdout, status }).toEqual({ stdout: '', status: 2 });
  const places = [...stderr.matchAll(/^(\S+\.yaml:\d+):\d+: /gm)].map(([, place]) => place);
  expect(places).toEqual(['p.yaml:5', 'p.test.yaml:4', 'a.yaml:2', 'r.test.yaml:3']);
});

test('the schema of the JSON of check is one that what check prints satisfies', () => {
  folder.write({ 'p.yaml': realPolicy([inside]), 'a.yaml': 'name: a\ndata: { sensitivity: restricted }\n' });
  const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile(
    JSON.parse(folder.advisor('schema', 'check').stdout),
  );
  const { stdout } = folder.advisor('check', 'a.yaml', '-p', 'p.yaml', '--json');
  expect(validate(JSON.parse(stdout)) || validate.errors).toBe(true);
  expect(validate({})).toBe(false);
});
