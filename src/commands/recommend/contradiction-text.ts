import { factTitle, valueWords } from '../../report/fact-words.ts';
import type { Recommendation } from '../../report/report.ts';
import { lowerFirst } from '../../yaml/phrases.ts';

/** A class that is stated beside numbers that say otherwise. */
export function contradictionText(
  report: Recommendation,
  { derived, fact, stated }: Recommendation['contradictions'][number],
): string {
  const [said, found] = [stated, derived].map((value) => lowerFirst(valueWords(report, fact, value)));
  return `${factTitle(report, fact)} is stated as "${said}", but the numbers give "${found}". The numbers count.`;
}
