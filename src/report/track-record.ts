import type { Tally } from '../rulebook/rulebook.ts';
import type { Report } from './report.ts';

/** How many documented decisions a word must have behind it before a share is given. */
const LEAST_CASES = 15;

type Words = Pick<Report, 'certainty' | 'words'>;

/** What documented decisions with such a verdict came to; nothing to say where no option fits. */
export function trackRecordSentence({ certainty: { confidence }, words }: Words): string {
  if (confidence === 'none-fits') return '';
  if (words === null)
    return 'This rulebook is not calibrated on documented decisions: no record of such verdicts is known.';
  const { byRules, estimated } = words.records[confidence];
  if (!isEnough(estimated)) return tooFew(estimated);
  const { cases, chosen, matched, second } = estimated;
  const rules = isEnough(byRules) ? byRules : null;
  if (confidence === 'close-call') {
    const alone = rules && ` (by the rules alone, of ${rules.cases}, ${rules.chosen} and ${rules.second})`;
    return `Of ${cases} documented decisions with such a verdict, ${chosen} chose the first option and ${second} the second${alone ?? ''}.`;
  }
  const alone = rules && `; by the rules alone, ${rules.matched} of ${rules.cases}`;
  return `Such a verdict matched ${matched} of ${cases} documented decisions (chosen, or as defensible${alone ?? ''}).`;
}

function tooFew({ cases }: Tally): string {
  if (cases === 0) return 'No documented decision has such a verdict, so no share that matched is given.';
  return `Of the documented decisions ${cases} ${cases === 1 ? 'has' : 'have'} such a verdict: too few to give a share that matched.`;
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
