import { at } from '../../../src/rulebook/at.ts';
import type { RuleId } from '../../../src/rulebook/rulebook.ts';
import { type NeverExpectation, type StepExpectation, settingText } from './expectation.ts';
import type { Laboratory, Placed } from './laboratory.ts';
import { lossOf, type State, type Subject } from './subject.ts';

/** One step along the path of an expectation. */
export interface Step {
  readonly expectation: StepExpectation;
  /** Such as "low -> medium". */
  readonly text: string;
  readonly option: number;
  readonly other: number;
  readonly from: Placed;
  readonly to: Placed;
}

/** A step taken on a profile. */
export interface Trial {
  readonly before: State;
  readonly after: State;
  /** In points of score; 0 where the expectation holds. */
  readonly loss: number;
}

export function stepsOf(laboratory: Laboratory, expectation: StepExpectation): readonly Step[] {
  const { fact, path, option, other } = expectation;
  return path.slice(1).map((to, index) => ({
    expectation,
    text: `${settingText(at(path, index))} -> ${settingText(to)}`,
    option: laboratory.option(option),
    other: laboratory.option(other),
    from: laboratory.placed([[fact, at(path, index)]]),
    to: laboratory.placed([[fact, to]]),
  }));
}

/** Takes a step on a profile; null where the expectation does not speak of it. */
export function tried(laboratory: Laboratory, step: Step, subject: Subject): Trial | null {
  const { expectation, from, option, other, to } = step;
  const [before, after] = [subject.with(from), subject.with(to)];
  if (!laboratory.isWithin(expectation, before.knowledge)) return null;
  if (!laboratory.isWithin(expectation, after.knowledge)) return null;
  return { before, after, loss: lossOf(before, after, option, other) };
}

/** Whether what must not be advised is, on a profile; null where the expectation does not speak of it. */
export function isAnyAdvised(
  laboratory: Laboratory,
  expectation: NeverExpectation,
  subject: Subject,
): boolean | null {
  const { knowledge, winner } = subject.with(laboratory.placed(expectation.given));
  if (!laboratory.isWithin(expectation, knowledge)) return null;
  return expectation.never.some((id) => laboratory.option(id) === winner);
}

/** The rules that fire after a trial and not before, as "+rule", and those that no longer do, as "-rule". */
export function ruleChanges({ model }: Laboratory, { before, after }: Trial): readonly RuleId[] {
  return model.rules.flatMap(({ rule, index }) => {
    const change = Number(after.fires[index]) - Number(before.fires[index]);
    return change === 0 ? [] : [`${change > 0 ? '+' : '-'}${rule.id}`];
  });
}
