import { explainRules } from '../../src/index.ts';
import { at } from '../../src/rulebook/at.ts';
import { evaluate, type Outcome, type Truths } from './evaluator.ts';
import { isEstimated, numberOf, type Subject } from './subject.ts';

/** That the impact of each rule is what the lead loses without it, or gains with it. */
export function checkImpacts(subject: Subject): void {
  const { advice, outcome, tally } = subject;
  if (isEstimated(subject) || advice.situation.advice.rated !== 'rules') return;
  const verdict = numberOf(subject.plain, subject.report.verdict.option);
  const pair = pairOf(outcome, verdict);
  for (const [place, { impact, rule, state }] of explainRules(advice, { all: true }).entries()) {
    const expected = state === 'fired' ? lostWithout(subject, place, pair) : gainedWith(subject, place, pair);
    const isSame =
      impact === null || expected === null ? impact === expected : Math.abs(impact - expected) < 1e-6;
    tally.holds(
      'the impact of a rule is what it changes',
      isSame,
      () => `${rule.id} (${state}): ${impact}, recomputed ${expected}`,
    );
  }
}

interface Pair {
  readonly subject: number;
  readonly rival: number;
}

/**
 * The verdict and the best other option; where none fits, the best of those that are not surely excluded, or of all, and
 * where no other is left the best of those.
 */
function pairOf({ excluded, sums }: Outcome, verdict: number): Pair {
  const all = [...sums.keys()];
  const best = (of: readonly number[]) => of.toSorted((a, b) => at(sums, b) - at(sums, a) || a - b)[0] ?? -1;
  const possible = all.filter((option) => !excluded[option]);
  const subject = verdict >= 0 ? verdict : best(possible.length > 0 ? possible : all);
  const others = all.filter((option) => option !== subject);
  const left = others.filter((option) => !excluded[option]);
  return { subject, rival: left.length > 0 ? best(left) : best(others) };
}

function leadIn({ scores }: Outcome, subject: number, rivals: readonly number[]): number {
  const others = rivals.filter((rival) => rival >= 0).map((rival) => at(scores, rival));
  return others.length === 0 ? 0 : at(scores, subject) - Math.max(...others);
}

function withTruth(truths: Truths, rule: number, truth: 'yes' | 'no'): Truths {
  return { ...truths, rules: truths.rules.with(rule, truth) };
}

/** Options that the rule alone keeps out would be rivals without it. */
function lostWithout(
  { factors, outcome, plain, truths }: Subject,
  rule: number,
  { rival, subject }: Pair,
): number {
  const without = evaluate(plain, factors, withTruth(truths, rule, 'no'));
  const freed = [...without.sums.keys()].filter(
    (option) => option !== subject && outcome.excluded[option] && !without.excluded[option],
  );
  return leadIn(outcome, subject, [rival]) - leadIn(without, subject, [rival, ...freed]);
}

/** Null where the rule would exclude the verdict, or every rival that is left. */
function gainedWith(
  { factors, outcome, plain, truths }: Subject,
  rule: number,
  { rival, subject }: Pair,
): number | null {
  const after = evaluate(plain, factors, withTruth(truths, rule, 'yes'));
  const excludes = [...after.sums.keys()].filter(
    (option) => after.excluded[option] && !outcome.excluded[option],
  );
  if (excludes.includes(subject)) return null;
  const left = [...after.sums.keys()].filter((option) => option !== subject && !after.excluded[option]);
  const next = excludes.includes(rival)
    ? left.toSorted((a, b) => at(outcome.sums, b) - at(outcome.sums, a) || a - b)[0]
    : rival;
  return next === undefined ? null : leadIn(after, subject, [next]) - leadIn(outcome, subject, [rival]);
}
