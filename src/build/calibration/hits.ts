import type { DocumentedDecision } from '../../decisions/documented-decision.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';
import type { Judged } from './judged.ts';

/** An answer to a documented decision: options from first to last. None is a miss. */
export interface Answer {
  readonly decision: DocumentedDecision;
  readonly ranking: readonly OptionId[];
}

/** How often answers are what was done. */
export interface Hits {
  readonly count: number;
  /** The first option was chosen. */
  readonly exact: number;
  /** It was chosen, or the account would support it as well. */
  readonly defensible: number;
  /** One of the first two options was chosen. */
  readonly firstTwo: number;
}

export function hitsOf(answers: readonly Answer[]): Hits {
  return {
    count: answers.length,
    exact: countOf(answers, isExact),
    defensible: countOf(answers, isDefensible),
    firstTwo: countOf(answers, (each) => isExact(each) || isSecond(each)),
  };
}

export function isExact({ decision, ranking }: Answer): boolean {
  return ranking[0] === decision.chosen;
}

export function isSecond({ decision, ranking }: Answer): boolean {
  return ranking[1] === decision.chosen;
}

export function isDefensible(answer: Answer): boolean {
  const { decision, ranking } = answer;
  return isExact(answer) || decision.defensible.some((option) => option === ranking[0]);
}

export function countOf<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length;
}

/** What tells of a change of the rulebook before any verdict turns. */
export interface Distance {
  readonly meanRank: number;
  readonly meanBehind: number;
  /** How often what was chosen is excluded. */
  readonly excluded: number;
}

export function distanceOf(judged: readonly Judged[]): Distance {
  const mean = (of: (each: Judged) => number) =>
    judged.reduce((sum, each) => sum + of(each), 0) / judged.length;
  return {
    meanRank: mean(({ rank }) => rank),
    meanBehind: mean(({ behind }) => behind),
    excluded: countOf(judged, ({ decision, ranking }) => !ranking.includes(decision.chosen)),
  };
}
