import type { Answer } from '../../interview/interview.ts';
import type { Entry, Heading, Prompts } from '../../io/prompts.ts';
import type { EnumFact, Fact, NumberFact, SetFact } from '../../rulebook/fact.ts';
import { numberRange, typedNumber } from '../../rulebook/number-fact.ts';
import type { Reply } from './reply.ts';

/** A question as it is put, with what can be done besides answering it and what was answered before. */
export interface Question {
  readonly heading: Heading;
  readonly commands: readonly Entry<Reply>[];
  readonly said: Answer | undefined;
}

/** Puts one question. */
export function put(fact: Fact, question: Question, prompts: Prompts): Promise<Reply> {
  switch (fact.type) {
    case 'number':
      return putNumber(fact, question, prompts);
    case 'set':
      return putSet(fact, question, prompts);
    default:
      return putChoice(fact, question, prompts);
  }
}

type ChoiceFact = Exclude<Fact, NumberFact | SetFact>;

function putChoice(fact: ChoiceFact, { commands, heading, said }: Question, prompts: Prompts) {
  const entries = entriesOf(fact);
  const at = [...entries, ...commands].find(({ value }) => isSame(value, said))?.value;
  return prompts.choose({ ...heading, entries, commands, ...(at === undefined ? {} : { at }) });
}

function isSame(reply: Reply, said: Answer | undefined): boolean {
  if (reply.kind === 'value') return said?.kind === 'value' && reply.value === said.value;
  if (reply.kind === 'example') return said?.kind === 'example' && reply.example === said.example;
  return reply.kind === said?.kind;
}

function entriesOf(fact: ChoiceFact): readonly Entry<Reply>[] {
  const entry = (value: string | boolean, label: string): Entry<Reply> => ({
    value: { kind: 'value', value },
    label,
  });
  if (fact.type === 'boolean') return [entry(true, fact.yes), entry(false, fact.no)];
  if (fact.type !== 'enum') return [];
  return examplesOf(fact) ?? fact.values.map((choice) => entry(choice.id, choice.label));
}

function examplesOf({ examples }: EnumFact): readonly Entry<Reply>[] | undefined {
  return examples?.map((example) => ({ value: { kind: 'example', example }, label: example.label }));
}

/** Ticks that contradict each other cannot be made; a command is chosen in their place. */
async function putSet(
  fact: SetFact,
  { commands, heading, said }: Question,
  prompts: Prompts,
): Promise<Reply> {
  const members = fact.members.map(
    (choice): Entry<string | Reply> => ({ value: choice.id, label: choice.label }),
  );
  const none: Entry<string | Reply> = { value: NONE, label: 'None of these' };
  const before = said?.kind === 'value' && Array.isArray(said.value) ? said.value : [];
  const chosen = await prompts.tick<string | Reply>({
    ...heading,
    entries: fact.alone === null ? [...members, none] : members,
    alone: [fact.alone ?? NONE],
    commands,
    ticked: said !== undefined && before.length === 0 && said.kind === 'value' ? [NONE] : before,
    fault: (ticked) => (ticked.length === 0 ? 'Tick at least one line with the space bar.' : null),
  });
  const command = chosen.find((each) => typeof each !== 'string');
  const ticked = chosen.flatMap((each) => (typeof each === 'string' && each !== NONE ? [each] : []));
  return command ?? { kind: 'value', value: ticked };
}

/** No member is called so. */
const NONE = '';

/** What can be typed instead of a number. */
const SIGNS: readonly { readonly sign: string; readonly kind: Reply['kind']; readonly hint: string }[] = [
  { sign: '', kind: 'unknown', hint: "Enter alone: I don't know" },
  { sign: '?', kind: 'why', hint: '?: why this is asked' },
  { sign: '!', kind: 'advice', hint: '!: the advice so far' },
  { sign: '<', kind: 'back', hint: '<: back' },
  { sign: '.', kind: 'stop', hint: '.: that is enough' },
  { sign: '=', kind: 'keep', hint: '=: leave it' },
];

/** Where a number is typed, commands are single signs. */
async function putNumber(
  fact: NumberFact,
  { commands, heading, said }: Question,
  prompts: Prompts,
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
