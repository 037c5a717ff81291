import type { End, Leftover } from '../../interview/ending.ts';
import { type Answer, askedIn, usedFacts } from '../../interview/interview.ts';
import type { Outlook } from '../../interview/outlook.ts';
import type { Session } from '../../interview/session.ts';
import type { Why } from '../../interview/why.ts';
import type { Fact, FactValue } from '../../rulebook/fact.ts';
import { goOnCommand } from './leaving.ts';

/**
 * What one should know before the first question.
 * @param from the file that is gone on from.
 * @param left a file that could be gone on from: whoever lost their terminal was not told.
 */
export function introduction(
  session: Session,
  from: string | undefined,
  left: string | null,
): readonly string[] {
  const start = from === undefined ? '' : ` ${from} ${answered(session)}.`;
  const other =
    left === null
      ? []
      : [`${left} holds answers of an interview that was left. To go on with it:`, goOnCommand(left)];
  return [
    `Answer what you know: "I don't know" is always an answer. The questions stop as soon as no other answer can change the verdict.${start} Ctrl-C leaves and saves what you have answered.`,
    ...other,
    '',
  ];
}

/** What a file does for an interview that starts from it. */
function answered({ interview: { given }, steps }: Session): string {
  const answers = `answers ${['none', 'one'][given.size] ?? given.size} of them already`;
  if (steps.length === 0) return answers;
  return `${answers}; ${steps.length === 1 ? 'one that nobody knew is' : `${steps.length} that nobody knew are`} not asked again`;
}

/** As many rules as one still reads before answering. */
const SHOWN_RULES = 6;

/** An answer in the words of the profile, for the line that stays once a question is answered. */
export function shortAnswer(fact: Fact, answer: Answer): string {
  if (answer.kind === 'unknown') return "I don't know";
  if (answer.kind === 'from-numbers') return 'from numbers';
  return shortValue(fact, answer.value);
}

function shortValue(fact: Fact, value: FactValue): string {
  if (typeof value === 'object') return value.length === 0 ? 'none of these' : value.join(', ');
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return fact.type === 'number' ? `${value.toLocaleString('en-US')} ${fact.unit}` : String(value);
}

/** Why a question is asked, and why now. */
export function whyLines(why: Why): readonly string[] {
  const opens = why.isOpening
    ? ['This is among the first questions of each interview, as long as the answer can matter.']
    : [];
  return [...opens, ...waitingLines(why)];
}

/** What waits for an answer. */
function waitingLines({ rules, patterns, leadsTo, isForEstimate }: Why): readonly string[] {
  if (leadsTo !== null) return [`From this number follows the answer to: ${leadsTo.question}`];
  const waiting = [
    ...(isForEstimate ? ['  • What the options cost'] : []),
    ...rules.map((rule) => `  • ${rule.because} (${rule.id})`),
    ...patterns.map((pattern) => `  • Whether this is a way to do it: ${pattern}`),
  ];
  const more = waiting.length - SHOWN_RULES;
  const rest = more > 0 ? [`  and ${more} more`] : [];
  if (waiting.length === 0) return ['No rule that is still undecided waits for it.'];
  return [
    `On the answer depends ${isForEstimate ? 'this' : 'whether this holds'}:`,
    ...waiting.slice(0, SHOWN_RULES),
    ...rest,
  ];
}

/** Why questions follow although it was settled before. */
export function reweighedLine({ atMost }: Outlook): string {
  return `With these priorities at most ${atMost} more questions matter.`;
}

export function stopOffer({ agreement, atMost, proved }: Outlook): string {
  const count = atMost === 1 ? 'one more question' : `at most ${atMost} more questions`;
  return `${sharedBy(agreement)} It is not ${proved ? '' : 'proved to be '}settled: that takes ${count}.`;
}

/** Never "100 of 100" where it is not settled. */
function sharedBy(agreement: number): string {
  const hundredths = Math.min(99, Math.floor(agreement * 100));
  return `In ${hundredths} of 100 ways in which the open answers can turn out, the verdict is the same.`;
}

/** How it ended, and what was not asked or not known. */
export function endingLines(session: Session, end: End, leftover: Leftover): readonly string[] {
  const { interview, steps, outlook } = session;
  const after = `after ${askedIn(interview, steps)} of ${usedFacts(interview).length} questions`;
  return [
    ENDINGS[end](after, outlook, leftover),
    ...named('Not asked, cannot change the verdict: ', leftover.idle),
    ...named('Not asked, may still change the verdict: ', leftover.open),
  ];
}

const ENDINGS: Readonly<Record<End, (after: string, outlook: Outlook, leftover: Leftover) => string>> = {
  settled: (after) => `Settled ${after}: no other answer can change the verdict.`,
  stopped: (after, { agreement, proved }) =>
    `Not ${proved ? '' : 'proved to be '}settled: you stopped ${after}. ${sharedBy(agreement)}`,
  exhausted: (after, { proved }, { decisive }) =>
    `Not ${proved ? '' : 'proved to be '}settled ${after}: the verdict ${proved ? 'hangs' : 'may hang'} on what you do not know${decisive.length === 0 ? '' : ` (${idsOf(decisive)})`}.`,
};

function named(lead: string, facts: readonly Fact[]): readonly string[] {
  return facts.length === 0 ? [] : [`${lead}${idsOf(facts)}.`];
}

function idsOf(facts: readonly Fact[]): string {
  return facts.map((fact) => fact.id).join(', ');
}
