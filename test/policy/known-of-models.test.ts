import { describe, expect, test } from 'vitest';
import { builtInModelFacts } from '../../src/io/built-in.ts';
import { modelValues } from '../../src/policy/facts/model-values.ts';
import { modelLookup } from '../../src/policy/model-lookup.ts';
import { missing } from '../../src/rulebook/at.ts';

const { catalog } = builtInModelFacts();
const lookup = modelLookup(builtInModelFacts);
const ending =
  catalog.models.find(
    ({ kind, replacement, retires }) => kind === 'closed' && replacement !== null && retires !== null,
  ) ?? missing();
const open = catalog.models.find(({ kind, retires }) => kind === 'open' && retires === null) ?? missing();

describe('what a policy can ask of a model', () => {
  test('is what the catalogue says of one that ends, and by what it is replaced', () => {
    const today = ending.retires ?? missing();
    expect(Object.fromEntries(modelValues(ending, today))).toMatchObject({
      'model.open_weights': false,
      'model.licence': 'proprietary',
      'model.country': ending.maker.country,
      'model.class': ending.tier,
      'model.retirement_announced': true,
      'model.days_to_retirement': 0,
      'model.replacement': ending.replacement,
    });
  });

  test('leaves out what is not known of one', () => {
    const values = new Map(modelValues(open, '2026-06-15'));
    expect(values.get('model.open_weights')).toBe(true);
    expect(values.get('model.licence')).not.toBe('proprietary');
    expect(values.get('model.retirement_announced')).toBe(false);
    expect([...values.keys()]).not.toContain('model.days_to_retirement');
    expect([...values.keys()]).not.toContain('model.replacement');
  });
});

describe('models in the place of another', () => {
  const kindsFor = (option: string | null) =>
    [...new Set(lookup.namesBeside(null, option).map((name) => lookup.named(name)?.kind))].sort();

  test.each([
    ['closed-api', ['closed']],
    ['open-managed', ['open']],
    ['open-self-hosted', ['open']],
    ['hybrid', ['closed', 'open']],
    [null, ['closed', 'open']],
  ])('are for the option: %s', (option, kinds) => {
    expect(kindsFor(option)).toEqual(kinds);
    expect(
      ['closed', 'open'].filter((kind) => lookup.mayBeUsedIn(option, (kind === 'open' ? open : ending).name)),
    ).toEqual(kinds);
  });

  test('are not the model itself, those of its class first', () => {
    const names = lookup.namesBeside(open.name, null);
    expect(names).not.toContain(open.name);
    const classes = names.map((name) => lookup.named(name)?.tier === open.tier);
    expect(classes).toEqual(classes.toSorted((a, b) => Number(b) - Number(a)));
    expect(classes[0]).toBe(true);
  });
});
