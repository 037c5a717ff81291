import { Engine, type NestedCondition, type RuleProperties, type TopLevelCondition } from 'json-rules-engine';
import { clamp, MAX_RATING, MAX_WEIGHT, winnerOf } from '../../src/engine/evaluate.ts';
import type { Model } from '../../src/engine/model.ts';
import type { Atom, Condition } from '../../src/rulebook/condition.ts';
import type { Fact, FactId, FactValue } from '../../src/rulebook/fact.ts';
import { vocabularyOf } from '../../src/rulebook/rulebook.ts';

export interface Decided {
  readonly winner: number;
  readonly fired: readonly number[];
}

/** The same rulebook for json-rules-engine: its rules tell which fired, and the points are added up as they say. */
export class JsonRules {
  private readonly engine: Engine;
  private readonly model: Model;

  constructor(model: Model) {
    const facts = vocabularyOf(model.rulebook);
    const rules = model.rulebook.rules.map(
      ({ when }, index): RuleProperties => ({
        conditions: topLevel(when, facts),
        event: { type: 'fired', params: { index } },
      }),
    );
    this.engine = new Engine(rules, { allowUndefinedFacts: true });
    this.model = model;
  }

  /** The winner among the options that no rule excludes, and the rules that fired. */
  async decide(facts: Readonly<Record<FactId, FactValue>>): Promise<Decided> {
    const { events } = await this.engine.run(facts);
    const fired = events.map((event) => Number(event.params?.index));
    return { winner: this.winnerAfter(fired), fired };
  }

  private winnerAfter(fired: readonly number[]): number {
    const { baseRatings, baseWeights, criterionCount, optionCount, rules } = this.model;
    const weights = baseWeights.slice();
    const ratings = baseRatings.slice();
    const excluded = new Uint8Array(optionCount);
    for (const { weight, rate, exclude } of fired.map((index) => rules[index])) {
      weight.at.forEach((at, effect) => {
        weights[at] += weight.points[effect];
      });
      rate.at.forEach((at, effect) => {
        ratings[at] += rate.points[effect];
      });
      for (const option of exclude) excluded[option] = 1;
    }
    const sums = new Float64Array(optionCount);
    ratings.forEach((rating, at) => {
      const weight = clamp(weights[at % criterionCount], 0, MAX_WEIGHT);
      sums[Math.floor(at / criterionCount)] += weight * clamp(rating, -MAX_RATING, MAX_RATING);
    });
    return winnerOf(sums, excluded);
  }
}

type Facts = ReadonlyMap<FactId, Fact>;

function topLevel(condition: Condition, facts: Facts): TopLevelCondition {
  const nested = nestedCondition(condition, facts);
  return 'all' in nested || 'any' in nested || 'not' in nested ? nested : { all: [nested] };
}

function nestedCondition(condition: Condition, facts: Facts): NestedCondition {
  switch (condition.kind) {
    case 'not':
      return { not: nestedCondition(condition.of, facts) };
    case 'all':
      return { all: condition.of.map((part) => nestedCondition(part, facts)) };
    case 'any':
      return { any: condition.of.map((part) => nestedCondition(part, facts)) };
    case 'atom':
      return atomCondition(condition, facts.get(condition.fact));
  }
}

const NUMBER_OPERATORS = {
  at_least: 'greaterThanInclusive',
  at_most: 'lessThanInclusive',
  above: 'greaterThan',
  below: 'lessThan',
} as const;

function atomCondition({ fact: id, test }: Atom, fact: Fact | undefined): NestedCondition {
  if (test.operator === 'in') return { fact: id, operator: 'in', value: test.values };
  if (test.operator === 'includes')
    return { any: test.members.map((member) => ({ fact: id, operator: 'contains', value: member })) };
  if (fact?.type !== 'enum')
    return { fact: id, operator: NUMBER_OPERATORS[test.operator], value: test.value };
  const values = fact.values.map((choice) => choice.id);
  const bound = values.indexOf(String(test.value));
  const allowed = {
    at_least: values.slice(bound),
    at_most: values.slice(0, bound + 1),
    above: values.slice(bound + 1),
    below: values.slice(0, bound),
  };
  return { fact: id, operator: 'in', value: allowed[test.operator] };
}
