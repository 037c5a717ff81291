import { describe, expect, test } from 'vitest';
import { describeFinding } from '../../src/commands/check/wording.ts';
import { builtInModelFacts, builtInRulebook } from '../../src/io/built-in.ts';
import type { Boms, GivenBom } from '../../src/policy/boms.ts';
import type { Finding } from '../../src/policy/finding.ts';
import { bomFile, model } from '../bom/bom-text.ts';
import { realPolicy } from './folder.ts';
import { check, policyText, type Run, rule } from './small.ts';

const { catalog } = builtInModelFacts();
const POLICY = policyText([rule('small', '{ data.cleared: true }', '{ team.size: none }')]);

function boms(...each: readonly (GivenBom | GivenBom['bom'])[]): Boms {
  return { each: each.map((one) => ('bom' in one ? one : { bom: one, covers: null })), catalog };
}

function said(findings: readonly Finding[]): readonly string[] {
  const own = findings.filter(({ rule: id }) => id !== 'small');
  return own.map((finding) => {
    const waived = 'waiver' in finding && finding.waiver !== null ? ' waived' : '';
    return `${finding.severity}${waived} ${finding.place.file.name} ${describeFinding(finding, '2026-06-15').message}`;
  });
}

/** What is found on the profiles, then on all of them together. */
function found(of: Boms, profiles: readonly string[], run: Partial<Run> = {}): readonly string[] {
  const result = check({ policy: POLICY, profiles, boms: of, ...run });
  const own = result.profiles.flatMap((each) => (each.kind === 'checked' ? said(each.findings) : []));
  return [...own, ...said(result.findings)];
}

const one = (decision: string) => `name: chat\ndecision: { ${decision} }`;
const models = (...names: readonly string[]) => bomFile({ components: names.map((name) => model(name)) });
const services = (...endpoints: readonly string[]) =>
  bomFile({ services: endpoints.map((endpoint) => ({ name: 'remote', endpoints: [endpoint] })) });
const OPENAI = 'https://api.openai.com/v1';

describe('a bill of materials and the profile that it belongs to', () => {
  test('agree where they name the same, in whatever form', () => {
    expect(found(boms(models('gpt-4o-2024-08-06')), [one('model: GPT-4o')])).toEqual([]);
    expect(found(boms(models('acme/own-model')), [one('model: Own Model')])).toEqual([]);
    expect(found(boms(services(OPENAI)), [one('model: gpt-4o, provider: OpenAI')])).toEqual([]);
    expect(found(boms(services(OPENAI)), [one('model: gpt-4o')])).toEqual([]);
    expect(found(boms(bomFile({ services: [{ name: 'gpt-4o' }] })), [one('model: gpt-4o')])).toEqual([]);
  });

  test('agree where one of several profiles declares what is found', () => {
    const profiles = [one('model: gpt-4o, provider: OpenAI'), 'name: other\ndecision: { model: own-model }'];
    const both = bomFile({
      components: [model('own-model')],
      services: [{ name: 'remote', endpoints: [OPENAI] }],
    });
    expect(found(boms(both), profiles)).toEqual([]);
    expect(found(boms(both), profiles.slice(1))).toHaveLength(1);
  });

  test('differ where a model is hosted by its users and a provider sells it to them', () => {
    const policy = realPolicy([
      '{ id: small, require: { not: { decision.chosen: hybrid } }, because: b, severity: note }',
    ]);
    const foundIn = (decision: string, ...all: readonly unknown[]) =>
      found(boms(bomFile({ services: all })), [one(`model: gpt-oss 120B, ${decision}`)], {
        policy,
        rulebook: builtInRulebook().rulebook,
      });
    const [GROQ, NAME] = [{ endpoints: ['https://api.groq.com/openai/v1'] }, 'gpt-oss-120b'];
    const own = 'chosen: open-self-hosted, data_reaches: own-premises';
    const both = [
      'error bom.json The bill of materials has the service "llm" of Groq, which the profile does not declare.',
      'warning p1.yaml The model "gpt-oss 120B" is declared as hosted by yourselves, and no bill of materials of this profile has it.',
    ];
    expect(foundIn(own, { name: 'llm', ...GROQ })).toEqual(both);
    expect(foundIn(`${own}, provider: Groq`, { name: 'llm', ...GROQ })).toEqual(both);
    expect(foundIn(own, { name: NAME, ...GROQ })).toHaveLength(2);
    expect(foundIn(own, { name: NAME, endpoints: ['http://llm.internal'] })).toEqual([]);
    expect(foundIn('chosen: open-managed, provider: Together AI', { name: 'llm', ...GROQ })).toHaveLength(2);
    expect(foundIn('chosen: open-managed', { name: 'llm', ...GROQ })).toEqual([]);
  });

  test('say of two models that neither is the other', () => {
    expect(found(boms(models('gpt-4o-mini')), [one('model: gpt-4o')])).toEqual([
      'error bom.json The bill of materials has the model "gpt-4o-mini" (GPT-4o mini), which the profile does not declare.',
      'warning p1.yaml The model "gpt-4o" is declared, and no bill of materials of this profile has it or a service that sells it.',
    ]);
  });

  test('say of a likeness that it may be meant, once for each that is declared', () => {
    const like = boms(models('own-model-1-int8', 'own-model-1-int4'));
    expect(found(like, [one('model: own-model-1')])).toEqual([
      'warning bom.json The bill of materials has the model "own-model-1-int8", which the profile does not declare.',
      'error bom.json The bill of materials has the model "own-model-1-int4", which the profile does not declare.',
    ]);
    const both = boms(models('own-model-1-int8', 'own-model-1'));
    expect(found(both, [one('model: own-model-1')])[0]).toMatch(/^error .*int8/);
  });

  test('differ by a service that nobody declares; others are counted', () => {
    const of = boms(services(OPENAI, OPENAI, 'https://billing.example'));
    const result = check({ policy: POLICY, profiles: [one('chosen: inside')], boms: of });
    expect(result.boms).toEqual([{ path: 'bom.json', models: 0, services: 2, otherServices: 1 }]);
    expect(found(of, [one('chosen: inside')])).toEqual([
      'error bom.json The bill of materials has the service "remote" of OpenAI, which the profile does not declare.',
    ]);
    expect(found(of, [one('provider: Azure OpenAI')])[0]).toMatch(/^warning /);
    expect(found(of, [one('provider: Mistral AI, model: gpt-4o')]).map((text) => text.split(' ')[0])).toEqual(
      ['error', 'warning'],
    );
  });

  test('differ by a licence: surely where it is known, perhaps where it is free text', () => {
    const licensed = (licenses: readonly unknown[]) =>
      boms(bomFile({ components: [model('Llama-3.1-8B-Instruct', { licenses })] }));
    const profile = [one('model: Llama 3.1 8B Instruct')];
    expect(found(licensed([{ license: { id: 'MIT' } }]), profile)).toEqual([
      'error bom.json The bill of materials says that "Llama-3.1-8B-Instruct" is under MIT; the catalogue knows it under LicenseRef-Llama-3.1-Community.',
    ]);
    expect(found(licensed([{ license: { name: 'our terms' } }]), profile)[0]).toMatch(/^warning .*our terms/);
    expect(found(licensed([{ license: { name: 'llama3.1' } }]), profile)).toEqual([]);
  });

  test('are looked at with the bills that they refer to', () => {
    const uuid = '3e671687-395b-41f5-a30f-a58921a69b79';
    const referring = (...urls: readonly string[]) =>
      bomFile({ externalReferences: urls.map((url) => ({ type: 'bom', url })) }, 'referring.json');
    const other = bomFile({ serialNumber: `urn:uuid:${uuid}`, version: 2 }, 'other.json');
    const profile = [one('chosen: inside')];
    expect(found(boms(referring(`urn:cdx:${uuid}/2#part`), other), profile)).toEqual([]);
    expect(found(boms(referring(`urn:cdx:${uuid}/1`, 'https://a.example/bom.json'), other), profile)).toEqual(
      [
        `warning referring.json This bill of materials refers to another one, which is not given: urn:cdx:${uuid}/1.`,
        'note referring.json This bill of materials refers to another one, which is not given: https://a.example/bom.json.',
      ],
    );
  });
});

