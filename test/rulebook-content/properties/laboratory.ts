import { Evaluation } from '../../../src/engine/evaluation.ts';
import { compile, type Model, optionNumber } from '../../../src/engine/model.ts';
import { type PriorityFactors, priorityFactors } from '../../../src/engine/priorities.ts';
import { at } from '../../../src/rulebook/at.ts';
import type { Boxes } from '../../../src/rulebook/box.ts';
import type { Condition } from '../../../src/rulebook/condition.ts';
import type { FactId } from '../../../src/rulebook/fact.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';
import { type Knowledge, knowledgeOf, normalise, TRUE, truthOf } from '../../../src/rulebook/normal-form.ts';
import type { OptionId, Rulebook, RuleId } from '../../../src/rulebook/rulebook.ts';
import type { Scope, Setting } from './expectation.ts';

/** What the rules alone make of a profile: no priorities, and nothing that rates the cost from outside. */
export interface State {
  readonly knowledge: Knowledge;
  /** For each option, its weighted sum; the ranking follows their differences. */
  readonly sums: readonly number[];
  readonly excluded: readonly number[];
  readonly totalWeight: number;
  /** The number of the option that is advised; -1 where none fits. */
  readonly winner: number;
}

/** A scope whose conditions are compiled. */
interface CompiledScope {
  readonly where: Boxes;
  readonly unless: Boxes;
}

/** A rulebook compiled together with the scopes of the expectations, so that facts are cut as finely as both ask. */
export class Laboratory {
  readonly model: Model;
  private readonly factors: PriorityFactors;
  private readonly scopes: ReadonlyMap<Scope, CompiledScope>;

  constructor(rulebook: Rulebook, scopes: readonly Scope[]) {
    const { facts, options, rules } = rulebook;
    const own = [...rules, ...options.flatMap(({ patterns }) => patterns)].map(
      (each): Condition => each.when,
    );
    const form = normalise(facts, [...own, ...scopes.flatMap(({ where, unless }) => [where, unless])]);
    this.model = compile(rulebook, form);
    this.factors = priorityFactors(rulebook, new Map());
    const boxes = (place: number) => at(form.conditions, own.length + place);
    this.scopes = new Map(
      scopes.map((scope, index) => [scope, { where: boxes(2 * index), unless: boxes(2 * index + 1) }]),
    );
  }

  option(id: OptionId): number {
    return optionNumber(this.model.rulebook, id);
  }

  evaluation(facts: Facts): Evaluation {
    return new Evaluation(this.model, this.factors, knowledgeOf(this.model.form, facts));
  }

  /** Sets facts to what they are given to be, or to unknown. */
  set(evaluation: Evaluation, settings: readonly (readonly [FactId, Setting])[]): void {
    const { form } = this.model;
    for (const [fact, setting] of settings) {
      const stated = new Map(setting === null ? [] : [[fact, { value: setting }]]);
      const knowledge = knowledgeOf(form, stated);
      for (const variable of form.variablesOfFact.get(fact) ?? [])
        evaluation.set(variable, at(knowledge, variable));
    }
  }

  isWithin(scope: Scope, { knowledge }: State): boolean {
    const { where, unless } = this.scopes.get(scope) ?? { where: [], unless: [] };
    return truthOf(where, knowledge) === TRUE && truthOf(unless, knowledge) !== TRUE;
  }

  /** The rules that fire in one of two profiles and not in the other, as "+rule" or "-rule". */
  ruleChanges(before: Facts, after: Facts): readonly RuleId[] {
    const [from, to] = [this.evaluation(before).truths, this.evaluation(after).truths];
    return this.model.rules.flatMap(({ rule, index }) => {
      const change = Number(to[index] === TRUE) - Number(from[index] === TRUE);
      return change === 0 ? [] : [`${change > 0 ? '+' : '-'}${rule.id}`];
    });
  }
}

export function stateOf(evaluation: Evaluation): State {
  const { excluded, knowledge, sums } = evaluation;
  return {
    knowledge: knowledge.slice(),
    sums: [...sums],
    excluded: [...excluded],
    totalWeight: evaluation.totalWeight(),
    winner: evaluation.winner(),
  };
}
