import type { FactDifference, SimilarCase } from '../decisions/similar-cases.ts';
import { optionOf } from '../engine/advice.ts';
import type { Report } from './report.ts';
import { nounOf } from './sentences.ts';
import { valueText } from './value-text.ts';

/** How the cases came about, in a few words. */
const CODED = 'Coded by us; successes over-represented.';
/** The same in full. */
export const CODED_IN_FULL =
  "As we coded them from public accounts, in which successes and vendors' own stories are over-represented; that somebody did something does not make it right.";

/** Characters that two lines beside a label hold, wherever they are folded. */
const TWO_LINES = 104;

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

/** A case in a sentence, with what sets it apart most where there is room for that. */
function similarSentence(report: Report, each: SimilarCase): string {
  const { organisation, year } = each.decision;
  const [who, did] = [whoText(each), didText(report, each)];
  const most = each.differs.slice(0, 1).map((one) => `${who} ${did}; there ${thereText(one)}.`);
  const shorter = [...most, `${who} ${did}.`].find((text) => text.length <= TWO_LINES);
  return shorter ?? `${organisation} (${year}) ${did}.`;
}

/** Cases in a few lines: a sentence each, and how many followed the verdict. */
export function similarSentences(report: Report, cases: readonly SimilarCase[]): readonly string[] {
  if (cases.length === 0) return [];
  const same = sameText(report, cases);
  const sentences = cases.map((each) => similarSentence(report, each));
  return [...sentences, same === null ? CODED : `${same}. ${CODED}`];
}

function thereText({ fact, there }: FactDifference): string {
  return `${fact} was ${valueText(there)}`;
}

function isSame({ verdict }: Report, { decision }: SimilarCase): boolean {
  return decision.chosen === optionOf(verdict);
}
