import type { RunnerUp } from '../engine/advice.ts';
import { listed } from '../yaml/phrases.ts';
import { conflictSentence } from './conflict-sentence.ts';
import { inHundred, points } from './numbers.ts';
import type { Report, Unproved } from './report.ts';
import { CONFIDENCE_WORD, nounOf, optionOf } from './sentences.ts';
import { trackRecordText } from './track-record.ts';

/** What to do, in one sentence; no imperative where too little is known. */
export function verdictSentence(report: Report): string {
  if (report.verdict.kind === 'none-fits') return 'No option fits.';
  const { option, tied } = report.verdict;
  if (report.certainty.confidence === 'leaning')
    return `Too little is known: leaning towards ${nounOf(report, option)}.`;
  const advice = `${optionOf(report, option)?.advice ?? option}.`;
  const others = tied.filter((other) => other !== option).map((other) => nounOf(report, other));
  return others.length === 0
    ? advice
    : `${advice} It ties with ${listed(others)}; the order of the rulebook decides.`;
}

/** "likely: 23 of 30 cases agree" */
export function verdictRemark(report: Report): string {
  const word = CONFIDENCE_WORD[report.certainty.confidence];
  const record = trackRecordText(report);
  return record === null ? word : `${word}: ${record}`;
}

/** How far the verdict leads, and whether an answer could still change it, worded so that nobody takes it for a chance. */
export function certaintySentence(report: Report): string {
  const { verdict } = report;
  if (verdict.kind === 'none-fits') return conflictSentence(report);
  const open = moreOftenSentence(report) ?? openSentence(report);
  return `${leadSentence(report, verdict.runnerUp)} ${open}`.trim();
}

/** What the shares behind the word are, a sentence each. */
export function shareSentences(report: Report): readonly string[] {
  const { certainty, unknownFacts, verdict } = report;
  if (verdict.kind === 'none-fits') return [];
  const count = unknownFacts.length;
  const answers = count === 1 ? 'the answer that is missing' : `the ${count} answers that are missing`;
  return [
    `First in ${inHundred(certainty.standsIn)} trials with every weight off by up to half, and each cost anywhere in its range: that tests the weights, not your answers.`,
    ...(count === 0 || report.settled
      ? []
      : [`First in ${inHundred(certainty.holdsIn)} random completions of ${answers}.`]),
  ];
}

function leadSentence(report: Report, runnerUp: RunnerUp | null): string {
  if (runnerUp === null) return 'It is the only option that is not excluded.';
  const { margin, option } = runnerUp;
  const rival = nounOf(report, option);
  return margin < 0
    ? `${points(-margin)} behind ${rival} on what is known alone, but first whatever the other answers are.`
    : `${points(margin)} ahead of ${rival}.`;
}

/** Whether anything that is not known could change the verdict. */
function openSentence({ notProved, rated, settled, unknownFacts }: Report): string {
  const isCostUnknown = rated === 'estimate-for-some';
  const missing = unknownFacts.length > 0;
  if (settled) return missing ? 'No answer that is missing can change that.' : '';
  if (!missing)
    return isCostUnknown
      ? 'What the options without a figure cost is not known, and may change that.'
      : 'Costs within the ranges shown may change that.';
  if (notProved.includes('settled')) return 'Whether a missing answer can change that is not proved.';
  return isCostUnknown
    ? 'Missing answers, and costs without a figure, could change that.'
    : 'Missing answers could change that.';
}

/** Where another option wins more often than the verdict once the missing answers are drawn. */
function moreOftenSentence(report: Report): string | null {
  const { moreOften } = report.certainty;
  if (moreOften === null) return null;
  return `But of all answers that are possible, more lead to ${nounOf(report, moreOften)}.`;
}

const NOT_PROVED: Readonly<Record<Unproved, string>> = {
  settled: 'Whether the verdict is settled was too costly to prove, so it does not count as settled.',
  holds_only_if: 'Whether a way to do it is always left was too costly to prove, so there may be none.',
  open_facts: 'Whether each open fact matters was too costly to prove, so some may not.',
  flips: 'Not all changes of what you said could be tried, so one that matters may be missing.',
  conflict: 'Too many facts exclude something to try all sets of them, so fewer may exclude every option.',
};

/** What could not be found out, a sentence each. */
export function notProvedSentences({ notProved }: Report): readonly string[] {
  return notProved.map((each) => NOT_PROVED[each]);
}
