import type { SimilarCase } from '../decisions/similar-cases.ts';
import { optionOf } from '../engine/advice.ts';
import { listed } from '../yaml/phrases.ts';
import type { Recommendation, Report } from './report.ts';
import { nounOf } from './sentences.ts';

/** How the cases came about, in a few words. */
const CODED = '(as we coded them)';
/** The same in full. */
export const CODED_IN_FULL =
  "As we coded them from public accounts, in which successes and vendors' own stories are over-represented; that somebody did something does not make it right.";

/** How many of the nearest cases are named. */
const SHOWN = 3;

/** "BBVA (bank, 2024)" */
export function whoText({ decision: { organisation, kind, year } }: SimilarCase): string {
  return `${organisation} (${kind}, ${year})`;
}

/** "did the same", or what was chosen in place of the verdict: "chose a closed API". */
export function didText(report: Report, each: SimilarCase): string {
  return isSame(report, each) ? 'did the same' : `chose ${nounOf(report, each.decision.chosen)}`;
}

/** "2 of 3 did the same"; null where there is no verdict that they could have followed. */
export function sameText(report: Report, cases: readonly SimilarCase[]): string | null {
  if (report.verdict.kind === 'none-fits') return null;
  const count = cases.filter((each) => isSame(report, each)).length;
  if (count === 0) return 'None did the same';
  return count === cases.length && count > 1
    ? `All ${count} did the same`
    : `${count} of ${cases.length} did the same`;
}

/** "BBVA (2024) and two others did the same; X (2023) chose a closed API. 2 of 3 …", or how many followed the verdict alone. */
export function similarInShort(report: Recommendation, how: 'each' | 'count' | 'none'): readonly string[] {
  const cases = (report.similar ?? []).slice(0, SHOWN);
  const same = sameText(report, cases);
  if (how === 'none' || cases.length === 0) return [];
  if (how === 'count' && same !== null) return [`${same} of the most similar documented cases ${CODED}.`];
  const byChoice = new Map<string, string[]>();
  for (const each of cases) {
    const names = byChoice.get(didText(report, each)) ?? [];
    byChoice.set(didText(report, each), [...names, `${each.decision.organisation} (${each.decision.year})`]);
  }
  const texts = [...byChoice].map(([did, names]) => `${listed(names)} ${did}`);
  return [`${texts.join('; ')} ${CODED}.`];
}

function isSame({ verdict }: Report, { decision }: SimilarCase): boolean {
  return decision.chosen === optionOf(verdict);
}
