import type { Block, Footnote, Item } from '../../../layout/block.ts';
import type { Grounds } from '../../../report/grounds.ts';
import type { Report } from '../../../report/report.ts';
import type { Basis, Source } from '../../../rulebook/rulebook.ts';
import { lowerFirst } from '../../../yaml/phrases.ts';

/** What is said of a sentence that no source bears out; an estimate says so itself. */
const UNSOURCED: Readonly<Record<Basis | 'estimate', string>> = {
  estimate: '',
  published: '',
  stated: ' (you said)',
  judgement: ' (our judgement)',
};

/** The footnotes of a document, numbered in the order in which they are first cited. */
export class Footnotes {
  private readonly references: Report['references'];
  private readonly notes = new Map<string, Footnote>();

  constructor(references: Report['references']) {
    this.references = references;
  }

  /** "Good, because nothing leaves your machines (our judgement).", with the numbers of its sources. */
  sentence(before: string, grounds: Grounds): Item & { readonly cites: readonly number[] } {
    const clause = lowerFirst(grounds.because.replace(/\.$/, ''));
    return { text: `${before} ${clause}${UNSOURCED[grounds.basis]}.`, cites: this.sourcesOf(grounds) };
  }

  /** The number of something that is told elsewhere. */
  numberOf(text: string, url: string): number {
    return this.add(url, { text, url });
  }

  /** All that were cited so far. */
  blocks(): readonly Block[] {
    return this.notes.size === 0 ? [] : [{ kind: 'footnotes', notes: [...this.notes.values()] }];
  }

  private sourcesOf({ basis, claims }: Grounds): readonly number[] {
    if (basis !== 'published') return [];
    const sources = claims.flatMap((claim) => this.references.get(claim) ?? []);
    const numbers = sources.map((source) =>
      this.add(source.id, { text: sourceText(source), url: source.url }),
    );
    return [...new Set(numbers)].toSorted((a, b) => a - b);
  }

  private add(id: string, note: Omit<Footnote, 'number'>): number {
    const found = this.notes.get(id) ?? { ...note, number: this.notes.size + 1 };
    this.notes.set(id, found);
    return found.number;
  }
}

function sourceText({ date, publisher, read, title, url }: Source): string {
  const where = url === null ? ' No address is known.' : '';
  return `${publisher}, "${title}", ${date} (read on ${read}).${where}`;
}
