import type { Exclusion } from '../engine/why-not.ts';
import { capital, grouped, listed, lowerFirst } from '../yaml/phrases.ts';
import { exclusionText } from './grounds.ts';
import type { Report } from './report.ts';
import { nounOf } from './sentences.ts';

/** Why options are out: a sentence a reason, with all the options that it excludes; their figures stand in the table. */
export function exclusionTexts(report: Report): readonly string[] {
  const nouns = new Map<string, string[]>();
  for (const { exclusions, id } of report.options)
    for (const exclusion of exclusions) {
      const because = shortText(exclusion);
      nouns.set(because, [...(nouns.get(because) ?? []), nounOf(report, id)]);
    }
  return [...nouns].map(([because, out]) => `${capital(listed(out))}: ${lowerFirst(because)}`);
}

function shortText(exclusion: Exclusion): string {
  if (exclusion.by !== 'limit' || exclusion.limit === null) return exclusionText(exclusion);
  const soFar = exclusion.amount.exceedsLimit === 'for-now' ? ', by what is known so far' : '';
  return `Over the budget of ${grouped(exclusion.limit)} even at the low figure${soFar}.`;
}
