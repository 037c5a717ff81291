import { optionOf } from '../../engine/advice.ts';
import type { Recommendation, ReportedOpenFact } from '../../report/report.ts';
import { capital, changesText, lowerFirst, nounOf } from '../../report/sentences.ts';
import { listed } from '../../yaml/phrases.ts';
import { changesInOrder } from './ways-out.ts';

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
  const flips = report.flips.filter(({ changeable }) => which === 'all' || changeable);
  return changesInOrder(flips).map((flip) => {
    const to = flip.to.kind === 'fits' ? nounOf(report, flip.to.option) : 'no option';
    const what = flip.to.kind === 'fits' && fits ? 'comes out best' : 'fits';
    return `When ${changesText(report, flip)}, ${to} ${what}.`;
  });
}
