import type { Facts } from '../../../src/rulebook/facts.ts';
import { exceptionOf } from './exceptions.ts';
import type { Laboratory } from './laboratory.ts';
import type { NeverResult, Results, StepResult } from './measure.ts';
import { factsText, fewest } from './shrink.ts';
import { isAnyAdvised, ruleChanges, tried } from './step.ts';
import { leadOf, Subject } from './subject.ts';

/** What breaks, the most often first, each with the smallest profile that shows it. */
export function table(laboratory: Laboratory, { steps, never }: Results): string {
  const broken = steps.filter((each) => each.broken > 0).toSorted((a, b) => b.broken - a.broken);
  const advised = never.filter((each) => each.broken > 0);
  const known = broken.filter((each) => exceptionOf(each.step) !== null).length;
  return [
    `${broken.length} of ${steps.length} steps break, ${known} of them known; ${advised.length} of ${never.length} verdicts that must not be are.`,
    ...broken.map((each) => stepText(laboratory, each)),
    ...advised.map((each) => neverText(laboratory, each)),
    '',
  ].join('\n\n');
}

function stepText(laboratory: Laboratory, result: StepResult): string {
  const { applies, broken, inPlay, step, verdictLost, worst } = result;
  const { fact, name, option, other } = step.expectation;
  const exception = exceptionOf(step);
  return [
    `${name}: ${option} over ${other}, ${fact} ${step.text}`,
    `  ${broken} of ${applies} (${inPlay} with both in play, ${verdictLost} verdicts lost), worst ${worst.toFixed(1)} points`,
    ...(exception === null ? [] : [`  known, at most ${exception.atMost}: ${exception.reason}`]),
    ...exampleText(laboratory, result),
  ].join('\n');
}

function exampleText(laboratory: Laboratory, { step, worstProfile }: StepResult): readonly string[] {
  const trialOn = (facts: Facts) => tried(laboratory, step, new Subject(laboratory, facts));
  if (worstProfile === null) return [];
  const facts = fewest(worstProfile, (fewer) => (trialOn(fewer)?.loss ?? 0) > 0);
  const trial = trialOn(facts);
  if (trial === null) return [];
  const leads = [trial.before, trial.after].map((state) => leadOf(state, step.option, step.other).toFixed(2));
  return [
    `  ${factsText(facts)}: lead ${leads.join(' -> ')}`,
    `  ${ruleChanges(laboratory, trial).join(' ')}`,
  ];
}

function neverText(laboratory: Laboratory, { applies, broken, example, expectation }: NeverResult): string {
  const isShown = (facts: Facts) =>
    isAnyAdvised(laboratory, expectation, new Subject(laboratory, facts)) === true;
  const facts = fewest(example ?? new Map(), isShown);
  return `${expectation.name}: ${expectation.never.join(' or ')} advised\n  ${broken} of ${applies}\n  ${factsText(facts)}`;
}
