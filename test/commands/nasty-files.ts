import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asciiJson } from '../yaml/nasty.ts';

const RULEBOOK = join(import.meta.dirname, '../../fixtures/sample-rulebook/rulebook.yaml');

/** A rulebook that says the text at the end of every sentence, and at each end of a label. */
function rulebook(text: string): unknown {
  const isSentence = (value: string) => value.includes(' ');
  return JSON.parse(JSON.stringify(parse(readFileSync(RULEBOOK, 'utf8'))), (_key, value) =>
    typeof value === 'string' && isSentence(value) ? `${text} ${value} ${text}` : value,
  );
}

/** Where a text that begins with a colon would be no answer. */
const said = (text: string) => `Said ${text}`;

const policy = (text: string) => ({
  version: 1,
  name: text,
  rulebook: 'sample@1',
  facts: { 'x-acme.tier': { type: 'number', question: text, unit: text.slice(0, 40), min: 0, max: 9 } },
  rules: [
    rule('inside', {}, { 'decision.data_reaches': 'own-premises' }, 'error', said(text)),
    rule(
      'provider',
      {},
      { 'decision.provider': [`Other ${text.replace(/[[\]]/g, '')}`] },
      'warning',
      said(text),
    ),
    rule('tier', {}, { 'x-acme.tier': { at_most: 3 } }, 'note', said(text)),
    rule('role', {}, { 'decision.chosen': 'hybrid' }, 'error', said(text)),
  ],
  known: ['data.sensitivity', 'team.ops_capacity'],
  guarded: ['data.sensitivity'],
  waivers: [waiver('role', text, said(text)), waiver('tier', `gone ${text}`, said(text))],
});

function rule(id: string, when: object, require: object, severity: string, because: string) {
  return { id, when, require, severity, because };
}

function waiver(id: string, profile: string, text: string) {
  return { rule: id, profile, reason: text, approved_by: text, expires: '2026-12-01' };
}

const profile = (text: string, sensitivity: string) => ({
  name: text,
  description: text,
  owner: said(text),
  links: [text, `https://a.example/${text}`],
  task: { scope: 'narrow', quality: 'task-best', stakes: 'low' },
  data: { sensitivity, boundary: 'anywhere' },
  workload: { volume: 'high', input_tokens: 900, output_tokens: 100 },
  'x-acme': { tier: 5 },
  systems: ['a ', 'b '].map((role) => ({
    role: role + text,
    owner: said(text),
    chosen: 'closed-api',
    model: said(text),
    provider: said(text),
    region: said(text),
    data_reaches: 'anywhere',
    approved_by: said(text),
    review_by: '2026-06-30',
  })),
});

const bom = (text: string) => ({
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  components: [
    {
      type: 'machine-learning-model',
      name: text,
      publisher: text,
      version: text,
      licenses: [{ license: { name: text } }],
    },
  ],
  services: [{ provider: { name: text }, name: text, endpoints: ['https://api.openai.com/v1'] }],
  externalReferences: [{ type: 'bom', url: text }],
});

const cases = (text: string, policyFile: string) => ({
  version: 1,
  policy: policyFile,
  today: '2026-11-23',
  cases: [{ name: text, profile: profile(text, 'internal'), expect: ['known-facts'] }],
});

/** What each kind of file is called, around a name. */
export const filesOf = (name: string) => ({
  profile: `${name}.yaml`,
  other: `${name}-other.yaml`,
  rulebook: `${name}-rulebook.yaml`,
  policy: `${name}-policy.yaml`,
  cases: `${name}.test.yaml`,
  bom: `${name}-bom.json`,
});

/** A file of every kind that says a text wherever it may say what it wants. */
export function filesSaying(text: string, name: string): Readonly<Record<string, string>> {
  const files = filesOf(name);
  return {
    [files.profile]: asciiJson(profile(text, 'internal')),
    [files.other]: asciiJson(profile(text, 'restricted')),
    [files.rulebook]: asciiJson(rulebook(text)),
    [files.policy]: asciiJson(policy(text)),
    [files.cases]: asciiJson(cases(text, files.policy)),
    [files.bom]: asciiJson(bom(text)),
  };
}
