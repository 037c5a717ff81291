import { optionOf } from '../../../engine/advice.ts';
import type { FactChange } from '../../../engine/fact-changes.ts';
import { factTitle, valueWords } from '../../../report/fact-words.ts';
import { isProposal } from '../../../report/flip-sentences.ts';
import type { Recommendation, ReportedOpenFact } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import type { FactId, FactValue } from '../../../rulebook/fact.ts';
import { capital, listed, lowerFirst } from '../../../yaml/phrases.ts';
import { changesInOrder } from '../ways-out.ts';

/** "Security: where may this data go?" */
export function questionText({ ask, question }: Pick<ReportedOpenFact, 'ask' | 'question'>): string {
  return `${capital(ask)}: ${lowerFirst(question)}`;
}

/** The options to which an answer could lead: " The answer could lead to a closed API." */
export function outcomeText(
  report: Recommendation,
  { couldBecome }: Pick<ReportedOpenFact, 'couldBecome'>,
): string {
  const others = couldBecome.map((id) => nounOf(report, id));
  return others.length === 0 ? '' : ` The answer could lead to ${listed(others, 'or')}.`;
}

/** What would lead elsewhere, a sentence each: of what the team can change alone, or of all. */
export function waysInWords(report: Recommendation, which: 'changeable' | 'all'): readonly string[] {
  const fits = optionOf(report.verdict) !== null;
  const flips = report.flips.filter((flip) => which === 'all' || isProposal(flip));
  return changesInOrder(flips).map((flip) => {
    const to = flip.to.kind === 'fits' ? nounOf(report, flip.to.option) : 'no option';
    const what = flip.to.kind === 'fits' && fits ? 'comes out best' : 'fits';
    const changes = flip.changes.map((change) => changeText(report, change));
    return `If ${listed(changes)}, ${to} ${what}.`;
  });
}

/** '"Where the data may go" changes to "anywhere"', '"Budget in USD a month" rises to 3,000' */
function changeText(report: Recommendation, { fact, from, to }: FactChange): string {
  const words = wordsFor(report, fact, to);
  const title = quoted(factTitle(report, fact));
  if (typeof from === 'number' && typeof to === 'number')
    return `${title} ${to > from ? 'rises' : 'falls'} to ${words}`;
  return `${title} changes to ${quoted(words)}`;
}

/** A value in the middle of a sentence: "text in or out and pictures to be made" */
export function wordsFor(report: Recommendation, fact: FactId, value: FactValue): string {
  const values = Array.isArray(value) && value.length > 0 ? value.map((member: string) => [member]) : [value];
  return listed(values.map((each) => lowerFirst(valueWords(report, fact, each))));
}

/** Titles in the middle of a sentence, which they would else be taken for a part of. */
export function quotedTitles(report: Recommendation, facts: readonly FactId[]): string {
  return listed(facts.map((fact) => quoted(factTitle(report, fact))));
}

function quoted(text: string): string {
  return `"${text}"`;
}
