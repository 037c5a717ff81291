import { MAX_RATING } from '../../../src/engine/score.ts';
import { at } from '../../../src/rulebook/at.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';
import {
  type Expectations,
  type NeverExpectation,
  type StepExpectation,
  settingText,
} from './expectation.ts';
import { type Laboratory, type State, stateOf } from './laboratory.ts';

/** Weights and ratings are quarters, whose sums are exact; rules may have finer ones. */
const ROUNDING = 1e-9;

/** One step of a path, on all profiles. */
export interface StepResult {
  readonly expectation: StepExpectation;
  /** The place on the path from which it starts. */
  readonly from: number;
  readonly step: string;
  /** On how many profiles it was looked at, and on how many it broke. */
  applies: number;
  broken: number;
  /** Among those that broke: neither option is excluded; the option wins before and not after. */
  inPlay: number;
  verdictLost: number;
  /** The greatest loss, in points of score, and where; Infinity where it is excluded or the other comes back. */
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

/** Looks at every expectation on every profile to which it applies. */
export function measure(
  laboratory: Laboratory,
  expectations: Expectations,
  profiles: readonly Facts[],
): Results {
  const steps = expectations.steps.flatMap(resultsOf);
  const never = expectations.never.map(
    (expectation): NeverResult => ({ expectation, applies: 0, broken: 0, example: null }),
  );
  for (const profile of profiles) {
    const subject = new Subject(laboratory, profile);
    for (const result of steps) countStep(laboratory, subject, result);
    for (const result of never) countNever(laboratory, subject, result);
  }
  return { steps, never };
}

function resultsOf(expectation: StepExpectation): readonly StepResult[] {
  const { path } = expectation;
  return path.slice(1).map((to, from) => ({
    expectation,
    from,
    step: `${settingText(at(path, from))} -> ${settingText(to)}`,
    applies: 0,
    broken: 0,
    inPlay: 0,
    verdictLost: 0,
    worst: 0,
    worstProfile: null,
  }));
}

function countStep(laboratory: Laboratory, subject: Subject, result: StepResult): void {
  const { expectation, from } = result;
  const { fact, path } = expectation;
  const [before, after] = [from, from + 1].map((place) => subject.with([[fact, at(path, place)]]));
  if (before === undefined || after === undefined) return;
  if (![before, after].every((state) => laboratory.isWithin(expectation, state))) return;
  result.applies++;
  const [option, other] = [laboratory.option(expectation.option), laboratory.option(expectation.other)];
  const loss = lossOf(before, after, option, other);
  if (loss === 0) return;
  const isOut = [before, after].some(({ excluded }) => excluded[option] === 1 || excluded[other] === 1);
  result.broken++;
  if (!isOut) result.inPlay++;
  if (before.winner === option && after.winner !== option) result.verdictLost++;
  if (loss <= result.worst) return;
  result.worst = loss;
  result.worstProfile = subject.profile;
}

function countNever(laboratory: Laboratory, subject: Subject, result: NeverResult): void {
  const { expectation } = result;
  const state = subject.with(expectation.given);
  if (!laboratory.isWithin(expectation, state)) return;
  result.applies++;
  if (!expectation.never.some((id) => laboratory.option(id) === state.winner)) return;
  result.broken++;
  if (subject.profile.size < (result.example?.size ?? Number.POSITIVE_INFINITY))
    result.example = subject.profile;
}

/** How many points of score an option loses against another; 0 where it does not. */
export function lossOf(before: State, after: State, option: number, other: number): number {
  const isOut = ({ excluded }: State, each: number) => excluded[each] === 1;
  if (isOut(after, option) && !isOut(before, option)) return Number.POSITIVE_INFINITY;
  if (isOut(before, other) && !isOut(after, other)) return Number.POSITIVE_INFINITY;
  const lost = leadOf(before, option, other) - leadOf(after, option, other);
  return lost <= ROUNDING ? 0 : (lost / after.totalWeight) * (100 / (2 * MAX_RATING));
}

export function leadOf({ sums }: State, option: number, other: number): number {
  return at(sums, option) - at(sums, other);
}

/** A profile, and what becomes of it where some of its facts are set otherwise. */
export class Subject {
  readonly profile: Facts;
  private readonly laboratory: Laboratory;
  private readonly evaluation;
  private readonly states = new Map<string, State>();

  constructor(laboratory: Laboratory, profile: Facts) {
    this.laboratory = laboratory;
    this.profile = profile;
    this.evaluation = laboratory.evaluation(profile);
  }

  with(settings: Parameters<Laboratory['set']>[1]): State {
    const key = JSON.stringify(settings);
    const known = this.states.get(key);
    if (known !== undefined) return known;
    this.laboratory.set(this.evaluation, settings);
    const state = stateOf(this.evaluation);
    this.laboratory.set(
      this.evaluation,
      settings.map(([fact]) => [fact, this.profile.get(fact)?.value ?? null]),
    );
    this.states.set(key, state);
    return state;
  }
}
