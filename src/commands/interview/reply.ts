import { type Answer, followsFromNumbers } from '../../interview/interview.ts';
import type { Session } from '../../interview/session.ts';
import type { Entry } from '../../io/prompts.ts';
import { driversOf } from '../../rulebook/derive.ts';
import type { Fact } from '../../rulebook/fact.ts';

/** What somebody does at a question: answers it, or something else. */
export type Reply =
  | Answer
  | { readonly kind: 'why' }
  | { readonly kind: 'advice' }
  | { readonly kind: 'back' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'keep' };

/** What can be done at a question besides answering it. */
export interface Ways {
  readonly canGoBack: boolean;
  readonly mayStop: boolean;
  /** Whether an answer that is known is put right: then it may stay as it is. */
  readonly isCorrection: boolean;
  /** Whether words of the question are explained. */
  readonly explains: boolean;
}

const UNKNOWN: Entry<Reply> = { value: { kind: 'unknown' }, label: "I don't know" };

const WORK_OUT = 'Work it out from numbers';
const GIVE_NUMBER = 'Give the number itself';

/** The replies that are no answer, in the order of the list. */
export function commandsFor(session: Session, fact: Fact, ways: Ways): readonly Entry<Reply>[] {
  const why = ways.explains ? 'Why is this asked, what do the words mean?' : 'Why is this asked?';
  const offered: readonly (readonly [boolean, Entry<Reply>])[] = [
    [
      followsFromNumbers(session.steps, fact),
      { value: { kind: 'from-numbers' }, label: hasOneNumber(fact) ? GIVE_NUMBER : WORK_OUT },
    ],
    [!session.interview.given.has(fact.id), UNKNOWN],
    [true, { value: { kind: 'why' }, label: why }],
    [!ways.isCorrection, { value: { kind: 'advice' }, label: 'The advice so far' }],
    [ways.canGoBack && !ways.isCorrection, { value: { kind: 'back' }, label: 'Go back one question' }],
    [ways.mayStop, { value: { kind: 'stop' }, label: 'That is enough, on to the advice' }],
    [ways.isCorrection, { value: { kind: 'keep' }, label: 'Leave it as it is' }],
  ];
  return offered.flatMap(([isOffered, entry]) => (isOffered ? [entry] : []));
}

function hasOneNumber(fact: Fact): boolean {
  return fact.type === 'enum' && driversOf(fact).length === 1;
}
