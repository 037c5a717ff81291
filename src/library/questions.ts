import { type Certainty, certaintyOf as engineCertainty } from '../engine/certainty.ts';
import { explainRules as engineRules, type RuleExplanation } from '../engine/explain.ts';
import { flipsOf as engineFlips, type Flips } from '../engine/flips.ts';
import { openFactsOf as engineOpenFacts, type OpenFact } from '../engine/open-facts.ts';
import { pendingOf } from '../engine/pending.ts';
import { reasonsOf as engineReasons, type Reason } from '../engine/reasons.ts';
import { whyNot as engineWhyNot, type WhyNot } from '../engine/why-not.ts';
import { type Grounds, groundsOf } from '../report/grounds.ts';
import { reasonText } from '../report/sentences.ts';
import type { Advice } from './advice.ts';

/** How sure a verdict is: a word, and the shares of weightings and of answers, 0 to 1, in which it is first. */
export function certaintyOf(advice: Advice): Certainty {
  const found = advice.situation.advice;
  return engineCertainty(found, pendingOf(found));
}

/** A reason, with what it rests on, and in a sentence that also says of whom it speaks where that is not the verdict. */
export type GivenReason = Reason & Grounds & { readonly sentence: string };

/**
 * Why the verdict is what it is: the rules that acted and the ratings of the options, those with the greatest impact on
 * the lead first. An impact, in points of score, is positive where it speaks for the verdict.
 */
export function reasonsOf(advice: Advice): readonly GivenReason[] {
  const { profile, situation, verdict } = advice;
  const { options } = profile.rulebook.rulebook;
  return engineReasons(situation.advice).map((reason) => {
    const { because, claims, basis } = groundsOf(reason);
    return { ...reason, because, claims, basis, sentence: reasonText({ options, verdict }, reason) };
  });
}

/**
 * The unknown facts that can still change the verdict, the most decisive first: all of them, or only as many as are
 * wanted, which takes a fraction of the time. None where the verdict is settled.
 */
export function openFactsOf(advice: Advice, most?: number): readonly OpenFact[] {
  return engineOpenFacts(advice.situation.advice, most);
}

/**
 * The smallest changes of what is known that lead to another verdict, those that the team can make first: single ones
 * and, unless `most` is 1, pairs for verdicts that no single one leads to.
 */
export function flipsOf(advice: Advice, most: 1 | 2 = 2): Flips {
  return engineFlips(advice.situation.advice, most);
}

/** What each rule met and what it did to the lead, in rulebook order; those that did not fire only with `all`. */
export function explainRules(
  advice: Advice,
  options: { readonly all?: boolean } = {},
): readonly RuleExplanation[] {
  return engineRules(
    advice.situation.advice,
    (_rule, state) => options.all === true || state !== 'not-fired',
  );
}

/** Why each other option did not win, in rulebook order. */
export function whyNot(advice: Advice): readonly WhyNot[] {
  return engineWhyNot(advice.situation.advice);
}
