import type { End } from '../../interview/ending.ts';
import {
  type Answer,
  askedIn,
  followsFromNumbers,
  type Step,
  workingOut,
} from '../../interview/interview.ts';
import { OFFER_AT } from '../../interview/outlook.ts';
import type { Session } from '../../interview/session.ts';
import { whyAsked } from '../../interview/why.ts';
import type { Entry, Heading, Prompts } from '../../io/prompts.ts';
import { at } from '../../rulebook/at.ts';
import type { Fact, FactId, NumberFact, SetFact } from '../../rulebook/fact.ts';
import { numberRange, typedNumber } from '../../rulebook/number-fact.ts';
import { quote } from '../../yaml/phrases.ts';
import { shortAnswer, stopOffer, whyLines } from './wording.ts';

/** What somebody does at a question: answer it, or something else. */
type Reply = Answer | { readonly kind: 'why' } | { readonly kind: 'back' } | { readonly kind: 'stop' };

const UNKNOWN: Entry<Reply> = { value: { kind: 'unknown' }, label: "I don't know" };
const WHY: Entry<Reply> = { value: { kind: 'why' }, label: 'Why is this asked?' };
const BACK: Entry<Reply> = { value: { kind: 'back' }, label: 'Go back one question' };
const STOP: Entry<Reply> = { value: { kind: 'stop' }, label: 'Stop here, not settled' };
const FROM_NUMBERS: Entry<Reply> = {
  value: { kind: 'from-numbers' },
  label: 'Work it out from numbers',
};

/** Asks one question after another until no answer matters any more, or somebody has enough. */
export async function askQuestions(session: Session, prompts: Prompts, showLead: boolean): Promise<End> {
  let offered = false;
  for (;;) {
    const { next, settled, agreement } = session.outlook;
    const { all, model } = session.interview;
    const fact = model.rulebook.facts.find((each) => each.id === next);
    if (fact === undefined) return settled ? 'settled' : 'exhausted';
    const mayStop = !all && !settled && agreement >= OFFER_AT;
    if (mayStop && !offered && workingOut(session.interview, session.steps) === null) {
      offered = true;
      if (await wantsToStop(session, prompts)) return 'stopped';
    }
    const reply = await ask(session, fact, prompts, { showLead, mayStop });
    if (reply.kind === 'stop') return 'stopped';
    if (reply.kind === 'back') goBack(session, prompts);
    else record(session, { fact: fact.id, answer: reply }, fact, prompts);
  }
}

async function wantsToStop(session: Session, prompts: Prompts): Promise<boolean> {
  return prompts.choose({
    question: 'Stop here, or go on until it is settled?',
    help: stopOffer(session.outlook),
    entries: [
      { value: false, label: 'Go on' },
      { value: true, label: STOP.label },
    ],
  });
}

export function goBack(session: Session, prompts: Prompts): void {
  const last = session.steps.at(-1);
  session.back();
  if (last !== undefined) prompts.say(['↩ one question back']);
}

function record(session: Session, step: Step, fact: Fact, prompts: Prompts): void {
  prompts.say([`• ${fact.question} ${shortAnswer(fact, step.answer)}`]);
  session.answer(step);
}

interface Asking {
  readonly showLead: boolean;
  readonly mayStop: boolean;
}

/** Puts one question until it is answered, or left by going back or stopping. */
async function ask(
  session: Session,
  fact: Fact,
  prompts: Prompts,
  asking: Asking,
): Promise<Exclude<Reply, { readonly kind: 'why' }>> {
  for (;;) {
    const heading: Heading = {
      progress: progressLine(session, fact.id, asking.showLead),
      question: fact.question,
      help: fact.help,
    };
    const reply = await put(session, fact, heading, prompts, asking);
    if (reply.kind !== 'why') return reply;
    prompts.say(['', ...whyLines(whyAsked(session.interview, session.steps, fact.id))]);
  }
}

function put(
  session: Session,
  fact: Fact,
  heading: Heading,
  prompts: Prompts,
  asking: Asking,
): Promise<Reply> {
  const commands = commandsFor(session, fact, asking);
  const said = session.lastSaid(fact.id);
  switch (fact.type) {
    case 'number':
      return putNumber(fact, heading, prompts, commands, said);
    case 'set':
      return putSet(fact, heading, prompts, commands, said);
    default:
      return putChoice(fact, heading, prompts, commands, said);
  }
}

function commandsFor(session: Session, fact: Fact, { mayStop }: Asking): readonly Entry<Reply>[] {
  return [
    ...(followsFromNumbers(session.steps, fact) ? [FROM_NUMBERS] : []),
    UNKNOWN,
    WHY,
    ...(session.steps.length > 0 ? [BACK] : []),
    ...(mayStop ? [STOP] : []),
  ];
}

