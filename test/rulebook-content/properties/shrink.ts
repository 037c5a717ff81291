import { at } from '../../../src/rulebook/at.ts';
import type { FactId } from '../../../src/rulebook/fact.ts';
import { type Facts, statedFacts } from '../../../src/rulebook/facts.ts';
import type { RuleId } from '../../../src/rulebook/rulebook.ts';
import { type Setting, type StepExpectation, settingText } from './expectation.ts';
import type { Laboratory } from './laboratory.ts';
import { leadOf, lossOf, Subject } from './measure.ts';

/** The fewest facts of a profile with which a step still breaks. */
export interface Example {
  readonly facts: Facts;
  /** The weighted sum by which the option leads the other. */
  readonly before: number;
  readonly after: number;
  /** The rules that come or go in the step. */
  readonly rules: readonly RuleId[];
}

/** Drops the facts of a profile one by one where the step breaks without them. */
export function exampleOf(
  laboratory: Laboratory,
  expectation: StepExpectation,
  from: number,
  profile: Facts,
): Example {
  const { fact, path } = expectation;
  const [option, other] = [laboratory.option(expectation.option), laboratory.option(expectation.other)];
  const ends = [at(path, from), at(path, from + 1)] as const;
  const statesOf = (facts: Facts) => {
    const subject = new Subject(laboratory, facts);
    return [subject.with([[fact, ends[0]]]), subject.with([[fact, ends[1]]])] as const;
  };
  const breaks = (facts: Facts) => {
    const states = statesOf(facts);
    const applies = states.every((state) => laboratory.isWithin(expectation, state));
    return applies && lossOf(...states, option, other) > 0;
  };
  const facts = fewest(without(profile, fact), breaks);
  const [before, after] = statesOf(facts);
  return {
    facts,
    before: leadOf(before, option, other),
    after: leadOf(after, option, other),
    rules: laboratory.ruleChanges(stating(facts, fact, ends[0]), stating(facts, fact, ends[1])),
  };
}

/** Those facts of a profile without which a statement about it no longer holds. */
export function fewest(profile: Facts, holds: (facts: Facts) => boolean): Facts {
  let facts = profile;
  for (const id of profile.keys()) {
    const fewer = without(facts, id);
    if (holds(fewer)) facts = fewer;
  }
  return facts;
}

export function factsText(facts: Facts): string {
  const parts = Array.from(facts, ([id, { value }]) => `${id}=${settingText(value)}`);
  return parts.length === 0 ? '(nothing else known)' : parts.join(' ');
}

function without(facts: Facts, id: FactId): Facts {
  return new Map([...facts].filter(([each]) => each !== id));
}

function stating(facts: Facts, id: FactId, setting: Setting): Facts {
  return setting === null ? facts : new Map([...facts, ...statedFacts([[id, setting]])]);
}
