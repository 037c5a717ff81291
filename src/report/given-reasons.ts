import { optionOf } from '../engine/advice.ts';
import type { LowRating } from '../engine/low-ratings.ts';
import type { Reason } from '../engine/reasons.ts';
import type { Speaks } from '../engine/speaks.ts';
import { groundsOf } from './grounds.ts';
import { netReasons, type SpokenReason } from './net-reasons.ts';
import type { Recommendation } from './report.ts';

type Reasoned = Pick<Recommendation, 'verdict' | 'reasons' | 'lowRatings'>;

/** The reasons that people read, none of them twice. */
export interface GivenReasons {
  /** What speaks for the verdict, then what speaks against the runner-up. */
  readonly why: readonly SpokenReason[];
  /** Where the verdict is rated as low as can be. */
  readonly lowest: readonly LowRating[];
  /** What else speaks against the verdict, then what speaks for the runner-up. */
  readonly against: readonly Reason[];
}

/** How many are given, and how many of those may speak of the runner-up; low ratings are given all. */
export interface ReasonLimits {
  readonly why: Limit;
  readonly against: Limit;
}

interface Limit {
  readonly all: number;
  readonly ofRunnerUp: number;
}

/** As many as fit on a page. */
export const FIRST_REASONS: ReasonLimits = {
  why: { all: 5, ofRunnerUp: 2 },
  against: { all: 2, ofRunnerUp: 1 },
};

/**
 * The strongest reasons. What excludes an option is told as that, so not among those for the verdict again; likewise what a
 * low rating names.
 */
export function givenReasons(report: Reasoned, limits: ReasonLimits): GivenReasons {
  const verdict = optionOf(report.verdict);
  const lowest = report.lowRatings.filter((low) => low.isLowest);
  const named = lowest.flatMap(({ reasons }) => reasons);
  const low = unsaid(
    report.lowRatings.flatMap(({ isLowest, reasons }) => (isLowest ? [] : reasons)),
    named,
  );
  const others = unsaid(netReasons(report), [...named, ...low]);
  const about = (how: Speaks['how'], ofVerdict: boolean) =>
    others.filter(({ speaks }) => speaks.how === how && (speaks.option === verdict) === ofVerdict);
  const left = Math.max(0, limits.against.all - lowest.length - low.length);
  return {
    why: strongest(
      about('for', true).filter(doesNotExclude),
      about('against', false).filter(doesNotExclude),
      limits.why,
    ),
    lowest,
    against: [
      ...low,
      ...strongest(about('against', true), about('for', false), { ...limits.against, all: left }),
    ],
  };
}

/** The strongest of two lists, those of the verdict first. */
function strongest(
  ofVerdict: readonly SpokenReason[],
  ofRunnerUp: readonly SpokenReason[],
  limit: Limit,
): readonly SpokenReason[] {
  const either = [...ofVerdict, ...ofRunnerUp.slice(0, limit.ofRunnerUp)];
  const kept = either.toSorted((a, b) => b.speaks.points - a.speaks.points).slice(0, limit.all);
  return either.filter((each) => kept.includes(each));
}

/** Those whose words are not among some others, each of them once. */
function unsaid<R extends Reason>(reasons: readonly R[], said: readonly Reason[]): readonly R[] {
  const words = new Set(said.map(wordsOf));
  return reasons.filter((reason) => !words.has(wordsOf(reason)) && words.add(wordsOf(reason)));
}

function wordsOf(reason: Reason): string {
  return groundsOf(reason).because;
}

function doesNotExclude(reason: Reason): boolean {
  return reason.of !== 'rule' || reason.rule.exclude.length === 0;
}
