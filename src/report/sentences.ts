import { optionOf as optionIn } from '../engine/advice.ts';
import type { FactChange } from '../engine/fact-changes.ts';
import type { Flip } from '../engine/flips.ts';
import type { LowRating } from '../engine/low-ratings.ts';
import type { Reason } from '../engine/reasons.ts';
import type { Basis, OptionId } from '../rulebook/rulebook.ts';
import { capital, listed, lowerFirst } from '../yaml/phrases.ts';
import { factTitle, factTitles, valueWords } from './fact-words.ts';
import { groundsOf } from './grounds.ts';
import { ordinal, points } from './numbers.ts';
import type {
  HoldsOnlyIf,
  Move,
  OptionReport,
  Report,
  ReportedAction,
  ReportedOpenFact,
  Standing,
} from './report.ts';

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

/** What would have to happen, and what would come first then: 'regulation becomes "high": then a closed API comes first'. */
export function flipSentence(report: Report, flip: Flip): string {
  const changes = listed(
    flip.changes.map(
      (change) => `${lowerFirst(factTitle(report, change.fact))} ${changeText(report, change)}`,
    ),
  );
  return `${changes}: then ${flipOutcome(report, flip)}`;
}

export function flipOutcome(report: WithNouns, { to }: Flip): string {
  return to.kind === 'fits' ? `${nounOf(report, to.option)} comes first` : 'nothing fits';
}

/** 'becomes "best on one narrow task"', "rises to 43,000" */
function changeText(report: Report, { fact, from, to }: FactChange): string {
  const words = valueWords(report, fact, to);
  if (typeof from === 'number' && typeof to === 'number')
    return `${to > from ? 'rises' : 'falls'} to ${words}`;
  return `becomes "${lowerFirst(words)}"`;
}

export function openFactSentence(report: Report, open: ReportedOpenFact): string {
  const others = open.couldBecome.map((id) => nounOf(report, id));
  const outcome = others.length === 0 ? '' : ` Could lead to ${listed(others, 'or')}.`;
  return `${open.question}${outcome}`;
}

/** What an answer that is missing may still bring: that the verdict is out, or that something has to be done for it. */
export function pendingSentence(report: Report, { effect, facts, because }: HoldsOnlyIf): string {
  const answers = lowerFirst(factTitles(report, facts));
  return effect.kind === 'excludes'
    ? `Out if this holds: ${lowerFirst(because)} (To be answered: ${answers}.)`
    : `${effect.do}. (To be answered: ${answers}.)`;
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

/** How a decision relates to the verdict, with what it accepts. */
export function standingSentence(report: Report, standing: Standing): string {
  const accepts = standing.kind === 'deviates' ? standing.accepts : [];
  const short = standingInShort(report, standing);
  return accepts.length === 0 ? short : `${short} You accept: ${accepts.join(' ')}`;
}

/** How a decision relates to the verdict. */
export function standingInShort(report: Report, standing: Standing): string {
  const subject = standing.role === null ? 'You' : `For ${standing.role} you`;
  const chosen = nounOf(report, standing.option);
  if (standing.kind === 'follows') return `${subject} chose ${chosen}, as advised.`;
  const place = standing.excluded ? 'excluded here' : ordinal(standing.rank);
  return `${subject} chose ${chosen} (${place}).`;
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