describe('bills of materials of several profiles', () => {
  const profiles = [
    'name: a\ndecision: { model: gpt-4o }',
    'name: b\nsystems: [{ role: r, model: own }, { role: s }]',
  ];

  test('hold what these declare together', () => {
    expect(found(boms(models('gpt-4o', 'own')), profiles)).toEqual([]);
    expect(found(boms(models('gpt-4o', 'gpt-4.1')), profiles)).toEqual([
      'warning p2.yaml System "r": The model "own" is declared, and no bill of materials of this profile has it or a service that sells it.',
      'error bom.json The bill of materials has the model "gpt-4.1" (GPT-4.1), which none of the 2 profiles declares.',
    ]);
  });

  test('concern only the profiles that they cover', () => {
    const of = boms({ bom: models('own'), covers: new Set(['p1.yaml']) });
    expect(found(of, profiles)).toEqual([
      'error bom.json The bill of materials has the model "own", which the profile does not declare.',
      'warning p1.yaml The model "gpt-4o" is declared, and no bill of materials of this profile has it or a service that sells it.',
      'note p2.yaml No bill of materials of this run belongs to this profile.',
    ]);
  });

  test('say the same of one profile only once', () => {
    const of = boms(
      models('gpt-4.1'),
      bomFile({ components: [model('GPT-4.1'), model('gpt-4.1')] }, 'b.json'),
      models('gpt-4.1'),
    );
    expect(found(of, ['name: a'])).toEqual([
      'error bom.json The bill of materials has the model "gpt-4.1" (GPT-4.1), which the profile does not declare.',
      'error b.json The bill of materials has the model "GPT-4.1", which the profile does not declare.',
    ]);
  });

  test('accuse nobody of what a profile may declare that could not be read', () => {
    expect(found(boms(models('own', 'gpt-4o')), [profiles[0] ?? '', 'name: [b'])).toEqual([]);
  });
});

describe('a waiver of bill-of-materials', () => {
  const waiver = (profile: string) =>
    `waivers: [{ rule: bill-of-materials, profile: ${profile}, reason: r, approved_by: ciso, expires: 2026-12-31 }]\n`;
  const policy = `${POLICY}${waiver('chat')}`;

  test('lifts what is found on its profile', () => {
    const texts = found(boms(models('gpt-4o')), [one('chosen: inside')], { policy });
    expect(texts).toHaveLength(1);
    expect(texts[0]).toMatch(/^error waived /);
  });

  test('is unused where nothing is found, and not called so without bills', () => {
    const texts = found(boms(models('gpt-4o')), [one('model: gpt-4o')], { policy });
    expect(texts).toEqual(['warning policy.yaml The waiver of bill-of-materials for chat waives nothing.']);
    expect(found(boms(), [one('model: gpt-4o')], { policy, boms: null })).toEqual([]);
  });

  test('does not lift what several profiles share', () => {
    const texts = found(boms(models('gpt-4o')), [one('chosen: inside'), 'name: other'], { policy });
    expect(texts.filter((text) => text.startsWith('error '))).toHaveLength(1);
    expect(texts.join()).not.toContain('waived');
  });
});
