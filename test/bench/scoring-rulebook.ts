import { at } from '../../src/rulebook/at.ts';
import type { Atom } from '../../src/rulebook/condition.ts';
import type { Fact } from '../../src/rulebook/fact.ts';
import type { Rule, Rulebook } from '../../src/rulebook/rulebook.ts';
import { inventRulebook } from '../engine/invent.ts';
import { choices, factNames, OPTIONS, RULES, type ScoringRule, type Test } from './scoring.ts';

/** So many that the few rules of one criterion add up to no rating that is cut off. */
const CRITERIA = 12;

/** The rules as a rulebook in which every criterion weighs 1, every option is always possible and starts from nothing. */
export function scoringRulebook(rules: readonly ScoringRule[]): Rulebook {
  const invented = inventRulebook(1, { facts: 1, rules: RULES, options: OPTIONS, criteria: CRITERIA });
  const always = { kind: 'all', of: [] } as const;
  return {
    ...invented,
    facts: factNames.map(factOf),
    options: invented.options.map((option) => ({
      ...option,
      patterns: [{ id: 'any', title: 'Any', when: always }],
    })),
    criteria: invented.criteria.map((criterion) => ({
      ...criterion,
      weight: 1,
      ratings: criterion.ratings.map((rating) => ({ ...rating, rating: 0 })),
    })),
    rules: rules.map(({ tests, points }, index): Rule => {
      const criterion = at(invented.criteria, index % CRITERIA).id;
      return {
        ...at(invented.rules, index),
        when: { kind: 'all', of: tests.map(atomOf) },
        weight: [],
        rate: invented.options.map(({ id }, option) => ({
          option: id,
          criterion,
          points: at(points, option),
        })),
        exclude: [],
        actions: [],
      };
    }),
  };
}

function factOf(id: string): Fact {
  const base = { id, question: '?', help: '', ask: 'engineering', changeable: true } as const;
  if (id.startsWith('boolean')) return { ...base, type: 'boolean', yes: 'yes', no: 'no' };
  if (id.startsWith('number')) return { ...base, type: 'number', unit: '', min: 0, max: 100, step: 1 };
  const values = choices.map((choice) => ({ id: choice, label: choice }));
  return { ...base, type: 'enum', ordered: false, values, derivation: null };
}

function atomOf(test: Test): Atom {
  const { fact } = test;
  if ('is' in test) return { kind: 'atom', fact, test: { operator: 'in', values: [test.is] } };
  if ('among' in test) return { kind: 'atom', fact, test: { operator: 'in', values: test.among } };
  return { kind: 'atom', fact, test: { operator: 'at_least', value: test.atLeast } };
}
