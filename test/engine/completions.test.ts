import { expect, test } from 'vitest';
import { COMPLETIONS, completionOf, openVariables } from '../../src/engine/completions.ts';
import { Evaluation } from '../../src/engine/evaluation.ts';
import { compile } from '../../src/engine/model.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Condition } from '../../src/rulebook/condition.ts';
import type { Fact } from '../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../src/rulebook/facts.ts';
import { knowledgeOf } from '../../src/rulebook/normal-form.ts';
import { inventRulebook } from './invent.ts';

const base = { question: '?', help: '', ask: 'product', changeable: true } as const;
const values = ['one', 'two', 'three'].map((id) => ({ id, label: id }));
const FACTS: readonly Fact[] = [
  { ...base, id: 'a.boolean', type: 'boolean', yes: 'y', no: 'n' },
  {
    ...base,
    id: 'a.enum',
    type: 'enum',
    ordered: false,
    values,
    derivation: null,
    shares: { one: 1, two: 3, three: 6 },
  },
  { ...base, id: 'a.set', type: 'set', members: values.slice(0, 1), alone: null, shares: { one: 0.2 } },
  { ...base, id: 'a.number', type: 'number', unit: 'm', min: 0, max: 100, step: 1 },
];

const is = (fact: string, value: string | boolean): Condition => ({
  kind: 'atom',
  fact,
  test: { operator: 'in', values: [value] },
});
const CONDITIONS: readonly Condition[] = [
  is('a.boolean', true),
  ...values.map(({ id }) => is('a.enum', id)),
  { kind: 'atom', fact: 'a.set', test: { operator: 'includes', members: ['one'] } },
  { kind: 'atom', fact: 'a.number', test: { operator: 'at_least', value: 90 } },
];

test('what stands only in alternatives that can no longer hold is not open', () => {
  const [yes, one, , , member, much] = CONDITIONS;
  if (!yes || !one || !member || !much) throw new Error('six conditions');
  const when: Condition = {
    kind: 'any',
    of: [
      { kind: 'all', of: [yes, one] },
      { kind: 'all', of: [member, much] },
    ],
  };
  const invented = inventRulebook(1, { facts: 1, rules: 1, options: 1, criteria: 1 });
  const always: Condition = { kind: 'all', of: [] };
  const model = compile({
    ...invented,
    facts: FACTS,
    options: invented.options.map((each) => ({ ...each, patterns: [{ id: 'p', title: 'P', when: always }] })),
    rules: invented.rules.map((rule) => ({ ...rule, when, exclude: ['option-0'] })),
  });
  const openFacts = (known: Facts) => {
    const evaluation = new Evaluation(model, [1], knowledgeOf(model.form, known));
    return openVariables(evaluation).map((variable) => at(model.form.variables, variable).fact.id);
  };
  expect(openFacts(new Map())).toEqual(['a.boolean', 'a.enum', 'a.set', 'a.number']);
  expect(openFacts(statedFacts([['a.boolean', false]]))).toEqual(['a.set', 'a.number']);
  expect(openFacts(statedFacts([['a.number', 1]]))).toEqual(['a.boolean', 'a.enum']);
});

test('each value is drawn as often as the rulebook calls it common, and each part of a number alike', () => {
  const invented = inventRulebook(1, { facts: 1, rules: CONDITIONS.length, options: 1, criteria: 1 });
  const always: Condition = { kind: 'all', of: [] };
  const model = compile({
    ...invented,
    facts: FACTS,
    options: invented.options.map((each) => ({ ...each, patterns: [{ id: 'p', title: 'P', when: always }] })),
    rules: invented.rules.map((rule, place) => ({ ...rule, when: at(CONDITIONS, place) })),
  });
  const { anything, variables } = model.form;
  const drawn = Array.from({ length: COMPLETIONS }, (_, place) => completionOf(model, anything, place));
  const shares = variables.map(({ cells }, variable) =>
    cells.map((_, cell) => drawn.filter((each) => each[variable] === 1 << cell).length / COMPLETIONS),
  );
  const expected = [
    [0.5, 0.5],
    [0.1, 0.3, 0.6],
    [0.8, 0.2],
    [0.5, 0.5],
  ];
  expect(shares.map((each) => each.length)).toEqual(expected.map((each) => each.length));
  for (const [place, each] of shares.flat().entries()) {
    expect(Math.abs(each - at(expected.flat(), place))).toBeLessThan(0.05);
  }
});
