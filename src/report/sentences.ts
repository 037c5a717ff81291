import { optionOf as optionIn, type RunnerUp } from '../engine/advice.ts';
import type { FactChange } from '../engine/fact-changes.ts';
import type { Flip } from '../engine/flips.ts';
import type { LowRating } from '../engine/low-ratings.ts';
import type { Reason } from '../engine/reasons.ts';
import type { Basis, OptionId } from '../rulebook/rulebook.ts';
import { listed } from '../yaml/phrases.ts';
import { conflictSentence } from './conflict-sentence.ts';
import { groundsOf } from './grounds.ts';
import { inHundred, ordinal, points } from './numbers.ts';
import type {
  HoldsOnlyIf,
  Move,
  OptionReport,
  Report,
  ReportedAction,
  ReportedOpenFact,
  Standing,
  Unproved,
} from './report.ts';
import { valueText } from './value-text.ts';

/** The words that all formats for people share. Plain text: each format makes it safe for itself. */

export const CONFIDENCE_WORD = {
  clear: 'clear',
  likely: 'likely',
  'close-call': 'close call',
  leaning: 'leaning',
  'none-fits': 'none fits',
} as const;

export const BASIS_WORD: Readonly<Record<Basis | 'estimate', string>> = {
  estimate: 'estimate',
  stated: 'you said',
  published: 'published',
  judgement: 'judgement',
};

/** The option of an id. Reports only name options that they hold. */
export function optionOf(report: Report, id: OptionId): OptionReport | undefined {
  return report.options.find((option) => option.id === id);
}

/** An option in the middle of a sentence: "a closed API". */
export function nounOf({ options }: WithNouns, id: OptionId | null): string {
  return id === null ? 'nothing' : (options.find((option) => option.id === id)?.noun ?? id);
}

interface WithNouns {
  readonly options: readonly Pick<OptionReport, 'id' | 'noun'>[];
}

/** What to do, in one sentence. */
export function verdictSentence(report: Report): string {
  if (report.verdict.kind === 'none-fits') return 'No option fits.';
  const { option, tied } = report.verdict;
  const advice = `${optionOf(report, option)?.advice ?? option}.`;
  const others = tied.filter((other) => other !== option).map((other) => nounOf(report, other));
  return others.length === 0
    ? advice
    : `${advice} It ties with ${listed(others)}; the order of the rulebook decides.`;
}

/** "clear · settled" */
export function verdictRemark(report: Report): string {
  const { certainty, settled } = report;
  const open = report.notProved.includes('settled') ? 'not proved' : 'not settled';
  return `${CONFIDENCE_WORD[certainty.confidence]} · ${settled ? 'settled' : open}`;
}

/** How sure it is, worded so that nobody takes it for the chance of being right. */
export function certaintySentence(report: Report): string {
  const { certainty, verdict } = report;
  if (verdict.kind === 'none-fits') return conflictSentence(report);
  return `${leadSentence(report, verdict.runnerUp)} ${unknownSentence(report, certainty.holdsIn)}`.trim();
}

function leadSentence(report: Report, runnerUp: RunnerUp | null): string {
  if (runnerUp === null) return 'It is the only option that is not excluded.';
  const { margin, option } = runnerUp;
  const rival = nounOf(report, option);
  if (margin < 0)
    return `${points(-margin)} behind ${rival} on what is known alone, but first whatever the other answers are.`;
  return `${points(margin)} ahead of ${rival}. First in ${inHundred(report.certainty.standsIn)} trials with every weight off by up to half (this tests the weights, not your answers).`;
}

