import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, extname, join } from 'node:path';
import { writeFile } from '../../io/write-file.ts';
import { DEFAULT_FILE, type Wish } from './save.ts';

/** What became of the answers of an interview that was left. */
export type Kept =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'failed' };

/** The answers of an interview that may be left at any time: beside the file they are meant for, under a free name. */
export class Unfinished {
  private readonly atStart: string;
  private readonly wish: Wish;
  private saved: { readonly text: string; readonly file: string } | null = null;

  /** @param atStart the text in which nothing is answered yet that was not known before. */
  constructor(atStart: string, wish: Wish) {
    this.atStart = atStart;
    this.wish = wish;
  }

  /** Saves a text, in the same file as the one before. */
  save(text: string): Kept {
    if (this.saved === null && text === this.atStart) return { kind: 'nothing' };
    const file = text === this.saved?.text ? this.saved.file : this.write(text);
    if (file === null) return { kind: 'failed' };
    this.saved = { text, file };
    return { kind: 'saved', file };
  }

  private write(text: string): string | null {
    if (this.saved === null) return createUnfinished(text, this.wish);
    return writeFile(this.saved.file, text, 'replace').kind === 'written' ? this.saved.file : null;
  }
}

function createUnfinished(text: string, wish: Wish): string | null {
  for (const folder of [dirname(meantFile(wish)), '.', tmpdir()]) {
    for (const file of unfinishedNames(folder, wish)) {
      const written = writeFile(file, withoutLostSchema(text, folder), 'free');
      if (written.kind === 'written') return file;
      if (written.kind === 'failed') break;
    }
  }
  return null;
}

/** A first line that names its schema to editors is left out in a folder where that is not. */
function withoutLostSchema(text: string, folder: string): string {
  const [line, schema] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
  return line === undefined || schema === undefined || existsSync(join(folder, schema))
    ? text
    : text.slice(line.length);
}

/** The latest file that an interview with the same wish left behind where it was meant to; null where there is none. */
export function leftBehind(wish: Wish): string | null {
  let latest: string | null = null;
  for (const file of unfinishedNames(dirname(meantFile(wish)), wish)) {
    if (!existsSync(file)) break;
    latest = file;
  }
  return latest;
}

/** Where the answers are meant to go, as far as somebody said. */
export function meantFile({ save, from }: Wish): string {
  return save ?? (from === '-' ? undefined : from) ?? DEFAULT_FILE;
}

function unfinishedNames(folder: string, wish: Wish): readonly string[] {
  const meant = meantFile(wish);
  const stem = basename(meant, extname(meant)).replace(/\.unfinished(-\d+)?$/, '');
  return Array.from({ length: 999 }, (_, at) =>
    join(folder, `${stem}.unfinished${at === 0 ? '' : `-${at + 1}`}.yaml`),
  );
}
