import { grouped } from '../layout/amounts.ts';
import type { FactValue } from '../rulebook/fact.ts';
import type { Basis, OptionId } from '../rulebook/rulebook.ts';
import { inHundred, listed, ordinal, points } from './numbers.ts';
import type {
  FactChange,
  Flip,
  HoldsOnlyIf,
  Move,
  OpenFact,
  OptionReport,
  Reason,
  Report,
  ReportedAction,
  Standing,
  Unproved,
} from './report.ts';

/** The words that all formats for people share. Plain text: each format makes it safe for itself. */

export const CONFIDENCE_WORD = {
  clear: 'clear',
  likely: 'likely',
  'close-call': 'close call',
  'none-fits': 'none fits',
} as const;

export const BASIS_WORD: Readonly<Record<Basis, string>> = {
  stated: 'you said',
  published: 'published',
  judgement: 'judgement',
};

/** The option of an id. Reports only name options that they hold. */
export function optionOf(report: Report, id: OptionId): OptionReport | undefined {
  return report.options.find((option) => option.id === id);
}

/** An option in the middle of a sentence: "a closed API". */
export function nounOf(report: Report, id: OptionId | null): string {
  return id === null ? 'nothing' : (optionOf(report, id)?.noun ?? id);
}

/** What to do, in one sentence. */
export function verdictSentence(report: Report): string {
  const { option, tied } = report.verdict;
  if (option === null) return 'No option fits.';
  const advice = `${optionOf(report, option)?.advice ?? option}.`;
  const others = tied.filter((other) => other !== option).map((other) => nounOf(report, other));
  return others.length === 0
    ? advice
    : `${advice} It ties with ${listed(others)}; the order of the rulebook decides.`;
}

/** "clear · settled" */
export function verdictRemark(report: Report): string {
  const { confidence, settled } = report.verdict;
  const open = report.notProved.includes('settled') ? 'not proved' : 'not settled';
  return `${CONFIDENCE_WORD[confidence]} · ${settled ? 'settled' : open}`;
}

/** How sure it is, worded so that nobody takes it for the chance of being right. */
export function certaintySentence(report: Report): string {
  const { option, runnerUp, margin, standsIn, holdsIn } = report.verdict;
  if (option === null) return conflictSentence(report);
  const lead =
    runnerUp === null || margin === null
      ? 'It is the only option that is not excluded.'
      : `${points(margin)} ahead of ${nounOf(report, runnerUp)}. First in ${inHundred(standsIn)} trials with every weight off by up to half (this tests the weights, not your answers).`;
  return `${lead} ${unknownSentence(report, holdsIn)}`.trim();
}

function unknownSentence(report: Report, holdsIn: number): string {
  const count = report.unknownFacts.length;
  if (count === 0) return '';
  const facts = count === 1 ? 'The fact that is still unknown' : `The ${count} facts that are still unknown`;
  if (report.verdict.settled) return `${facts} cannot change it.`;
  if (report.notProved.includes('settled'))
    return `It is not proved whether ${lowerFirst(facts)} can change it: first in ${inHundred(holdsIn)} random answers to ${count === 1 ? 'it' : 'them'}.`;
  return `${facts} can change it: first in ${inHundred(holdsIn)} random answers to them.`;
}

function conflictSentence(report: Report): string {
  const { conflict } = report.verdict;
  if (conflict.length === 0) return 'Every option is excluded.';
  const facts = conflict.map((fact) => `${fact} = ${valueText(report.facts.get(fact)?.value ?? '')}`);
  return `These together exclude every option: ${listed(facts)}. One of them has to give.`;
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

/** A fact's value as a person would write it. */
export function valueText(value: FactValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return grouped(value);
  if (typeof value === 'string') return value;
  return value.length === 0 ? 'none of them' : value.join(' + ');
}

/** When to look again: what would have to change, and what would then be better. */
export function flipSentence(report: Report, flip: Flip): string {
  const changes = listed(
    flip.changes.map((change) => `${change.fact} ${verbOf(change)} ${valueText(change.to)}`),
  );
  return flip.to === null ? `${changes}: then nothing fits` : `${changes}: then ${nounOf(report, flip.to)}`;
}

function verbOf(change: FactChange): string {
  if (typeof change.from === 'number' && typeof change.to === 'number')
    return change.to > change.from ? 'rises to' : 'falls to';
  return 'becomes';
}

export function openFactSentence(report: Report, open: OpenFact): string {
  const others = open.couldBecome
    .filter((id) => id !== report.verdict.option)
    .map((id) => nounOf(report, id));
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

/** A reason in a sentence. What speaks for the runner-up says so, since its words do not. */
export function reasonText(report: Report, reason: Reason): string {
  const { option, runnerUp } = report.verdict;
  if (reason.rule === null && reason.option !== option)
    return `${capital(nounOf(report, reason.option))}: ${lowerFirst(reason.because)}`;
  const helpsBoth = reason.impact < 0 && option !== null && reason.favours.includes(option);
  return helpsBoth && runnerUp !== null
    ? `${reason.because} This helps ${nounOf(report, runnerUp)} even more.`
    : reason.because;
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** For the middle of a sentence; a word in capitals stays as it is. */
export function lowerFirst(text: string): string {
  return /^[A-Z]([a-z]| )/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
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
      return `Stay with ${today}: a lead of ${points(move.behind)} does not cover a move.`;
    case 'move':
      return `Move away from ${today}: it is ${points(move.behind)} behind.`;
    case 'must-move':
      return `Move away from ${today}: it is excluded.`;
  }
}