function unknownSentence(report: Report, holdsIn: number): string {
  const count = report.unknownFacts.length;
  const isCostUnknown = report.rated === 'estimate-for-some';
  if (count === 0 && report.settled) return '';
  if (count === 0)
    return isCostUnknown
      ? 'What the options without a figure cost is not known, and may change it.'
      : 'Costs within the ranges shown may change it.';
  const facts = count === 1 ? 'The fact that is still unknown' : `The ${count} facts that are still unknown`;
  const them = count === 1 ? 'it' : 'them';
  if (report.settled) return `${facts} cannot change it.`;
  if (report.notProved.includes('settled'))
    return `It is not proved whether ${lowerFirst(facts)} can change it: first in ${inHundred(holdsIn)} random answers to ${them}.`;
  const costs = isCostUnknown ? ' So may what the options without a figure cost.' : '';
  return `${facts} can change it: first in ${inHundred(holdsIn)} random answers to ${them}.${costs}`;
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

/** When to look again: what would have to change, and what would then be better. */
export function flipSentence(report: Report, flip: Flip): string {
  const changes = listed(
    flip.changes.map((change) => `${change.fact} ${verbOf(change)} ${valueText(change.to)}`),
  );
  const to = flip.to.kind === 'fits' ? nounOf(report, flip.to.option) : 'nothing fits';
  return `${changes}: then ${to}`;
}

function verbOf(change: FactChange): string {
  if (typeof change.from === 'number' && typeof change.to === 'number')
    return change.to > change.from ? 'rises to' : 'falls to';
  return 'becomes';
}

export function openFactSentence(report: Report, open: ReportedOpenFact): string {
  const others = open.couldBecome.map((id) => nounOf(report, id));
  const outcome = others.length === 0 ? '' : ` Could lead to ${listed(others, 'or')}.`;
  return `${open.question} (${open.fact})${outcome}`;
}

export function holdsSentence({ effect, facts, because }: HoldsOnlyIf): string {
  const waits = `(${listed(facts)})`;
  return effect.kind === 'excludes'
    ? `Excluded if this applies: ${because} ${waits}`
    : `It may need this: ${effect.do}. ${waits}`;
}

/** A step with its time. */
export function actionText(action: ReportedAction): string {
  return `${action.do}; before ${action.before}`;
}

/** A reason in a sentence. What is not about the verdict says of whom it speaks, since its words do not. */
export function reasonText(report: WithNouns & Pick<Report, 'verdict'>, reason: Reason): string {
  const { speaks } = reason;
  const { because } = groundsOf(reason);
  const verdict = optionIn(report.verdict);
  if (speaks !== null && speaks.option !== verdict) {
    const noun = nounOf(report, speaks.option);
    const more = speaks.alsoVerdict ? ' even more' : '';
    return `${speaks.how === 'for' ? 'For' : 'Against'} ${noun}${more}: ${lowerFirst(because)}`;
  }
  return reason.of === 'rule' || reason.option === verdict
    ? because
    : `${capital(nounOf(report, reason.option))}: ${lowerFirst(because)}`;
}

/** "lowest rating on Security work: securing and patching it is your job." */
export function lowestText(report: Pick<Report, 'criteria'>, { criterion, reasons }: LowRating): string {
  const title = report.criteria.find(({ id }) => id === criterion)?.title ?? criterion;
  const words = reasons.map((reason) => groundsOf(reason).because);
  return `lowest rating on ${title}: ${lowerFirst(words.join(' '))}`;
}

/** On what several reasons rest, each kind once. */
export function basisText(reasons: readonly Reason[]): string {
  return [...new Set(reasons.map((reason) => BASIS_WORD[groundsOf(reason).basis]))].join(', ');
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For the middle of a sentence; a word with more capitals, like DeepSeek, stays as it is. */
export function lowerFirst(text: string): string {
  return /^[A-Z][a-z]*\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

/** How a decision relates to the verdict. */
export function standingSentence(report: Report, standing: Standing): string {
  const subject = standing.role === null ? 'You' : `For ${standing.role} you`;
  const chosen = nounOf(report, standing.option);
  if (standing.kind === 'follows') return `${subject} chose ${chosen}, as advised.`;
  const place = standing.excluded ? 'excluded here' : ordinal(standing.rank);
  const accepts = standing.accepts.length === 0 ? '' : ` You accept: ${standing.accepts.join(' ')}`;
  return `${subject} chose ${chosen} (${place}).${accepts}`;
}

/** Whether moving from what runs today is worth it. */
export function moveSentence(report: Report, move: Move): string {
  const today = nounOf(report, move.option);
  switch (move.kind) {
    case 'already-there':
      return `Stay: ${today} is what runs today.`;
    case 'stay':
      if (move.behind < 0) return `Stay with ${today}: on what is known alone it is not behind.`;
      return `Stay with ${today}: a lead of ${points(move.behind)} does not cover a move.`;
    case 'move':
      return `Move away from ${today}: it is ${points(move.behind)} behind.`;
    case 'must-move':
      return `Move away from ${today}: it is excluded.`;
  }
}
