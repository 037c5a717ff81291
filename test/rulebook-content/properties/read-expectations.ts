import { z } from 'zod';
import type { Condition } from '../../../src/rulebook/condition.ts';
import type { Fact, FactId } from '../../../src/rulebook/fact.ts';
import { canHold } from '../../../src/rulebook/fact-value.ts';
import { readCondition } from '../../../src/rulebook/read-condition.ts';
import { type Rulebook, vocabularyOf } from '../../../src/rulebook/rulebook.ts';
import type { Problem } from '../../../src/yaml/problem.ts';
import { child, itemsOf, plain, type Tree } from '../../../src/yaml/tree.ts';
import type { Expectations, NeverExpectation, Scope, Setting, StepExpectation } from './expectation.ts';

const value = z.union([z.string(), z.boolean(), z.array(z.string())]);
const scope = z.union([z.strictObject({ where: z.unknown() }), z.strictObject({ unless: z.unknown() })]);
const path = z.union([z.enum(['rising', 'falling']), z.array(value).min(2)]);
const some = z.union([z.string(), z.array(z.string()).min(1)]);
const form = z.strictObject({
  steps: z.array(z.tuple([z.string(), z.string(), path, z.string(), some], scope)),
  never: z.array(z.tuple([z.string(), z.record(z.string(), value), some], scope)),
});

/**
 * The table of expectations, checked against the rulebook whose facts and options it names.
 * @throws Error where it names something else.
 */
export function readExpectations(tree: Tree, rulebook: Rulebook): Expectations {
  const table = form.parse(plain(tree));
  const reader = new Reader(rulebook);
  const [steps, never] = ['steps', 'never'].map((key) => itemsOf(child(tree, key)));
  return {
    steps: table.steps.flatMap((row, index) => reader.step(row, itemsOf(steps?.[index]).slice(5))),
    never: table.never.map((row, index) => reader.never(row, itemsOf(never?.[index]).slice(3))),
  };
}

type Table = z.infer<typeof form>;

class Reader {
  private readonly facts: ReadonlyMap<FactId, Fact>;
  private readonly options: readonly string[];

  constructor(rulebook: Rulebook) {
    this.facts = vocabularyOf(rulebook);
    this.options = rulebook.options.map(({ id }) => id);
  }

  /** One expectation for each of the others. */
  step(
    [name, id, course, option, others]: Table['steps'][number],
    scopes: readonly Tree[],
  ): readonly StepExpectation[] {
    const fact = this.fact(id);
    const path = Array.isArray(course)
      ? course.map((setting) => (setting === 'unknown' ? null : setting))
      : courseOf(fact, course);
    for (const setting of path) this.check(fact, setting);
    this.checkOptions([option, ...[others].flat()]);
    const scope = this.scope(scopes);
    return [others].flat().map((other) => ({ name, fact: id, path, option, other, ...scope }));
  }

  never([name, facts, never]: Table['never'][number], scopes: readonly Tree[]): NeverExpectation {
    const given = Object.entries(facts);
    for (const [id, value] of given) this.check(this.fact(id), value);
    this.checkOptions([never].flat());
    return { name, given, never: [never].flat(), ...this.scope(scopes) };
  }

  private scope(trees: readonly Tree[]): Scope {
    const conditions = (key: string) => trees.flatMap((tree) => child(tree, key) ?? []);
    const of = (key: string) => conditions(key).map((tree) => this.condition(tree));
    return { where: { kind: 'all', of: of('where') }, unless: { kind: 'any', of: of('unless') } };
  }

  private condition(tree: Tree): Condition {
    const problems: Problem[] = [];
    const condition = readCondition(tree, this.facts, problems);
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    return condition;
  }

  private fact(id: FactId): Fact {
    const fact = this.facts.get(id);
    if (fact === undefined) throw new Error(`There is no fact "${id}".`);
    return fact;
  }

  private check(fact: Fact, setting: Setting): void {
    if (setting !== null && !canHold(fact, setting))
      throw new Error(`${fact.id} cannot be ${String(setting)}.`);
  }

  private checkOptions(ids: readonly string[]): void {
    for (const id of ids) if (!this.options.includes(id)) throw new Error(`There is no option "${id}".`);
  }
}

function courseOf(fact: Fact, course: 'rising' | 'falling'): readonly Setting[] {
  const isRising = course === 'rising';
  if (fact.type === 'boolean') return isRising ? [false, true] : [true, false];
  if (fact.type !== 'enum' || !fact.ordered) throw new Error(`${fact.id} has no order to go by.`);
  const values = fact.values.map(({ id }) => id);
  return isRising ? values : values.toReversed();
}
