import type { Scale } from '../rulebook/rulebook.ts';
import { ratingAt } from '../rulebook/scale.ts';
import type { CompiledRule } from './compiled.ts';
import type { Amount } from './estimator.ts';
import { type Model, ratingIndex } from './model.ts';
import { MAX_RATING } from './score.ts';

/** A rating that somebody else works out: -5 to 5, low ≤ likely ≤ high. */
export interface OutsideRating {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** For each option something about it; null where there is nothing. */
export type ByOption<T> = readonly (T | null)[];

/** A rating that may be anything: more than any rule can take back. */
export const ANYTHING = 1000;

/**
 * For each option with an amount its rating by a scale. The range is sound where the amounts move independently of each
 * other: an option is worst where it is at its high and all others at their lows.
 */
export function ratingsBy(scale: Scale, amounts: ByOption<Amount>): ByOption<OutsideRating> {
  const rate = (mine: number, least: number) => ratingAt(scale, ratioOf(scale, mine, least));
  const likely = leastOf(amounts.map((each) => each?.likely ?? null));
  return amounts.map((amount, option) => {
    if (amount === null) return null;
    const others = amounts.filter((_, other) => other !== option);
    return {
      low: rate(amount.high, leastOf(others.map((each) => each?.low ?? null))),
      likely: rate(amount.likely, likely),
      high: rate(amount.low, leastOf(others.map((each) => each?.high ?? null))),
    };
  });
}

/** The ratings of single amounts, one for each option that has one. */
export function ratingsOfPoints(scale: Scale, amounts: ByOption<number>): ByOption<number> {
  const least = leastOf(amounts);
  return amounts.map((mine) => (mine === null ? null : ratingAt(scale, ratioOf(scale, mine, least))));
}

function leastOf(amounts: ByOption<number>): number {
  return amounts.reduce<number>((least, each) => Math.min(least, each ?? least), Number.POSITIVE_INFINITY);
}

/** How many times the least it is; 1 where it is the least itself. */
function ratioOf({ floor }: Scale, mine: number, least: number): number {
  return least >= mine ? 1 : (mine + floor) / (least + floor);
}

/** What somebody outside says of the options. */
export interface Outside {
  /** By criterion, ratings in place of those of the rulebook and its rules; options without one keep theirs. */
  readonly ratings: ReadonlyMap<number, ByOption<OutsideRating>>;
  /** What rules rate for now, though a figure might bring any rating. */
  readonly mayBeAnything: readonly { readonly criterion: number; readonly option: number }[];
  /** For each option 1 where a limit excludes it, or may; and where that may be lifted again. */
  readonly exclusions: readonly number[];
  readonly threats: readonly number[];
  readonly liftable: readonly number[];
}

/**
 * The model with what is said outside. The likely ratings count in the point estimate and in completions; no verdict is
 * settled that another value between low and high, or a limit that may exclude, would change.
 */
export function withOutside(
  model: Model,
  { ratings, mayBeAnything, exclusions, threats, liftable }: Outside,
  silence: Silence,
): Model {
  const points = model.base.points.slice();
  const rise = model.base.rise.slice();
  const fall = model.base.fall.slice();
  const outside = new Set<number>();
  const place = (option: number, criterion: number) =>
    model.criterionCount + ratingIndex(model, option, criterion);
  for (const [criterion, byOption] of ratings) {
    for (const [option, rating] of byOption.entries()) {
      if (rating === null) continue;
      const at = place(option, criterion);
      points[at] = rating.likely;
      rise[at] = rating.high - rating.likely;
      fall[at] = rating.low - rating.likely;
      outside.add(at);
    }
  }
  for (const { criterion, option } of mayBeAnything) {
    rise[place(option, criterion)] = ANYTHING;
    fall[place(option, criterion)] = -ANYTHING;
  }
  const isOpen = [...rise, ...fall, ...threats, ...liftable].some((each) => each !== 0);
  return {
    ...model,
    ...silence(outside),
    base: { points, rise, fall, outside, exclusions, threats, liftable, isOpen },
  };
}

/** Rules without their effects on some ratings. */
type Silence = (outside: ReadonlySet<number>) => Pick<Model, 'rules' | 'conditions'>;

/** Takes the effects on ratings from outside away from the rules of a model: once for the same ratings. */
export function silenceIn(model: Model): Silence {
  const known = new Map<string, ReturnType<Silence>>();
  return (outside) => {
    if (outside.size === 0) return model;
    const key = [...outside].join();
    const made = known.get(key) ?? silencedRules(model, outside);
    known.set(key, made);
    return made;
  };
}

function silencedRules({ conditions, rules }: Model, outside: ReadonlySet<number>): ReturnType<Silence> {
  const silent = rules.map((rule) => silenced(rule, outside));
  return { rules: silent, conditions: [...silent, ...conditions.slice(rules.length)] };
}

/** The model with other likely ratings from outside, as if nothing else were possible. */
export function withPoints(model: Model, ratings: ReadonlyMap<number, ByOption<number>>): Model {
  const points = model.base.points.slice();
  for (const [criterion, byOption] of ratings)
    for (const [option, rating] of byOption.entries())
      if (rating !== null) points[model.criterionCount + ratingIndex(model, option, criterion)] = rating;
  return { ...model, base: { ...model.base, points } };
}

function silenced(rule: CompiledRule, outside: ReadonlySet<number>): CompiledRule {
  return rule.effects.some(({ at }) => outside.has(at))
    ? { ...rule, effects: rule.effects.filter(({ at }) => !outside.has(at)) }
    : rule;
}

/** The whole range that a rating can have, around one. */
export function anyRating({ likely }: OutsideRating): OutsideRating {
  return { low: -MAX_RATING, likely, high: MAX_RATING };
}

/** The model in which an exclusion that may be lifted is one that only may come. */
export function withLifted(model: Model): Model {
  const { exclusions, liftable, threats } = model.base;
  if (!liftable.includes(1)) return model;
  return {
    ...model,
    base: {
      ...model.base,
      exclusions: exclusions.map((excluded, option) => (liftable[option] === 1 ? 0 : excluded)),
      threats: threats.map((threat, option) => (liftable[option] === 1 ? 1 : threat)),
      liftable: liftable.map(() => 0),
    },
  };
}

/** Something about each option by its number. */
export function byOption<T>({ rulebook }: Model, values: ReadonlyMap<string, T>): ByOption<T> {
  return rulebook.options.map(({ id }) => values.get(id) ?? null);
}
