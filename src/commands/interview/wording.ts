import type { End, Leftover } from '../../interview/ending.ts';
import { type Answer, askedIn } from '../../interview/interview.ts';
import { expectedQuestions } from '../../interview/offer.ts';
import type { Outlook } from '../../interview/outlook.ts';
import type { Session } from '../../interview/session.ts';
import type { Why } from '../../interview/why.ts';
import type { Entry, Heading } from '../../io/prompts.ts';
import { labelText } from '../../report/label-text.ts';
import { type Asked, type Fact, type FactValue, titleOf } from '../../rulebook/fact.ts';
import { goOnCommand } from './leaving.ts';

/** A question takes a reader about as long. */
const SECONDS_A_QUESTION = 25;

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
  const start = from === undefined ? [] : [`${from} ${answered(session)}.`];
  const other =
    left === null
      ? []
      : [`${left} holds answers of an interview that was left. To go on with it:`, goOnCommand(left)];
  return [
    `${lengthOf(session)}; nothing leaves this machine.`,
    'Answer what you know: "I don\'t know" is always an answer. Ctrl-C leaves and keeps what you have answered.',
    ...start,
    ...other,
    '',
  ];
}

function lengthOf(session: Session): string {
  const questions = expectedQuestions(session) - askedIn(session.interview, session.steps);
  if (session.outlook.next === null) return 'All questions are answered but for the last one';
  const minutes = Math.max(1, Math.round((questions * SECONDS_A_QUESTION) / 60));
  const of = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;
  return `About ${of(questions, 'question')}, ${of(minutes, 'minute')}`;
}

/** What a file does for an interview that starts from it. */
function answered({ interview: { given }, steps }: Session): string {
  const answers = `answers ${['none', 'one'][given.size] ?? given.size} of the questions already`;
  if (steps.length === 0) return answers;
  return `${answers}; ${steps.length === 1 ? 'one that nobody knew is' : `${steps.length} that nobody knew are`} not asked again`;
}

/** As many rules as one still reads before answering. */
const SHOWN_RULES = 4;

/** What stays on the screen once a question is answered. */
export function answerLine(fact: Fact, answer: Answer): string {
  return `• ${titleOf(fact)}: ${answerWords(fact, answer)}`;
}

/** An answer in a few words. */
export function answerWords(fact: Fact, answer: Answer): string {
  switch (answer.kind) {
    case 'unknown':
      return "I don't know";
    case 'from-numbers':
      return 'from numbers';
    case 'example':
      return shortOf(answer.example.label);
    case 'value':
      return valueWords(fact, answer.value);
  }
}

/** A value as its label begins. */
function valueWords(fact: Fact, value: FactValue): string {
  if (fact.type === 'number') return `${value.toLocaleString('en-US')} ${fact.unit}`;
  if (!Array.isArray(value)) return shortOf(labelText(fact, value));
  const words = value.map((member: string) => shortOf(labelText(fact, [member])));
  return words.length === 0 ? 'none of these' : words.join(', ');
}

/** What stands before the first comma, colon or bracket of a label; an amount such as 1,000 is no end. */
function shortOf(label: string): string {
  const [short = label] = label.split(/,\s|:\s|\s\(/);
  return short;
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
    ...rules.map((rule) => `  • ${rule.because}`),
    ...patterns.map((pattern) => `  • Whether this is a way to do it: ${pattern}`),
  ];
  const more = waiting.length - SHOWN_RULES;
  const rest = more > 0 ? [`  and ${more} more`] : [];
  if (waiting.length === 0) return ['Nothing in the advice waits for it.'];
  return ['The answer decides whether this holds:', ...waiting.slice(0, SHOWN_RULES), ...rest];
}

/** What the words of a question mean. */
export function termLines(terms: readonly (readonly [string, string])[]): readonly string[] {
  const lines = terms.map(([term, meaning]) => `  • ${term}: ${meaning}`);
  return lines.length === 0 ? [] : ['The words:', ...lines];
}

/** Why questions follow although it was settled before. */
export function reweighedLine({ atMost }: Outlook): string {
  return `With these priorities ${upTo(atMost)} can matter again.`;
}

/** From this share of the ways on, an advice is more than a leaning. */
const FIRM = 0.8;

/** The offer to stop, in words that say how sure the advice would be. */
export function offerLines({ outlook }: Session): Heading {
  const { agreement, atMost, proved } = outlook;
  const more = `${proved ? 'Not settled' : 'Not proved to be settled'}: ${upTo(atMost)} could still change it.`;
  return agreement >= FIRM
    ? { question: 'There is enough to advise. Stop here?', help: `${sharedBy(agreement)} ${more}` }
    : {
        question: 'Stop here, with an advice that can only lean one way?',
        help: `Too much is open for more. ${sharedBy(agreement)} ${more}`,
      };
}

/** What is wiser comes first. */
export function offerEntries({ agreement }: Outlook): readonly Entry<boolean>[] {
  const stop = { value: true, label: 'Stop here and see the advice' };
  const goOn = { value: false, label: 'Go on, to be surer; you can stop at each question' };
  return agreement >= FIRM ? [stop, goOn] : [goOn, stop];
}

function upTo(questions: number): string {
  return questions === 1 ? 'one more question' : `up to ${questions} more questions`;
}

/** Never "100 of 100" where it is not settled. */
function sharedBy(agreement: number): string {
  const hundredths = Math.min(99, Math.floor(agreement * 100));
  return `In ${hundredths} of 100 ways in which the open answers can turn out, the advice is the same.`;
}

/** How it ended, and what others may know. */
export function endingLines(session: Session, end: End, leftover: Leftover): readonly string[] {
  return [
    ENDINGS[end](session.outlook),
    ...named('Open, and able to change the advice: ', [...leftover.decisive, ...leftover.open]),
  ];
}

const ENDINGS: Readonly<Record<End, (outlook: Outlook) => string>> = {
  settled: () => 'Done: no further answer can change the advice.',
  stopped: ({ agreement }) => `You stopped before it was settled. ${sharedBy(agreement)}`,
  exhausted: ({ proved }) => `Done: the advice ${proved ? 'hangs' : 'may hang'} on what you do not know.`,
};

/** More names than this say nothing to anybody. */
const SHOWN_FACTS = 3;

function named(lead: string, facts: readonly Fact[]): readonly string[] {
  const titles = facts.slice(0, SHOWN_FACTS).map(titleOf);
  const more = facts.length - titles.length;
  return facts.length === 0 ? [] : [`${lead}${titles.join(', ')}${more > 0 ? `, and ${more} more` : ''}.`];
}

/** Whom to ask for what nobody knew, one line for each of them. */
export function openLines(groups: readonly (readonly [Asked, readonly Fact[]])[]): readonly string[] {
  return [
    'What you did not know, others may:',
    ...groups.map(([asked, facts]) => `  • ${asked}: ${facts.map(titleOf).join(', ')}`),
  ];
}
