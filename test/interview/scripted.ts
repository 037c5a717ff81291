import type { Asking } from '../../src/commands/interview/questions.ts';
import type { Field, Heading, Menu, Prompts, Ticks } from '../../src/io/prompts.ts';
import { type Line, tickedAfter } from '../../src/io/ticking.ts';
import { at } from '../../src/rulebook/at.ts';
import { deriveValue } from '../../src/rulebook/derive.ts';
import type { EnumFact, FactValue } from '../../src/rulebook/fact.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import type { Person } from './people.ts';

/** What somebody does at a prompt: picks the entry with this label, ticks entries, or types a text. */
export type Move =
  | { readonly pick: string }
  | { readonly tick: readonly string[] }
  | { readonly type: string };

/** Says what to do at a prompt, which is seen for the nth time (from 1). */
export type Script = (heading: Heading, nth: number) => Move;

/** Does what the moves say, one after the other, and then what the script says. */
export function first(moves: readonly Move[], then: Script): Script {
  const left = [...moves];
  return (heading, nth) => left.shift() ?? then(heading, nth);
}

/** Answers the questions of a rulebook as a person would, and picks the first entry of everything else. */
export function answersOf(rulebook: Rulebook, person: Person): Script {
  return ({ question }) => {
    const fact = rulebook.facts.find((each) => each.question === question);
    const value = fact === undefined ? undefined : person.get(fact.id);
    if (fact === undefined) return { pick: '' };
    if (value === undefined && fact.type === 'set') return { tick: ["I don't know"] };
    if (value === undefined) return fact.type === 'number' ? { type: '' } : { pick: "I don't know" };
    if (fact.type === 'enum') return { pick: choiceOf(fact, value) };
    if (fact.type === 'boolean') return { pick: value === true ? fact.yes : fact.no };
    if (fact.type !== 'set') return { type: String(value) };
    const labels = fact.members.filter(({ id }) => Array.isArray(value) && value.includes(id));
    return { tick: labels.length === 0 ? ['None of these'] : labels.map(({ label }) => label) };
  };
}

/** The label of a value, or of the first example from which it follows. */
function choiceOf(fact: EnumFact, value: FactValue): string {
  const example = fact.examples?.find(({ numbers }) => {
    const stated = new Map(numbers.map(([id, number]) => [id, { value: number }]));
    return deriveValue(fact, stated) === value;
  });
  return example?.label ?? fact.values.find((each) => each.id === value)?.label ?? '';
}

/** Somebody at the terminal who follows a script; every prompt they saw is kept. */
export class Scripted implements Prompts {
  readonly width = 80;
  readonly seen: Heading[] = [];
  /** The labels at each prompt with a list to tick. */
  readonly offered: (readonly string[])[] = [];
  readonly said: string[] = [];
  private readonly script: Script;

  constructor(script: Script) {
    this.script = script;
  }

  async choose<T>(menu: Menu<T>): Promise<T> {
    const move = this.next(menu);
    return this.entry(menu, 'pick' in move ? move.pick : '');
  }

  async tick<T>(ticks: Ticks<T>): Promise<readonly T[]> {
    const { alone = [], commands = [], entries } = ticks;
    const listed = [...entries, ...commands];
    this.offered.push(listed.map(({ label }) => label));
    const lines = listed.map(({ label, value }): Line => {
      const kind = commands.some((each) => each.value === value) ? 'command' : 'entry';
      return { kind: alone.includes(value) ? 'alone' : kind, text: label };
    });
    const move = this.next(ticks);
    let ticked: readonly number[] = [];
    for (const label of 'tick' in move ? move.tick : []) {
      const entry = this.entry(ticks, label);
      if (commands.some((each) => each.value === entry)) return [entry];
      ticked = tickedAfter(
        lines,
        ticked,
        listed.findIndex(({ value }) => value === entry),
      );
    }
    const chosen = ticked.map((place) => at(listed, place).value);
    const fault = ticks.fault(chosen);
    if (fault === null) return chosen;
    this.said.push(`! ${fault}`);
    return this.tick(ticks);
  }

  async type(field: Field): Promise<string> {
    const move = this.next(field);
    const text = 'type' in move ? move.type : '';
    const fault = field.fault(text);
    if (fault === null) return text;
    this.said.push(`! ${fault}`);
    return this.type(field);
  }

  say(lines: readonly string[]): void {
    this.said.push(...lines);
  }

  print(text: string): void {
    this.said.push(text);
  }

  private next(heading: Heading): Move {
    this.seen.push(heading);
    if (this.seen.length > 500) throw new Error(`The script never ends: ${heading.question}`);
    return this.script(heading, this.seen.filter(({ question }) => question === heading.question).length);
  }

  private entry<T>(menu: Menu<T>, label: string): T {
    const entries = [...menu.entries, ...(menu.commands ?? [])];
    const entry = entries.find((each) => each.label.startsWith(label));
    if (entry === undefined)
      throw new Error(
        `No "${label}" at: ${menu.question} (${entries.map((each) => each.label).join(' | ')})`,
      );
    return entry.value;
  }
}

/** Asking with nothing beside the questions. */
export const PLAIN: Asking = {
  showLead: false,
  adviceSoFar: async () => 'the advice so far',
  followUp: async () => {},
};
