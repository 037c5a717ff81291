import type { End } from '../../interview/ending.ts';
import { type Step, unsizedIn, workingOut } from '../../interview/interview.ts';
import { mayOffer } from '../../interview/offer.ts';
import type { Session } from '../../interview/session.ts';
import { whyAsked } from '../../interview/why.ts';
import type { Prompts } from '../../io/prompts.ts';
import type { Fact, FactId } from '../../rulebook/fact.ts';
import { progressLine } from './progress.ts';
import { put } from './put.ts';
import { commandsFor, type Reply } from './reply.ts';
import { termsIn, wordingOf } from './terms.ts';
import { answerLine, offerEntries, offerLines, termLines, whyLines } from './wording.ts';

/** What happens beside the questions. */
export interface Asking {
  readonly showLead: boolean;
  /** What is advised on the answers so far. */
  readonly adviceSoFar: () => Promise<string>;
  /** Asks what belongs to a fact that was just answered. */
  readonly followUp: (fact: FactId) => Promise<void>;
}

/** Asks one question after another until no answer matters any more, or somebody has enough. */
export async function askQuestions(session: Session, prompts: Prompts, asking: Asking): Promise<End> {
  let offered = false;
  for (;;) {
    const { next, settled } = session.outlook;
    const fact = factIn(session, next ?? unsizedIn(session.interview, session.steps));
    if (fact === undefined) return settled ? 'settled' : 'exhausted';
    const mayStop = offered || mayOffer(session);
    if (mayStop && !offered) {
      offered = true;
      if (await wantsToStop(session, prompts)) return 'stopped';
    }
    const reply = await ask(session, fact, prompts, { ...asking, mayStop, isCorrection: false });
    if (reply.kind === 'stop') return 'stopped';
    if (reply.kind === 'back') goBack(session, prompts);
    else if (reply.kind !== 'keep') await record(session, { fact: fact.id, answer: reply }, prompts, asking);
  }
}

/** Puts one question again, in place of what is known; the numbers behind it follow at once. False: it stays as it is. */
export async function askAgain(
  session: Session,
  fact: Fact,
  prompts: Prompts,
  asking: Asking,
): Promise<boolean> {
  const reply = await ask(session, fact, prompts, { ...asking, mayStop: false, isCorrection: true });
  if (reply.kind === 'keep' || reply.kind === 'back' || reply.kind === 'stop') return false;
  session.correct({ fact: fact.id, answer: reply });
  prompts.say([answerLine(fact, reply)]);
  await asking.followUp(fact.id);
  const [missing = null] = workingOut(session.interview, session.steps)?.missing ?? [];
  const number = factIn(session, missing);
  if (number !== undefined) await askAgain(session, number, prompts, asking);
  return true;
}

function factIn({ interview }: Session, id: FactId | null): Fact | undefined {
  return interview.model.rulebook.facts.find((each) => each.id === id);
}

function wantsToStop(session: Session, prompts: Prompts): Promise<boolean> {
  return prompts.choose({ ...offerLines(session), entries: offerEntries(session.outlook) });
}

export function goBack(session: Session, prompts: Prompts): void {
  const last = session.steps.at(-1);
  session.back();
  if (last !== undefined) prompts.say(['↩ one question back']);
}

async function record(session: Session, step: Step, prompts: Prompts, asking: Asking): Promise<void> {
  const fact = factIn(session, step.fact);
  if (fact !== undefined) prompts.say([answerLine(fact, step.answer)]);
  session.answer(step);
  await asking.followUp(step.fact);
}

/** Puts one question until it is answered, or left by going back or stopping. */
async function ask(
  session: Session,
  fact: Fact,
  prompts: Prompts,
  asking: Asking & { readonly mayStop: boolean; readonly isCorrection: boolean },
): Promise<Exclude<Reply, { readonly kind: 'why' } | { readonly kind: 'advice' }>> {
  const { isCorrection, mayStop, showLead } = asking;
  const { rulebook } = session.interview.model;
  const explains = termsIn(rulebook, wordingOf(fact)).length > 0;
  const canGoBack = session.steps.length > 0;
  const commands = commandsFor(session, fact, {
    canGoBack,
    mayStop,
    isCorrection,
    explains,
  });
  const progress = isCorrection ? 'Another answer' : progressLine(session, fact.id, showLead);
  const heading = { progress, question: fact.question, help: fact.help };
  for (;;) {
    const reply: Reply = await put(fact, { heading, commands, said: session.lastSaid(fact.id) }, prompts);
    if (reply.kind === 'why') {
      const why = whyLines(whyAsked(session.interview, session.steps, fact.id));
      prompts.say(['', ...why, ...termLines(termsIn(rulebook, [...wordingOf(fact), ...why]))]);
    } else if (reply.kind === 'advice') prompts.print(`\n${await asking.adviceSoFar()}`);
    else return reply;
  }
}
