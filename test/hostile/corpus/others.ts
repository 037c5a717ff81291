import { each, object } from '../parts.ts';
import { ALL_FORMATS, type Hostile } from './kind.ts';

const bom = (parts: object) => JSON.stringify({ bomFormat: 'CycloneDX', specVersion: '1.6', ...parts });
const model = (name: string, parts: object = {}) => ({ type: 'machine-learning-model', name, ...parts });
const deep = (depth: number): object =>
  depth === 0 ? model('m') : model('m', { components: [deep(depth - 1)] });

const BOMS: Readonly<Record<string, () => string>> = {
  'models-without-end': () => bom({ components: each(21_000, (at) => model(`m${at}`)) }),
  'as-many-models-as-allowed': () => bom({ components: each(10_000, (at) => model(`m${at}`)) }),
  'more-than-a-megabyte': () => bom({ components: each(100_000, (at) => model(`m${at}`)) }),
  'known-models': () => bom({ components: each(15_000, (at) => model(`gpt-5-${at % 50}`)) }),
  'libraries-without-end': () =>
    bom({ components: each(27_000, (at) => ({ type: 'library', name: `l${at}` })) }),
  'services-without-end': () => bom({ services: each(40_000, (at) => ({ name: `s${at}` })) }),
  'endpoints-without-end': () =>
    bom({ services: [{ name: 's', endpoints: each(25_000, (at) => `https://api${at}.openai.com/v1`) }] }),
  'long-endpoints': () =>
    bom({ services: each(900, () => ({ name: 's', endpoints: [`https://${'a.'.repeat(480)}com`] })) }),
  'long-licences': () =>
    bom({
      components: each(900, (at) =>
        model(`m${at}`, { licenses: [{ expression: `${'('.repeat(240)}MIT${' OR MIT)'.repeat(90)}` }] }),
      ),
    }),
  'licences-without-end': () =>
    bom({ components: [model('m', { licenses: each(40_000, () => ({ expression: 'MIT' })) })] }),
  'long-names': () => bom({ components: each(1000, (at) => model(`${at}-${'gpt-4 '.repeat(160)}`)) }),
  'names-of-ligatures': () => bom({ components: each(1000, (at) => model(`${at}${'\uFDFA'.repeat(320)}`)) }),
  'package-urls': () =>
    bom({
      components: each(9000, (at) =>
        model(`m${at}`, { purl: `pkg:huggingface/meta-llama/Llama-3.1-8B@${at}` }),
      ),
    }),
  'links-without-end': () =>
    bom({ externalReferences: each(15_000, (at) => ({ type: 'bom', url: `urn:cdx:${at}/1` })) }),
  deep: () => bom({ components: [deep(60)] }),
  'too-deep': () => `${'{"components":['.repeat(60_000)}`,
  'many-keys': () => `{"bomFormat":"CycloneDX",${each(60_000, (at) => `"k${at}":1`).join(',')}}`,
  xml: () => `<${'a'.repeat(1_000_000)}`,
  blanks: () => `${' '.repeat(1_000_000)}x`,
};

const record = { verdict: 'closed-api', confidence: 'clear', facts: {}, priorities: {} };
const baseline = (profiles: object, parts: object = {}) =>
  JSON.stringify({
    version: 1,
    advisor: '0.1.0',
    rulebook: { id: 'open-vs-closed', version: '2.0.0', sha256: '0'.repeat(64), parts: {} },
    profiles,
    ...parts,
  });

const BASELINES: Readonly<Record<string, () => string>> = {
  'records-without-end': () => baseline(object(11_000, (at) => [`p${at}`, record])),
  'more-records': () => baseline(object(30_000, (at) => [`p${at}`, record])),
  'records-of-one-path': () => baseline(object(8000, (at) => [`p${at}`, { ...record, path: 'plain.yaml' }])),
  'a-record-of-many-facts': () =>
    baseline({ x: { ...record, facts: object(40_000, (at) => [`data.f${at}`, true]) } }),
  'a-record-of-a-long-set': () =>
    baseline({ x: { ...record, facts: { 'data.types': each(40_000, (at) => `v${at}`) } } }),
  'parts-without-end': () =>
    baseline(
      { x: record },
      {
        rulebook: {
          id: 'open-vs-closed',
          version: '2.0.0',
          sha256: '0',
          parts: object(40_000, (at) => [`rule r${at}`, 'a']),
        },
      },
    ),
  'records-of-wrong-form': () => baseline(object(20_000, (at) => [`p${at}`, {}])),
  'names-of-ligatures': () => baseline(object(900, (at) => [`${at}${'\uFDFA'.repeat(300)}`, record])),
};

const REPORTS: Readonly<Record<string, () => string>> = {
  'facts-without-end': () =>
    JSON.stringify({
      schema: 'advisor/report@1',
      inputs: { facts: each(20_000, (at) => ({ fact: `f.x${at}`, value: at })) },
    }),
  'html-without-end': () => `<script type="application/json">${'<script>'.repeat(100_000)}`,
};

export const others: readonly Hostile[] = [
  ...Object.entries(BOMS).map(
    ([name, text]): Hostile => ({
      name: `bom ${name}`,
      files: () => ({
        'b.json': text(),
        'all.yaml': JSON.stringify({
          name: 'x',
          systems: each(100, (at) => ({
            role: `r${at}`,
            chosen: 'closed-api',
            model: `gpt-${at}`,
            provider: 'OpenAI',
          })),
        }),
      }),
      lines: [
        `check plain.yaml -p policy.yaml --bom b.json ${ALL_FORMATS}`,
        `check all.yaml -p policy.yaml --bom b.json ${ALL_FORMATS}`,
      ],
    }),
  ),
  ...Object.entries(BASELINES).map(
    ([name, text]): Hostile => ({
      name: `baseline ${name}`,
      files: () => ({ 'b.json': text() }),
      lines: [
        `check plain.yaml -p policy.yaml --baseline b.json ${ALL_FORMATS}`,
        'check plain.yaml -p policy.yaml --baseline b.json --complete',
        'check plain.yaml -p policy.yaml --baseline b.json --update-baseline --force',
      ],
    }),
  ),
  ...Object.entries(REPORTS).map(
    ([name, text]): Hostile => ({
      name: `report ${name}`,
      files: () => ({ 'b.json': text() }),
      lines: ['compare b.json plain.yaml', 'compare plain.yaml b.json -f json'],
    }),
  ),
];
