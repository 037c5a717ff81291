import { describe, expect, test } from 'vitest';
import { isSameModel, KnownModels, mayBeSame } from '../../src/bom/known-models.ts';
import { isNamed, type KnownProvider, mayBeNamed, providerOf } from '../../src/bom/known-providers.ts';
import { otherLicence } from '../../src/bom/licences.ts';
import { modelName } from '../../src/bom/model-name.ts';
import { builtInModelFacts } from '../../src/io/built-in.ts';
import { bomFile, model } from './bom-text.ts';

const { catalog } = builtInModelFacts();
const models = new KnownModels(catalog);
const find = (text: string) => models.find([modelName(text)]);
const component = (more: Readonly<Record<string, unknown>>, name = 'x') => {
  const [only] = bomFile({ components: [model(name, more)] }).models;
  return models.find(only?.names ?? []);
};

describe('models', () => {
  test('of the catalogue are each found by id, name and repository', () => {
    expect(catalog.models.length).toBeGreaterThan(50);
    for (const each of catalog.models) {
      expect(find(each.id).known?.id).toBe(each.id);
      expect(find(each.name).known?.id).toBe(each.id);
      if (each.kind === 'open')
        expect(component({ purl: `pkg:huggingface/${each.repository}@0123` }).known?.id).toBe(each.id);
    }
  });

  test.each([
    ['gpt-4o', 'GPT-4o'],
    ['gpt-4o-2024-08-06', 'GPT 4o'],
    ['openai/gpt-4o', 'gpt-4o'],
    ['llama3.1:8b', 'Llama 3.1 8B'],
    ['meta-llama/Llama-3.1-8B-Instruct', 'LLAMA 3.1 8B Instruct'],
    ['acme/support-tuned', 'Support Tuned'],
    ['acme/support-tuned@4f2', 'acme/support_tuned'],
    ['support-tuned-latest', 'support tuned'],
  ])('%s is %s', (one, other) => expect(isSameModel(find(one), find(other))).toBe(true));

  test.each([
    ['gpt-4o', 'gpt-4o-mini'],
    ['Llama 3.1 8B', 'Llama 3 18B'],
    ['acme/support-tuned', 'other/support-tuned'],
    ['unsloth/Llama-3.1-8B-Instruct', 'Llama 3.1 8B Instruct'],
    ['support-tuned-1', 'support-tuned-2'],
    ['modèle', 'modele'],
  ])('%s is not %s', (one, other) => expect(isSameModel(find(one), find(other))).toBe(false));

  test.each([
    ['support-tuned-1-int8', 'support-tuned-1'],
    ['unsloth/Llama-3.1-8B-Instruct', 'Llama 3.1 8B Instruct'],
    ['suport-tuned-1', 'support-tuned-1'],
    ['gpt-4o-acme', 'GPT-4o'],
  ])('%s may be %s', (one, other) => expect(mayBeSame(find(one), find(other))).toBe(true));

  test.each([
    ['gpt-4o', 'gpt-4o-mini'],
    ['support-tuned-1', 'support-tuned-2'],
    ['gpt', 'our-gpt-with-more-words'],
    ['', 'anything'],
    ['a1', 'b1'],
  ])('%s cannot be %s', (one, other) => expect(mayBeSame(find(one), find(other))).toBe(false));

  test('are what the package URL says, whatever the name is', () => {
    expect(component({ purl: 'pkg:huggingface/openai-community/gpt2' }, 'gpt-4o').known?.id).toBe('gpt-2');
    expect(component({ purl: 'pkg:huggingface/acme/own' }, 'gpt-4o').known).toBeNull();
    expect(component({ version: '4o' }, 'gpt').known?.id).toBe('gpt-4o');
  });
});

