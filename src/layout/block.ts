import type { FilePlace } from '../yaml/tree.ts';
import type { Chart } from './chart.ts';
import type { Align } from './table.ts';

/** How a text stands out. */
export type Tone = 'plain' | 'strong' | 'faint' | 'good' | 'doubtful' | 'bad';

/** A text that may stand out. */
export type Text = string | { readonly text: string; readonly tone: Tone };

/** An entry of a section: a sentence, and a short remark on it. */
export interface Item {
  readonly text: string;
  readonly remark?: string;
  /** A command, which is not folded: it is there to be copied. */
  readonly isCommand?: true;
  /** The numbers of the footnotes on which it rests. */
  readonly cites?: readonly number[];
}

/** What a number in a text stands for: a source, and where everybody can open it. */
export interface Footnote {
  readonly number: number;
  readonly text: string;
  readonly url: string | null;
}

/** A name, and what is said of it. */
export interface Definition {
  readonly name: string;
  readonly text: string;
}

/** A column of a table; one of running text is not squeezed below `least`. */
export interface TableColumn {
  readonly head: Text;
  /** The head where there is little room. */
  readonly short?: string;
  readonly align: Align;
  readonly least?: number;
}

/** A line below an entry; where it is folded, the rest of a hanging one is set in. A link is not folded. */
export interface Line {
  readonly text: Text;
  readonly hanging: boolean;
  readonly isLink?: true;
}

/** Something of a list, with a mark before its name, a remark at the right edge, and lines below it. */
export interface Entry {
  /** With the blanks that align it; null: its number in the list. */
  readonly mark: Text | null;
  readonly name: Text;
  readonly remark: Text | null;
  /** What it is about: shown with the line of its file. */
  readonly place: FilePlace | null;
  readonly lines: readonly Line[];
}

/**
 * A part of what a command prints, without the markup of any format. All of it is text as it was read or made: whoever
 * writes blocks makes it safe.
 */
export type Block =
  | {
      readonly kind: 'heading';
      /** 1: the title of all. */
      readonly level: 1 | 2 | 3;
      readonly text: Text;
      readonly remark: Text | null;
    }
  | { readonly kind: 'paragraph'; readonly text: Text; readonly cites?: readonly number[] }
  | {
      readonly kind: 'section';
      readonly level: 2 | 3;
      readonly label: string;
      /** Where its text begins, beside labels of others that are longer; left out: beyond its own. */
      readonly margin?: number;
      readonly items: readonly Item[];
    }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | {
      readonly kind: 'definitions';
      readonly title: string | null;
      readonly indent: 2 | 4;
      /** Those of a group belong together: all of them at once. */
      readonly groups: readonly (readonly Definition[])[];
      readonly align: 'left' | 'right';
      /** What is not shown. */
      readonly more: string | null;
    }
  | {
      readonly kind: 'entries';
      readonly indent: number;
      readonly entries: readonly Entry[];
      /** What the remarks are, where they do not say so themselves: "USD a month". */
      readonly remarks: string | null;
      readonly more: string | null;
    }
  | {
      readonly kind: 'table';
      /** What it shows, said where tables are read apart from what stands above them. */
      readonly caption?: string;
      readonly columns: readonly TableColumn[];
      readonly rows: readonly (readonly Text[])[];
    }
  /** Lines as they are, no wider than so many columns. */
  | { readonly kind: 'verbatim'; readonly drawn: (width: number) => string }
  /** The first version that a terminal of usual width shows in so many lines, else the last one; elsewhere the first. */
  | {
      readonly kind: 'as-fits';
      readonly lines: number;
      readonly versions: readonly (readonly Block[])[];
    }
  | { readonly kind: 'chart'; readonly chart: Chart }
  /** Blocks that are read by who asks for them, where a page can be unfolded; elsewhere as if they stood there by themselves. */
  | { readonly kind: 'folded'; readonly label: string; readonly blocks: readonly Block[] }
  /** Blocks that stand close to each other. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }
  | { readonly kind: 'footnotes'; readonly notes: readonly Footnote[] }
  /** What programs that keep documents want to know. */
  | {
      readonly kind: 'front-matter';
      readonly fields: readonly (readonly [name: string, value: string | readonly string[]])[];
    };

/** A section for each label that has something to say. */
export function sections(
  level: 2 | 3,
  list: readonly (readonly [label: string, items: readonly Item[]])[],
): Block {
  const filled = list.filter(([, items]) => items.length > 0);
  const margin = Math.max(...filled.map(([label]) => label.length)) + 2;
  const blocks = filled.map(([label, items]): Block => ({ kind: 'section', level, label, margin, items }));
  return { kind: 'together', blocks };
}

/** Items without remarks. */
export function plain(texts: readonly string[]): readonly Item[] {
  return texts.map((text) => ({ text }));
}

export function heading(level: 1 | 2 | 3, text: Text, remark: Text | null = null): Block {
  return { kind: 'heading', level, text, remark };
}

export function paragraph(text: Text): Block {
  return { kind: 'paragraph', text };
}

export function together(...blocks: readonly Block[]): Block {
  return { kind: 'together', blocks };
}

/** What stands behind a text for its footnotes where they cannot be links: " [1, 2]". */
export function citesText(cites: readonly number[] = []): string {
  return cites.length === 0 ? '' : ` [${cites.join(', ')}]`;
}

export function textOf(text: Text): string {
  return typeof text === 'string' ? text : text.text;
}

export function toneOf(text: Text): Tone {
  return typeof text === 'string' ? 'plain' : text.tone;
}

export function strong(text: string): Text {
  return { text, tone: 'strong' };
}

export function faint(text: string): Text {
  return { text, tone: 'faint' };
}
