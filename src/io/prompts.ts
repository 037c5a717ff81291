import { wrapAnsi } from 'fast-wrap-ansi';
import inquirer from 'inquirer';
import { printable } from '../yaml/printable.ts';
import { promptTheme } from './prompts-theme.ts';
import { type Terminal, write } from './terminal.ts';
import { tickPrompt } from './tick-prompt.ts';
import type { Line } from './ticking.ts';

/** Thrown by every prompt once somebody leaves, with Ctrl-C, Ctrl-D or by closing the terminal. */
export class Interrupted extends Error {}

export interface Entry<T> {
  readonly value: T;
  readonly label: string;
}

/** What stands above the entries. */
export interface Heading {
  /** Where we are, in one line. */
  readonly progress?: string;
  readonly question: string;
  readonly help?: string;
}

export interface Menu<T> extends Heading {
  readonly entries: readonly Entry<T>[];
  /** Below a line: what is no answer. */
  readonly commands?: readonly Entry<T>[];
  /** The entry to start at. */
  readonly at?: T;
}

/** Entries to tick; a command is chosen at once, and then it is all that is chosen. */
export interface Ticks<T> extends Menu<T> {
  readonly ticked: readonly T[];
  /** Entries that go with no other one. */
  readonly alone?: readonly T[];
  /** What is wrong with the ticks, or null. */
  readonly fault: (ticked: readonly T[]) => string | null;
}

export interface Field extends Heading {
  /** What can be typed. */
  readonly hint?: string;
  readonly unit: string;
  readonly text: string;
  /** What is wrong with a text, or null. It is shown while somebody types. */
  readonly fault: (text: string) => string | null;
}

/** How questions are put to somebody, so that what is asked can be tested without a terminal. */
export interface Prompts {
  readonly width: number;
  choose<T>(menu: Menu<T>): Promise<T>;
  tick<T>(ticks: Ticks<T>): Promise<readonly T[]>;
  type(field: Field): Promise<string>;
  /** Prints lines that stay on the screen. */
  say(lines: readonly string[]): void;
  /** Prints a text that is laid out already. */
  print(text: string): void;
}

/** Where questions are put, if not on the terminal, and what interrupts them. */
type Streams = Omit<NonNullable<Parameters<typeof inquirer.createPromptModule>[0]>, 'clearPromptOnDone'>;

/** Rows below the entries: a blank one, a fault, how to choose, and where the cursor goes. */
const ROWS_BELOW = 4;

/** Fewer entries than this are not shown at once, however small the terminal is. */
const LEAST_ROWS = 5;

/** Questions on the terminal. A question disappears once it is answered: what is to stay is for the caller to say. */
export class TerminalPrompts implements Prompts {
  private readonly terminal: Terminal;
  private readonly streams: Streams;
  private readonly ask: ReturnType<typeof inquirer.createPromptModule>;

  constructor(terminal: Terminal, streams: Streams) {
    this.terminal = terminal;
    this.streams = streams;
    this.ask = inquirer.createPromptModule({ ...streams, clearPromptOnDone: true });
  }

  /** The terminal may have changed since the last question. */
  get width(): number {
    const { columns } = process.stdout;
    return Math.max(40, Math.min(columns > 0 ? columns : this.terminal.width, 100));
  }

  async choose<T>(menu: Menu<T>): Promise<T> {
    const entries = [...menu.entries, ...(menu.commands ?? [])];
    const at = entries.findIndex((entry) => entry.value === menu.at);
    const heading = this.heading(menu);
    const chosen = await this.run({
      type: 'select',
      message: heading,
      choices: this.choices(menu, entries),
      default: Math.max(0, at),
      ...this.paging(heading),
    });
    return valueAt(entries, chosen);
  }

  async tick<T>(ticks: Ticks<T>): Promise<readonly T[]> {
    const entries = [...ticks.entries, ...(ticks.commands ?? [])];
    const heading = this.heading(ticks);
    const lines = this.lines(ticks);
    const places = lines.flatMap(({ kind }, place) => (kind === 'rule' ? [] : [place]));
    const valuesAt = (chosen: readonly number[]) =>
      chosen.map((place) => valueAt(entries, places.indexOf(place)));
    const ticked = entries.flatMap(({ value }, index) =>
      ticks.ticked.includes(value) ? [places[index] ?? index] : [],
    );
    const config = {
      message: heading,
      lines,
      ticked,
      fault: (chosen: readonly number[]) => ticks.fault(valuesAt(chosen)),
      ...this.paging(heading),
    };
    const context = { ...this.streams, clearPromptOnDone: true };
    return valuesAt(await leavable(tickPrompt(config, context)));
  }

