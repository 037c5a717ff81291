import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isLicenceId, parseLicence } from '../../src/build/catalog-licence.ts';
import {
  type CommercialUse,
  commercialUse,
  type LicenceTerms,
  type LicenceTree,
} from '../../src/catalog/licence.ts';
import { shippedCatalog } from './catalog-file.ts';

const catalog = shippedCatalog();

const terms: Record<string, LicenceTerms> = {
  Free: termsWith({ kind: 'yes' }),
  Small: termsWith({ kind: 'conditional', conditions: ['small companies only'] }),
  Study: termsWith({ kind: 'no', because: 'research only' }),
};

function termsWith(commercial: LicenceTerms['commercial']): LicenceTerms {
  return { name: 'A licence', commercial, permits: [], demands: [], forbids: [], source: 'test' };
}

const leaf = fc
  .constantFrom('Free', 'Small', 'Study', 'Unheard-of')
  .map((id): LicenceTree => ({ kind: 'licence', id, exception: null }));
const tree = fc.letrec<{ tree: LicenceTree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      kind: fc.constantFrom('and' as const, 'or' as const),
      left: tie('tree'),
      right: tie('tree'),
    }),
  ),
})).tree;

const ORDER: readonly CommercialUse['kind'][] = ['yes', 'conditional', 'unknown', 'no'];
const severity = (licence: LicenceTree): number => ORDER.indexOf(commercialUse(licence, terms).kind);

describe('commercial use under a licence expression', () => {
  it('is as hard as the harder side of AND and as easy as the easier side of OR', () => {
    fc.assert(
      fc.property(tree, tree, (left, right) => {
        const sides = [severity(left), severity(right)];
        expect(severity({ kind: 'and', left, right })).toBe(Math.max(...sides));
        expect(severity({ kind: 'or', left, right })).toBe(Math.min(...sides));
      }),
    );
  });

  it('collects conditions and obstacles with the licence that sets them', () => {
    expect(useOf('Small AND Small')).toStrictEqual({
      kind: 'conditional',
      conditions: [
        { licence: 'Small', says: 'small companies only' },
        { licence: 'Small', says: 'small companies only' },
      ],
    });
    expect(useOf('Small AND Study')).toStrictEqual({
      kind: 'no',
      obstacles: [{ licence: 'Study', says: 'research only' }],
    });
    expect(useOf('Free AND Unheard-of')).toStrictEqual({ kind: 'unknown', licences: ['Unheard-of'] });
  });

  it('does not take an exception for a refusal', () => {
    const withException = (id: string) =>
      commercialUse({ kind: 'licence', id, exception: 'Some-exception' }, terms);
    expect(withException('Free').kind).toBe('yes');
    expect(withException('Study')).toStrictEqual({
      kind: 'unknown',
      licences: ['Study WITH Some-exception'],
    });
  });

  it('does not take a name from the prototype for a licence', () => {
    expect(commercialUse({ kind: 'licence', id: 'constructor', exception: null }, terms).kind).toBe(
      'unknown',
    );
  });

  function useOf(expression: string): CommercialUse {
    const [left = '', operator = '', right = ''] = expression.split(' ');
    const licence = (id: string): LicenceTree => ({ kind: 'licence', id, exception: null });
    const kind = operator === 'AND' ? 'and' : 'or';
    return commercialUse({ kind, left: licence(left), right: licence(right) }, terms);
  }
});

describe('licence expressions', () => {
  it('are parsed with the precedence of SPDX', () => {
    expect(parseLicence('MIT OR Apache-2.0 AND GPL-2.0-only WITH Classpath-exception-2.0')).toStrictEqual({
      ok: true,
      tree: {
        kind: 'or',
        left: { kind: 'licence', id: 'MIT', exception: null },
        right: {
          kind: 'and',
          left: { kind: 'licence', id: 'Apache-2.0', exception: null },
          right: { kind: 'licence', id: 'GPL-2.0-only', exception: 'Classpath-exception-2.0' },
        },
      },
    });
  });

  it.each(['', 'Apache 2', 'MIT AND', 'GPL-3', '(MIT'])('%j is refused', (expression) => {
    expect(parseLicence(expression).ok).toBe(false);
  });

  it('knows SPDX ids that are not withdrawn, and our own', () => {
    expect(['MIT', 'GPL-3.0', 'LicenseRef-Gemma', 'Gemma'].map(isLicenceId)).toStrictEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('the licences of the shipped catalogue', () => {
  it.each([
    ['qwen3-8b', 'yes'],
    ['gpt-2', 'yes'],
    ['whisper-large-v3', 'yes'],
    ['llama-3.1-8b', 'conditional'],
    ['gemma-3-27b', 'conditional'],
    ['stable-diffusion-1.5', 'conditional'],
    ['stable-diffusion-3.5-large', 'conditional'],
    ['kimi-k3', 'conditional'],
    ['devstral-2-123b', 'conditional'],
    ['minimax-m2.7', 'no'],
    ['command-r-08-2024', 'no'],
  ])('answer for %s: %s', (id, kind) => {
    const model = catalog.models.find((row) => row.id === id);
    if (model?.kind !== 'open') throw new Error(`no open model ${id}`);
    expect(commercialUse(model.licence.tree, catalog.licences).kind).toBe(kind);
  });

  it('answer for every open model, and none is described in vain', () => {
    const open = catalog.models.filter((model) => model.kind === 'open');
    for (const model of open) {
      expect(commercialUse(model.licence.tree, catalog.licences).kind).not.toBe('unknown');
    }
    const used = [...open, ...catalog.libraries].map((row) => row.licence.expression).join(' ');
    expect(Object.keys(catalog.licences).filter((id) => !used.includes(id))).toStrictEqual([]);
  });
});
