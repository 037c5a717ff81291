import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { precedentsIn } from '../../src/decisions/precedents.ts';
import { builtInPrecedents, builtInRulebook } from '../../src/io/built-in.ts';
import { rulebook } from '../rulebook-content/built-in.ts';
import { allDecisions } from './decisions.ts';

const all = allDecisions();

describe('the decisions that may be shown', () => {
  test('are those that surely say what was chosen, and no private person’s', () => {
    const marked = fc
      .constantFrom(...all)
      .chain((decision) =>
        fc
          .record({ confidence: fc.constantFrom('high', 'medium', 'low'), isPrivate: fc.boolean() })
          .map((marks) => ({ ...decision, ...marks })),
      );
    fc.assert(
      fc.property(fc.array(marked), (decisions) => {
        const shown = decisions.filter(({ confidence, isPrivate }) => confidence === 'high' && !isPrivate);
        expect(precedentsIn(decisions, rulebook.facts).map(({ id }) => id)).toEqual(
          shown.map(({ id }) => id),
        );
      }),
    );
  });

  test('are stored with what follows from their numbers', () => {
    const [decision] = all;
    if (decision === undefined) throw new Error('There are none.');
    const workload = ['requests_per_day', 'input_tokens', 'output_tokens'] as const;
    const facts = workload.map((name) => [`workload.${name}`, 10_000] as const);
    const told = { ...decision, confidence: 'high', isPrivate: false, facts } as const;
    const [stored] = precedentsIn([told], rulebook.facts);
    expect(stored?.facts['workload.volume']).toBe('high');
  });

  test('in the build are all of these, with a source each, for the rulebook beside them', () => {
    const { decisions, rulebook: sha256, weights } = builtInPrecedents();
    expect(decisions).toEqual(precedentsIn(all, rulebook.facts));
    expect(decisions.filter(({ sources }) => sources.length === 0)).toEqual([]);
    expect(sha256).toBe(builtInRulebook().sha256);
    expect(Object.keys(weights).filter((id) => !rulebook.facts.some((fact) => fact.id === id))).toEqual([]);
  });
});
