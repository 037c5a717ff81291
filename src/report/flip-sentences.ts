import type { FactChange } from '../engine/fact-changes.ts';
import type { Flip } from '../engine/flips.ts';
import { listed, lowerFirst } from '../yaml/phrases.ts';
import { factTitle, valueWords } from './fact-words.ts';
import type { Report } from './report.ts';
import { flipOutcome, flipSentence } from './sentences.ts';

/** Whether somebody may want it: the team can choose it, and something fits then. */
export function isProposal({ changeable, to }: Flip): boolean {
  return changeable && to.kind === 'fits';
}

/** A number that becomes so many times as large, or as small, makes another project of it. */
const FAR = 100;

/** Whether a flip goes so far that nobody need hear of it. */
export function isFar({ changes }: Flip): boolean {
  return changes.some(({ from, to }) => {
    if (typeof from !== 'number' || typeof to !== 'number') return false;
    return Math.max(from, to) > FAR * Math.min(from, to);
  });
}

/** A flip in a sentence of its own: as what the team could choose, or as what may happen to it. */
export function flipText(report: Report, flip: Flip): string {
  if (!isProposal(flip)) return `If ${flipSentence(report, flip)}.`;
  const changes = flip.changes.map((change) => choiceText(report, change));
  return `You could change ${listed(changes)}: then ${flipOutcome(report, flip)}.`;
}

/** A demand that shrinks is no gain, so that is said. */
function choiceText(report: Report, { fact, to }: FactChange): string {
  const words = lowerFirst(valueWords(report, fact, to));
  const less = report.dictionary.get(fact)?.changeable === 'down' ? ' (it asks for less)' : '';
  return `${lowerFirst(factTitle(report, fact))} to ${typeof to === 'number' ? words : `"${words}"`}${less}`;
}