describe('services', () => {
  const recognised = (service: Readonly<Record<string, unknown>>) => {
    const [only] = bomFile({ services: [{ name: 'x', ...service }] }).services;
    return only === undefined ? null : (providerOf(only, catalog)?.id ?? null);
  };

  test('of every provider are recognised by each of its endpoints', () => {
    for (const [id, { endpoints }] of Object.entries(catalog.providers))
      for (const endpoint of endpoints) {
        const host = endpoint.replaceAll('*', 'eu-west-1');
        expect(recognised({ endpoints: [`https://${host}/v1/chat`] })).toBe(id);
        expect(
          recognised({
            endpoints: [
              'http://localhost',
              host.toUpperCase().replace(/\/.*/s, (path) => path.toLowerCase()),
            ],
          }),
        ).toBe(id);
        expect(recognised({ endpoints: [`https://${host.replace(/[^/]+/, '$&.evil.example')}`] })).toBeNull();
        expect(
          recognised({ endpoints: [`https://${host.replace('/', '@evil.example/')}@evil.example`] }),
        ).toBeNull();
      }
  });

  test.each([
    [{ name: 'OpenAI API' }, 'openai'],
    [{ provider: { name: 'OpenAI, L.L.C.' } }, 'openai'],
    [{ provider: { name: 'Mistral' } }, 'mistral'],
    [{ endpoints: ['https://eu.api.openai.com:443/v1'] }, 'openai'],
    [{ endpoints: ['https://{region}-aiplatform.googleapis.com'] }, 'google'],
    [
      { name: 'Analytics', provider: { name: 'Google' }, endpoints: ['https://storage.googleapis.com'] },
      null,
    ],
    [{ name: 'Pixel', provider: { name: 'Meta' } }, null],
    [{ endpoints: ['https://api.cloudflare.com/client/v4/zones'] }, null],
    [{ endpoints: ['https://notapi.openai.com.example', '', '::', 'urn:x'] }, null],
  ])('%j is of %s', (service, id) => expect(recognised(service)).toBe(id));

  test('are declared under the name or id of their provider; what holds it may be meant', () => {
    const aws: KnownProvider = { id: 'aws', ...provider('aws') };
    expect(['Amazon Bedrock', 'AWS', 'amazon bedrock API'].map((text) => isNamed(text, aws))).toEqual([
      true,
      true,
      true,
    ]);
    expect(isNamed('AWS Bedrock', aws)).toBe(false);
    expect(['AWS Bedrock', 'Bedrock'].map((text) => mayBeNamed(text, aws))).toEqual([true, true]);
    expect(['Azure', 'OpenAI', ''].map((text) => mayBeNamed(text, aws))).toEqual([false, false, false]);
  });
});

function provider(id: string) {
  const found = catalog.providers[id];
  if (found === undefined) throw new Error(id);
  return found;
}

describe('licences', () => {
  const check = (id: string, ...licenses: readonly unknown[]) => {
    const { known } = find(id);
    const [only] = bomFile({ components: [model('x', { licenses })] }).models;
    if (known?.kind !== 'open' || only === undefined) throw new Error(id);
    const other = otherLicence(only.licences, known.licence, catalog.licences);
    return other === null ? null : [other.says, other.isRecognised];
  };
  const named = (name: string) => ({ license: { name } });

  test.each([
    'llama3.1',
    'Llama 3.1 Community License Agreement',
    'LicenseRef-Llama-3.1-Community',
    'other',
    'NOASSERTION',
  ])('%s says nothing else than the catalogue', (name) =>
    expect(check('llama-3.1-8b', named(name))).toBeNull(),
  );

  test('are another one where any of them is', () => {
    expect(check('llama-3.1-8b', { license: { id: 'MIT' } })).toEqual(['MIT', true]);
    expect(
      check('llama-3.1-8b', named('llama3.1'), { expression: '(MIT OR GPL-3.0-only WITH x) AND GPL-2.0+' }),
    ).toEqual(['(MIT OR GPL-3.0-only WITH x) AND GPL-2.0+', true]);
    expect(check('llama-3.1-8b', named('llama3'))).toEqual(['llama3', false]);
    expect(check('bert-base', named('Apache License, Version 2.0'))).toBeNull();
    expect(check('bert-base', named('gemma'))).toEqual(['gemma', true]);
  });

  test.each([
    ['MIT OR Apache-2.0', true],
    ['MIT OR (apache-2.0 WITH LLVM-exception and Apache-2.0)', true],
    ['(MIT OR Apache-2.0) AND (Apache-2.0 OR GPL-2.0-only)', true],
    ['MIT OR NOASSERTION', false],
    ['MIT AND Apache-2.0', false],
    ['(MIT OR Apache-2.0) AND GPL-2.0-only', false],
    ['MIT OR GPL-2.0+', false],
    ['Apache-2.0) AND MIT', false],
  ])('of the expression %s are fine where one may choose that of the catalogue', (expression, isFine) => {
    expect(check('bert-base', { expression })).toEqual(isFine ? null : [expression, true]);
  });

  test('that the catalogue lets choose from are each fine', () => {
    const either = catalog.models.find((each) => each.kind === 'open' && each.licence.tree.kind === 'or');
    expect(either?.kind === 'open' && either.licence.expression).toBe('MIT OR Apache-2.0');
    expect(check(either?.id ?? '', { license: { id: 'Apache-2.0' } })).toBeNull();
    expect(check(either?.id ?? '')).toBeNull();
  });
});