function putChoice(
  fact: Exclude<Fact, NumberFact | SetFact>,
  heading: Heading,
  prompts: Prompts,
  commands: readonly Entry<Reply>[],
  said: Answer | undefined,
): Promise<Reply> {
  const entries = entriesOf(fact);
  const same = (entry: Entry<Reply>) =>
    entry.value.kind === said?.kind &&
    (entry.value.kind !== 'value' || (said.kind === 'value' && entry.value.value === said.value));
  const at = [...entries, ...commands].find(same)?.value;
  return prompts.choose({ ...heading, entries, commands, ...(at === undefined ? {} : { at }) });
}

function entriesOf(fact: Exclude<Fact, NumberFact | SetFact>): readonly Entry<Reply>[] {
  const entry = (value: string | boolean, label: string): Entry<Reply> => ({
    value: { kind: 'value', value },
    label,
  });
  if (fact.type === 'boolean') return [entry(true, fact.yes), entry(false, fact.no)];
  return fact.type === 'enum' ? fact.values.map((choice) => entry(choice.id, choice.label)) : [];
}

/** In a list to tick, commands are ticked like answers, but alone. */
async function putSet(
  fact: SetFact,
  heading: Heading,
  prompts: Prompts,
  commands: readonly Entry<Reply>[],
  said: Answer | undefined,
): Promise<Reply> {
  const members = fact.members.map(
    (choice): Entry<string | Reply> => ({ value: choice.id, label: choice.label }),
  );
  const none: Entry<string | Reply> = { value: { kind: 'value', value: [] }, label: 'None of these' };
  const before = said?.kind === 'value' && Array.isArray(said.value) ? said.value : [];
  const chosen = await prompts.tick<string | Reply>({
    ...heading,
    entries: members,
    commands: fact.alone === null ? [none, ...commands] : commands,
    ticked: before,
    fault: (ticked) => {
      if (ticked.length === 0) return 'Tick at least one line with the space bar.';
      const alone = ticked.filter((each) => typeof each !== 'string').length;
      if (alone > 0 && ticked.length > 1) return 'Below the line, tick one and nothing else.';
      const isMixed = fact.alone !== null && ticked.includes(fact.alone) && ticked.length > 1;
      return isMixed ? `Tick either ${quote(labelOf(fact, fact.alone))} or others, not both.` : null;
    },
  });
  const command = chosen.find((each) => typeof each !== 'string');
  return command ?? { kind: 'value', value: chosen.filter((each) => typeof each === 'string') };
}

function labelOf({ members }: SetFact, id: string | null): string {
  return members.find((member) => member.id === id)?.label ?? '';
}

/** What can be typed instead of a number. */
const SIGNS: readonly { readonly sign: string; readonly kind: Reply['kind']; readonly hint: string }[] = [
  { sign: '', kind: 'unknown', hint: "Enter alone: I don't know" },
  { sign: '?', kind: 'why', hint: '?: why this is asked' },
  { sign: '<', kind: 'back', hint: '<: back' },
  { sign: '.', kind: 'stop', hint: '.: stop here, not settled' },
];

/** Where a number is typed, commands are single signs. */
async function putNumber(
  fact: NumberFact,
  heading: Heading,
  prompts: Prompts,
  commands: readonly Entry<Reply>[],
  said: Answer | undefined,
): Promise<Reply> {
  const signs = SIGNS.filter(({ kind }) => commands.some((entry) => entry.value.kind === kind));
  const command = (text: string) => {
    const kind = signs.find(({ sign }) => sign === text.trim())?.kind;
    return commands.find((entry) => entry.value.kind === kind);
  };
  const text = await prompts.type({
    ...heading,
    hint: signs.map(({ hint }) => hint).join(' · '),
    unit: fact.unit,
    text: said?.kind === 'value' ? String(said.value) : '',
    fault: (typed) =>
      command(typed) !== undefined || typedNumber(fact, typed) !== null ? null : numberRange(fact),
  });
  const value = typedNumber(fact, text);
  return command(text)?.value ?? (value === null ? { kind: 'unknown' } : { kind: 'value', value });
}

function progressLine(session: Session, fact: FactId, showLead: boolean): string {
  const { interview, outlook, steps } = session;
  const asked = askedIn(interview, steps);
  const numbers = workingOut(interview, steps);
  const left = numbers === null ? outlook.atMost - 1 : outlook.atMost;
  const place =
    numbers === null
      ? `Question ${asked + 1}`
      : `Question ${asked}, number ${numbers.drivers.indexOf(fact) + 1} of ${numbers.drivers.length}`;
  const leaders = outlook.leaders.map(
    ({ option, score }) => `${at(interview.model.rulebook.options, option).short} ${Math.round(score)}`,
  );
  const lead = leaders.length === 0 ? 'none fits so far' : leaders.join(', ');
  return `${place} · at most ${left} more${showLead ? ` · now ${lead}` : ''}`;
}
