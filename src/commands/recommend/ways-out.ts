import { optionOf } from '../../engine/advice.ts';
import type { Flip } from '../../engine/flips.ts';
import type { Recommendation } from '../../report/report.ts';
import { capital, flipSentence } from '../../report/sentences.ts';

/** Where nothing fits, what the team can change so that something does. */
export function waysOut(report: Recommendation): readonly string[] {
  if (optionOf(report.verdict) !== null) return [];
  return changesInOrder(report.flips.filter((flip) => flip.changeable)).map((flip) => sentence(report, flip));
}

/** When to look at the verdict again. */
export function revisits(report: Recommendation): readonly string[] {
  const fits = optionOf(report.verdict) !== null;
  const flips = fits ? report.flips : report.flips.filter((flip) => !flip.changeable);
  return changesInOrder(flips).map((flip) => sentence(report, flip));
}

function sentence(report: Recommendation, flip: Flip): string {
  return `${capital(flipSentence(report, flip))}.`;
}

/** Numbers and what the team can change first: those are what somebody can watch. Of several changes of the same facts, the first one. */
export function changesInOrder(flips: readonly Flip[]): readonly Flip[] {
  const isNumber = (flip: Flip) => flip.changes.some((change) => typeof change.to === 'number');
  const rank = (flip: Flip) => (isNumber(flip) ? 0 : flip.changeable ? 1 : 2) + flip.changes.length * 3;
  const seen = new Set<string>();
  return flips
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((flip) => {
      const facts = flip.changes.map((change) => change.fact).join();
      return !seen.has(facts) && seen.add(facts);
    });
}