  async type(field: Field): Promise<string> {
    const { style } = this.terminal;
    const hint = field.hint === undefined ? [] : [this.wrapped(field.hint, 0)];
    const answer = await this.run({
      type: 'input',
      message: [this.heading(field), ...hint, `  ${printable(field.unit)}`].join('\n'),
      default: field.text,
      prefill: 'editable',
      transformer: (value: string) => {
        const fault = field.fault(value);
        return `${fault === null ? '' : style.red(`(${printable(fault)}) `)}› ${printable(value)}`;
      },
      validate: (value: string) => printable(field.fault(value) ?? '') || true,
      theme: promptTheme(style),
    });
    return String(answer);
  }

  say(lines: readonly string[]): void {
    for (const line of lines) write('stdout', `${this.wrapped(line, 0)}\n`);
  }

  print(text: string): void {
    write('stdout', text);
  }

  private async run(question: Record<string, unknown> & { type: 'select' | 'input'; message: string }) {
    const asked: Promise<{ readonly answer?: unknown }> = this.ask([{ ...question, name: 'answer' }]);
    return (await leavable(asked)).answer;
  }

  private heading({ progress, question, help }: Heading): string {
    const { style } = this.terminal;
    const lines = [
      '',
      ...(progress === undefined ? [] : [style.dim(this.wrapped(progress, 0))]),
      style.bold(this.wrapped(question, 0)),
      ...(help === undefined || help === '' ? [] : [style.dim(this.wrapped(help, 0))]),
    ];
    return lines.join('\n');
  }

  /** The lines of a list to tick: what is wrapped stands below what it belongs to. */
  private lines<T>({ alone = [], commands = [], entries }: Ticks<T>): readonly Line[] {
    const line = (kind: Line['kind'], { label }: Entry<T>): Line => ({
      kind,
      text: this.wrapped(label, kind === 'command' ? 2 : 3),
    });
    const rule: Line = { kind: 'rule', text: this.rule() };
    return [
      ...entries.map((entry) => line(alone.includes(entry.value) ? 'alone' : 'entry', entry)),
      ...(commands.length === 0 ? [] : [rule]),
      ...commands.map((entry) => line('command', entry)),
    ];
  }

  private rule(): string {
    return this.terminal.style.dim('─'.repeat(30));
  }

  private choices<T>(menu: Menu<T>, entries: readonly Entry<T>[]) {
    const choices = entries.map((entry, index) => ({
      value: index,
      name: this.wrapped(entry.label, 2),
    }));
    if ((menu.commands ?? []).length === 0) return choices;
    const line = new inquirer.Separator(this.rule());
    return [...choices.slice(0, menu.entries.length), line, ...choices.slice(menu.entries.length)];
  }

  /** As many entries as fit below the heading; the others are scrolled to. */
  private paging(heading: string) {
    const rows = process.stdout.rows > 0 ? process.stdout.rows : 24;
    const room = rows - heading.split('\n').length - ROWS_BELOW;
    return { pageSize: Math.max(LEAST_ROWS, room), loop: false, theme: promptTheme(this.terminal.style) };
  }

  /** Later lines are indented, so that they stand below the first one behind its mark. */
  private wrapped(text: string, indent: number): string {
    const lead = /^ */.exec(text)?.[0] ?? '';
    const clean = printable(text.slice(lead.length));
    const hanging = lead + (/^[•*-] /.test(clean) ? '  ' : '');
    const room = Math.max(20, this.width - indent - hanging.length - 1);
    return lead + wrapAnsi(clean, room, { hard: true }).replaceAll('\n', `\n${' '.repeat(indent)}${hanging}`);
  }
}

/** Says in our own words that somebody leaves. */
async function leavable<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && LEAVING.includes(error.name)) throw new Interrupted();
    throw error;
  }
}

const LEAVING = ['ExitPromptError', 'AbortPromptError'];

function valueAt<T>(entries: readonly Entry<T>[], index: unknown): T {
  const entry = typeof index === 'number' ? entries[index] : undefined;
  if (entry === undefined) throw new Error('A prompt answered with something that it did not offer.');
  return entry.value;
}
