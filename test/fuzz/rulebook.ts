import type { Condition, Test } from '../../src/rulebook/condition.ts';
import type { Fact, NumberFact } from '../../src/rulebook/fact.ts';
import type { Rule, Rulebook } from '../../src/rulebook/rulebook.ts';
import { inventRulebook } from '../engine/invent.ts';
import { conditionOver, numberFact } from '../rulebook/arbitrary.ts';
import type { Fields, Json } from './case.ts';
import { type Dice, drawn, oneIn, pick } from './random.ts';
import { words } from './words.ts';

/** A rulebook that makes no sense, as its file has it: all types of facts and effects, nested conditions, facts that follow from numbers. */
export function inventedRulebook(dice: Dice): Fields {
  const size = { facts: 2 + dice(6), rules: dice(16), options: 1 + dice(4), criteria: 1 + dice(4) };
  const invented = inventRulebook(dice(2 ** 31), size);
  const isOwn = oneIn(2, dice);
  const facts = isOwn
    ? invented.facts.map((fact) => (fact.type === 'number' ? drawn(numberFact(fact.id), dice) : fact))
    : invented.facts;
  const condition = (when: Condition) =>
    conditionFields(isOwn || oneIn(2, dice) ? drawn(conditionOver(facts), dice) : when);
  return {
    rulebook: 'invented',
    version: '1.0.0',
    title: words(dice),
    sources: {
      paper: {
        title: words(dice),
        publisher: words(dice),
        date: '2026-01',
        kind: 'paper',
        read: '2026-02-03',
      },
    },
    claims: { claim: { source: 'paper', section: words(dice), text: words(dice) } },
    facts: Object.fromEntries(facts.map((fact) => [fact.id, factFields(fact, facts, dice)])),
    options: optionsFields(invented, condition, dice),
    criteria: Object.fromEntries(
      invented.criteria.map(({ id, weight, ratings }) => [
        id,
        {
          title: words(dice),
          // Near the ends of their ranges, so that rules push them beyond.
          weight: pick([0, 9, 9.75, weight, weight, weight], dice),
          ratings: Object.fromEntries(
            ratings.map(({ option, rating }) => [
              option,
              {
                rating: oneIn(4, dice) ? pick([-5, 4.5, 5], dice) : rating,
                because: words(dice),
                ...ground(dice),
              },
            ]),
          ),
        },
      ]),
    ),
    rules: invented.rules.map((rule) => ruleFields(rule, condition, dice)),
  };
}

type Written = (when: Condition) => Fields;

function ground(dice: Dice): Fields {
  return oneIn(2, dice) ? { claims: ['claim'] } : { basis: pick(['stated', 'judgement'], dice) };
}

function optionsFields({ options }: Rulebook, condition: Written, dice: Dice): Fields {
  return Object.fromEntries(
    options.map(({ id, patterns }, place) => [
      id,
      {
        ...{ title: `Option ${id}`, short: id, noun: `an ${id}`, advice: `Take ${id}` },
        ...{ family: pick(['open', 'closed', 'hybrid'], dice), summary: words(dice) },
        patterns: Object.fromEntries(
          patterns.map(({ id: pattern, when }, at) => [
            pattern,
            // Without a way that is always open, most options of most profiles would be out.
            { title: words(dice), ...((place > 0 || at > 0) && oneIn(2, dice) && { when: condition(when) }) },
          ]),
        ),
      },
    ]),
  );
}

function ruleFields(rule: Rule, condition: Written, dice: Dice): Fields {
  const weight = Object.fromEntries(rule.weight.map(({ criterion, points }) => [criterion, points]));
  const rate: Record<string, Record<string, number>> = {};
  for (const { option, criterion, points } of rule.rate)
    rate[option] = { ...rate[option], [criterion]: points };
  const action = Object.fromEntries(
    rule.actions.map(({ option }) => [option, { do: words(dice), owner: 'security', before: words(dice) }]),
  );
  const exclude = oneIn(12, dice) ? [rule.rate[0]?.option ?? 'option-0'] : rule.exclude;
  const acts = new Set([...Object.keys(weight), ...Object.values(rate).flatMap((on) => Object.keys(on))]);
  return {
    id: rule.id,
    when: condition(rule.when),
    effects: { weight, rate, ...(exclude.length > 0 && { exclude }), action },
    because: words(dice),
    ...(acts.size > 2 && { reasons: Object.fromEntries([...acts].map((id) => [id, words(dice)])) }),
    ...ground(dice),
  };
}

function factFields(fact: Fact, facts: readonly Fact[], dice: Dice): Fields {
  const { ask, changeable } = fact;
  const base = { question: words(dice), help: words(dice), ask, changeable };
  switch (fact.type) {
    case 'enum': {
      const values = Object.fromEntries(fact.values.map(({ id }) => [id, words(dice)]));
      return {
        ...base,
        type: 'enum',
        ordered: fact.ordered,
        values,
        ...shares(
          fact.values.map(({ id }) => id),
          100,
          dice,
        ),
        ...derivation(fact.values.length, facts, dice),
      };
    }
    case 'set': {
      const values = Object.fromEntries(fact.members.map(({ id }) => [id, words(dice)]));
      const others = fact.members.map(({ id }) => id).filter((id) => id !== fact.alone);
      return {
        ...base,
        type: 'set',
        values,
        ...shares(others, 1, dice),
        ...(fact.alone !== null && { alone: [fact.alone] }),
      };
    }
    case 'number':
      return { ...base, type: 'number', unit: words(dice), min: fact.min, max: fact.max, step: fact.step };
    default:
      return {
        ...base,
        type: 'boolean',
        labels: { true: words(dice), false: words(dice) },
        ...shares(['true', 'false'], 9, dice),
      };
  }
}

function shares(values: readonly string[], below: number, dice: Dice): Fields {
  if (!oneIn(4, dice)) return {};
  return { shares: Object.fromEntries(values.map((value) => [value, (below * (1 + dice(98))) / 100])) };
}

/** Some facts follow from one or two numbers, where there are some that are never negative. */
function derivation(values: number, facts: readonly Fact[], dice: Dice): Fields {
  const numbers = facts.filter((fact): fact is NumberFact => fact.type === 'number' && fact.min >= 0);
  if (numbers.length === 0 || !oneIn(3, dice)) return {};
  const product = numbers.slice(0, 1 + dice(2)).map(({ id }) => [id]);
  const largest = numbers.slice(0, product.length).reduce((all, { max }) => all * max, 1);
  const cuts = Array.from(
    { length: values - 1 },
    (_, place) => (largest * (place + 1)) / (values * (1 + dice(3))),
  );
  return { derive: { product, cuts: cuts.toSorted((a, b) => a - b) } };
}

/** A condition as one would write it. */
export function conditionFields(condition: Condition): Fields {
  switch (condition.kind) {
    case 'atom':
      return { [condition.fact]: testJson(condition.test) };
    case 'not':
      return { not: conditionFields(condition.of) };
    default: {
      const parts = condition.of.map(conditionFields);
      if (parts.length > 0) return { [condition.kind]: parts };
      return condition.kind === 'all' ? {} : { not: {} };
    }
  }
}

function testJson(test: Test): Json {
  switch (test.operator) {
    case 'in': {
      const [only, ...others] = test.values;
      return only !== undefined && others.length === 0 ? only : test.values;
    }
    case 'includes':
      return { includes: test.members };
    case 'starts_with':
      return { starts_with: test.prefixes };
    default:
      return { [test.operator]: test.value };
  }
}
