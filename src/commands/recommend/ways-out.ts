import { optionOf } from '../../engine/advice.ts';
import type { Flip } from '../../engine/flips.ts';
import { flipText, isFar, isProposal } from '../../report/flip-sentences.ts';
import type { Recommendation } from '../../report/report.ts';
import { flipSentence } from '../../report/sentences.ts';
import { capital } from '../../yaml/phrases.ts';

/** Where nothing fits, what the team can change so that something does. */
export function waysOut(report: Recommendation): readonly string[] {
  return optionOf(report.verdict) === null ? choices(report) : [];
}

/** Where something fits, what the team can change so that something else fits better. */
export function alternatives(report: Recommendation): readonly string[] {
  return optionOf(report.verdict) === null ? [] : choices(report);
}

function choices(report: Recommendation): readonly string[] {
  return changesInOrder(report.flips.filter(isProposal)).map((flip) => flipText(report, flip));
}

/** When to look at the verdict again: what may happen, and nobody would propose. */
export function revisits(report: Recommendation): readonly string[] {
  const flips = report.flips.filter((flip) => !isProposal(flip));
  return changesInOrder(flips).map((flip) => `${capital(flipSentence(report, flip))}.`);
}

/** Single changes and numbers first: those are what somebody can watch. Of several changes of the same facts, the first one. */
export function changesInOrder(flips: readonly Flip[]): readonly Flip[] {
  const isNumber = (flip: Flip) => flip.changes.some((change) => typeof change.to === 'number');
  const rank = (flip: Flip) => (isNumber(flip) ? 0 : 1) + flip.changes.length * 2;
  const seen = new Set<string>();
  return flips
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((flip) => {
      if (isFar(flip)) return false;
      const facts = flip.changes.map((change) => change.fact).join();
      return !seen.has(facts) && seen.add(facts);
    });
}
