import type { Facts } from '../../../src/rulebook/facts.ts';
import type { Expectations, NeverExpectation } from './expectation.ts';
import type { Laboratory } from './laboratory.ts';
import { isAnyAdvised, type Step, stepsOf, type Trial, tried } from './step.ts';
import { Subject } from './subject.ts';

/** One step, on all profiles. */
export interface StepResult {
  readonly step: Step;
  /** On how many profiles it was looked at, and on how many it broke. */
  applies: number;
  broken: number;
  /** Among those that broke: neither option is excluded; the option wins before and not after. */
  inPlay: number;
  verdictLost: number;
  /** The greatest loss, in points of score, and where; Infinity where one drops out or the other comes back. */
  worst: number;
  worstProfile: Facts | null;
}

export interface NeverResult {
  readonly expectation: NeverExpectation;
  applies: number;
  broken: number;
  example: Facts | null;
}

export interface Results {
  readonly steps: readonly StepResult[];
  readonly never: readonly NeverResult[];
}

const nothing = { applies: 0, broken: 0 } as const;
const noStep = { ...nothing, inPlay: 0, verdictLost: 0, worst: 0, worstProfile: null } as const;

/** Looks at every expectation on every profile of which it speaks. */
export function measure(
  laboratory: Laboratory,
  expectations: Expectations,
  profiles: readonly Facts[],
): Results {
  const steps = expectations.steps
    .flatMap((each) => stepsOf(laboratory, each))
    .map((step): StepResult => ({ step, ...noStep }));
  const never = expectations.never.map(
    (expectation): NeverResult => ({ expectation, ...nothing, example: null }),
  );
  for (const profile of profiles) {
    const subject = new Subject(laboratory, profile);
    for (const result of steps) countStep(result, tried(laboratory, result.step, subject), profile);
    for (const result of never)
      countNever(result, isAnyAdvised(laboratory, result.expectation, subject), profile);
  }
  return { steps, never };
}

function countStep(result: StepResult, trial: Trial | null, profile: Facts): void {
  if (trial === null) return;
  result.applies++;
  const { before, after, loss } = trial;
  if (loss === 0) return;
  const { option, other } = result.step;
  const isOut = [before, after].some(({ excluded }) => excluded[option] === 1 || excluded[other] === 1);
  result.broken++;
  if (!isOut) result.inPlay++;
  if (before.winner === option && after.winner !== option) result.verdictLost++;
  if (loss <= result.worst) return;
  result.worst = loss;
  result.worstProfile = profile;
}

function countNever(result: NeverResult, isAdvised: boolean | null, profile: Facts): void {
  if (isAdvised === null) return;
  result.applies++;
  if (!isAdvised) return;
  result.broken++;
  result.example ??= profile;
}
