import { LEAST_CASES } from '../engine/confidence.ts';
import type { Tally } from '../rulebook/rulebook.ts';
import type { Report } from './report.ts';

type Words = Pick<Report, 'certainty' | 'words'>;

/** "23 of 30 cases agree": what was chosen there, or as defensible; null where too few such decisions are documented, or no option fits. */
export function trackRecordText({ certainty: { confidence }, words }: Words): string | null {
  if (confidence === 'none-fits' || words === null) return null;
  const { estimated } = words.records[confidence];
  return isEnough(estimated) ? `${estimated.matched} of ${estimated.cases} cases agree` : null;
}

/** What documented decisions with such a verdict came to; nothing to say where no option fits. */
export function trackRecordSentence({ certainty: { confidence }, words }: Words): string {
  if (confidence === 'none-fits') return '';
  if (words === null)
    return 'This rulebook is not calibrated on documented decisions: no record of such verdicts is known.';
  const { byRules, estimated } = words.records[confidence];
  if (!isEnough(estimated)) return tooFew(estimated);
  const { cases, matched, second } = estimated;
  const share = `${matched} of ${cases} documented decisions`;
  const alone = isEnough(byRules) ? `; by the rules alone, ${byRules.matched} of ${byRules.cases}` : '';
  const also = confidence === 'close-call' ? `; in ${second} the second option was chosen` : '';
  return `Such a verdict matched ${share} that were coded without knowing the choice (chosen, or as defensible${alone})${also}.`;
}

function tooFew({ cases }: Tally): string {
  const few = cases === 0 ? 'None' : `Only ${cases}`;
  return `${few} of the documented decisions that were coded blind had such a verdict: too few for a share that matched.`;
}

/** The same for programs: no counts of too few cases, from which a share could be made; null where not calibrated. */
export function trackRecordJson({ certainty: { confidence }, words }: Words) {
  if (confidence === 'none-fits' || words === null) return null;
  const { byRules, estimated } = words.records[confidence];
  return { ...tallyJson(estimated), by_rules: tallyJson(byRules) };
}

function tallyJson(tally: Tally) {
  const { cases, chosen, matched, second } = tally;
  return isEnough(tally)
    ? { cases, matched, chosen, second }
    : { cases, matched: null, chosen: null, second: null };
}

function isEnough({ cases }: Tally): boolean {
  return cases >= LEAST_CASES;
}
