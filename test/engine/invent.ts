import { compile, type Model } from '../../src/engine/model.ts';
import type { PriorityFactors } from '../../src/engine/priorities.ts';
import { draw } from '../../src/engine/random.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Condition } from '../../src/rulebook/condition.ts';
import { CHANGEABLE, type Fact, type FactValue, settableAt, stepsOf } from '../../src/rulebook/fact.ts';
import { sameValue, withAlone } from '../../src/rulebook/fact-value.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { type Knowledge, knowledgeOf } from '../../src/rulebook/normal-form.ts';
import type { Rule, Rulebook } from '../../src/rulebook/rulebook.ts';

/** Whole numbers below a bound, the same ones for the same seed. */
export type Dice = (sides: number) => number;

export function diceOf(seed: number): Dice {
  let rolls = 0;
  return (sides) => Math.floor(draw(seed, rolls++) * sides);
}

export interface Size {
  readonly facts: number;
  readonly rules: number;
  readonly options: number;
  readonly criteria: number;
}

/** A rulebook of a given size whose rules make no sense, but use every type of fact and every kind of effect. */
export function inventRulebook(seed: number, size: Size): Rulebook {
  const dice = diceOf(seed);
  const options = ids('option', size.options);
  const criteria = ids('criterion', size.criteria);
  const facts = Array.from({ length: size.facts }, (_, index) => inventFact(index, dice));
  return {
    id: 'invented',
    version: '1.0.0',
    title: 'Invented',
    former: {},
    terms: {},
    sources: [],
    claims: [],
    facts,
    options: options.map((id, index) => ({
      id,
      title: id,
      short: id,
      noun: id,
      advice: id,
      family: 'open',
      summary: id,
      claims: [],
      patterns: inventPatterns(index, facts, dice),
    })),
    criteria: criteria.map((id) => ({
      id,
      title: id,
      weight: dice(8) / 2 + 1,
      ratings: options.map((option) => ({
        option,
        rating: dice(13) / 2 - 3,
        because: id,
        claims: [],
        basis: 'judgement',
      })),
      estimate: null,
    })),
    words: null,
    rules: Array.from({ length: size.rules }, (_, index) =>
      inventRule(index, facts, options, criteria, dice),
    ),
  };
}

export function inventModel(seed: number, size: Size): Model {
  return compile(inventRulebook(seed, size));
}

/** What somebody knows who was told each fact with a probability of `known` in ten. */
export function inventKnowledge(model: Model, dice: Dice, known: number): Knowledge {
  return model.form.anything.map((mask, variable) =>
    dice(10) < known ? 1 << dice(at(model.form.variables, variable).cells.length) : mask,
  );
}

/** Factors of priorities, mostly normal. */
export function inventFactors(model: Model, dice: Dice): PriorityFactors {
  return model.rulebook.criteria.map(() => any([0, 0.5, 1, 1, 1, 2], dice));
}

/** Every way to complete what is known, up to `most` of them; null where there are more. */
export function allCompletions(model: Model, knowledge: Knowledge, most: number): Knowledge[] | null {
  let all = [Int32Array.from(knowledge)];
  for (const [variable, mask] of knowledge.entries()) {
    const bits = at(model.form.variables, variable)
      .cells.map((_, cell) => 1 << cell)
      .filter((bit) => (bit & mask) !== 0);
    all = bits.flatMap((bit) => all.map((each) => each.with(variable, bit)));
    if (all.length > most) return null;
  }
  return all;
}

function any<T>(list: readonly T[], dice: Dice): T {
  return at(list, dice(list.length));
}

function ids(name: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${name}-${index}`);
}

function inventFact(index: number, dice: Dice): Fact {
  const base = {
    id: `group.fact_${index}`,
    question: '?',
    help: '',
    ask: 'engineering',
    changeable: at(CHANGEABLE, dice(CHANGEABLE.length)),
  } as const;
  const values = ids('value', 2 + dice(3)).map((id) => ({ id, label: id }));
  switch (index % 5) {
    case 0:
      return { ...base, type: 'boolean', yes: 'yes', no: 'no' };
    case 1:
      return {
        ...base,
        type: 'set',
        members: values,
        alone: index % 2 === 0 ? null : at(values, values.length - 1).id,
      };
    case 2:
      return { ...base, type: 'number', unit: 'pieces', min: 0, max: 100, step: 5 };
    default:
      return { ...base, type: 'enum', ordered: index % 5 === 3, values, derivation: null };
  }
}

function inventPatterns(index: number, facts: readonly Fact[], dice: Dice) {
  const always: Condition = { kind: 'all', of: [] };
  const when: Condition =
    index % 2 === 0 ? always : { kind: 'any', of: [inventAtom(facts, dice), inventAtom(facts, dice)] };
  return [
    { id: 'first', title: 'First', when },
    { id: 'second', title: 'Second', when: inventCondition(facts, dice) },
  ];
}

function inventCondition(facts: readonly Fact[], dice: Dice): Condition {
  const of = Array.from({ length: 1 + dice(3) }, () => inventAtom(facts, dice));
  switch (dice(6)) {
    case 0:
      return { kind: 'any', of };
    case 1:
      return { kind: 'not', of: { kind: 'all', of } };
    case 2:
      return { kind: 'all', of: [{ kind: 'any', of }, inventAtom(facts, dice)] };
    default:
      return { kind: 'all', of };
  }
}

function inventAtom(facts: readonly Fact[], dice: Dice): Condition {
  const fact = any(facts, dice);
  const atom = (test: Extract<Condition, { kind: 'atom' }>['test']): Condition => ({
    kind: 'atom',
    fact: fact.id,
    test,
  });
  switch (fact.type) {
    case 'boolean':
      return atom({ operator: 'in', values: [dice(2) === 0] });
    case 'set':
      return atom({ operator: 'includes', members: [any(fact.members, dice).id] });
    case 'number':
      return atom({ operator: dice(2) === 0 ? 'at_least' : 'below', value: 20 + 25 * dice(3) });
    case 'enum': {
      const value = any(fact.values, dice).id;
      return atom(fact.ordered ? { operator: 'at_least', value } : { operator: 'in', values: [value] });
    }
    case 'text':
      return atom({ operator: 'in', values: ['text'] });
  }
}

function inventRule(
  index: number,
  facts: readonly Fact[],
  options: readonly string[],
  criteria: readonly string[],
  dice: Dice,
): Rule {
  const points = () => (dice(2) === 0 ? 1 : -1) * (0.5 + dice(4) / 2);
  const kind = dice(10);
  return {
    id: `rule-${index}`,
    when: inventCondition(facts, dice),
    weight: kind < 4 ? [{ criterion: any(criteria, dice), points: points() }] : [],
    rate:
      kind > 2 && kind < 8
        ? Array.from({ length: 1 + dice(2) }, () => ({
            option: any(options, dice),
            criterion: any(criteria, dice),
            points: points(),
          }))
        : [],
    exclude: kind === 8 ? [any(options, dice)] : [],
    actions:
      kind === 9 ? [{ option: any(options, dice), do: 'Do it', owner: 'security', before: 'launch' }] : [],
    because: 'It was invented.',
    reasons: [],
    claims: [],
    basis: 'judgement',
  };
}

/** Values of some of the facts, each stated with a probability of `known` in ten. */
export function inventFacts(rulebook: Rulebook, dice: Dice, known: number): Facts {
  const facts = rulebook.facts.filter(() => dice(10) < known);
  return new Map(facts.map((fact) => [fact.id, { value: inventValue(fact, dice), origin: 'stated' }]));
}

/** What is known of the cells when these facts are. */
export function knowledgeFrom(model: Model, known: Facts): Knowledge {
  return knowledgeOf(model.form, known);
}

function inventValue(fact: Fact, dice: Dice): FactValue {
  return fact.type === 'number' ? settableAt(fact, dice(stepsOf(fact) + 1)) : any(valuesOf(fact), dice);
}

/** Every value that a fact can have. */
export function valuesOf(fact: Fact): readonly FactValue[] {
  switch (fact.type) {
    case 'boolean':
      return [false, true];
    case 'set':
      return Array.from({ length: 2 ** fact.members.length }, (_, chosen) =>
        fact.members.filter((_member, at) => (chosen & (1 << at)) !== 0).map((member) => member.id),
      ).filter((members) => sameValue(members, withAlone(fact, members)));
    case 'number':
      return Array.from({ length: stepsOf(fact) + 1 }, (_, step) => settableAt(fact, step));
    case 'enum':
      return fact.values.map((choice) => choice.id);
    case 'text':
      return [];
  }
}
