import { readSource } from './parse.ts';
import { lowerFirst } from './phrases.ts';
import type { Outcome, Problem } from './problem.ts';
import type { Entry, MapTree, Scalar, SourceFile, Tree } from './tree.ts';

/** How deep maps and lists may stand in one another. */
const MAX_DEPTH = 200;

/** What is kept of a file of many megabytes. */
const MAX_VALUES = 1_000_000;

/**
 * Reads JSON into a tree with positions, some sixty times as fast as the reader of YAML: for files that programs write.
 * @param wanted the keys whose values are kept, at whatever depth; what stands under others is passed over.
 */
export function readJson(file: SourceFile, what: string, wanted: ReadonlySet<string>): Outcome<Tree> {
  const deep = tooDeepAt(file.text);
  if (deep !== null) return { ok: false, problems: [{ kind: 'too-deep', limit: MAX_DEPTH, at: one(deep) }] };
  const fault = faultOf(file.text);
  if (fault !== null) return notJson(file, what, fault);
  const reader = new JsonReader(file.text, wanted);
  const tree = reader.read();
  return reader.problems.length === 0 ? { ok: true, value: tree } : { ok: false, problems: reader.problems };
}

/** Where the first value stands that is too deep; null where none is. Brackets alone would keep the engine busy for long. */
function tooDeepAt(text: string): number | null {
  let depth = 0;
  let isInText = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charCodeAt(at);
    if (isInText && character === BACKSLASH) at++;
    else if (character === QUOTE) isInText = !isInText;
    else if (isInText) continue;
    else if (OPENING.includes(character)) {
      if (++depth > MAX_DEPTH) return at;
    } else if (CLOSING.includes(character)) depth--;
  }
  return null;
}

const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const OPENING: readonly number[] = [0x5b, 0x7b];
const CLOSING: readonly number[] = [0x5d, 0x7d];

/** Why a text is not JSON, in the words of the engine; null where it is. */
function faultOf(text: string): string | null {
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The most that the reader of YAML takes. */
const SMALL = 1024 * 1024;

/** Most of what is no JSON is no YAML either, and that reader says what to do about it. */
function notJson(file: SourceFile, what: string, fault: string): Outcome<never> {
  const { length } = file.text;
  const asYaml = length > SMALL ? null : readSource(file, what, () => ({ ok: true, value: null }));
  if (asYaml?.ok === false) return asYaml;
  const told = /at position (\d+)/.exec(fault)?.[1];
  const start = told === undefined ? (fault.includes('end of JSON') ? length : 0) : Number(told);
  const reason = fault.replace(/(?: in| after)? JSON at position.*|, (?:\.{3})?".*$/s, '');
  const explanation = `it is not JSON, as ${what} has to be: ${lowerFirst(reason)}.`;
  return { ok: false, problems: [{ kind: 'clash', subject: 'The file', explanation, at: one(start) }] };
}

/** Only for texts that are JSON: it tells values apart by their first character. */
class JsonReader {
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly wanted: ReadonlySet<string>;
  private offset = 0;
  private values = 0;

  constructor(text: string, wanted: ReadonlySet<string>) {
    this.text = text;
    this.wanted = wanted;
  }

  read(): Tree {
    const start = this.skipTo(BLANK);
    if (++this.values > MAX_VALUES) return this.stop(start);
    const opening = this.text.charAt(start);
    if (opening !== '{' && opening !== '[') return this.readScalar();
    this.offset++;
    return opening === '{' ? this.readMap(start) : this.readList(start);
  }

  private readMap(start: number): MapTree {
    const entries = new Map<string, Entry>();
    while (this.isMore('}')) {
      const key = this.readScalar();
      this.skipTo(BLANK);
      this.offset++;
      const name = String(key.value);
      if (!this.wanted.has(name)) this.skipValue();
      else if (entries.has(name)) {
        this.problems.push({ kind: 'duplicate-key', key: name, at: key.at });
        this.skipValue();
      } else entries.set(name, { key: name, keyAt: key.at, value: this.read() });
    }
    return { kind: 'map', entries, at: { start, end: this.offset } };
  }

  private readList(start: number): Tree {
    const items: Tree[] = [];
    while (this.isMore(']')) items.push(this.read());
    return { kind: 'list', items, at: { start, end: this.offset } };
  }

  /** Goes on to the next member of a map or list; past its end where there is none. */
  private isMore(closing: string): boolean {
    this.skipTo(SEPARATOR);
    if (this.offset < this.text.length && this.text.charAt(this.offset) !== closing) return true;
    this.offset++;
    return false;
  }

  private readScalar(): Scalar {
    const start = this.offset;
    this.skipScalar();
    const at = { start, end: this.offset };
    const value: unknown = JSON.parse(this.text.slice(start, this.offset));
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return { kind: 'scalar', value: isPlain ? value : null, quoted: typeof value === 'string', at };
  }

  /** Without recursion: what nobody wants may be nested as deep as a file is long. */
  private skipValue(): void {
    let open = 0;
    do {
      this.skipTo(NEITHER);
      const character = this.text.charAt(this.offset);
      if (character === '{' || character === '[') open++;
      if (character === '}' || character === ']') open--;
      if ('{}[]'.includes(character)) this.offset++;
      else this.skipScalar();
    } while (open > 0);
  }

  private skipScalar(): void {
    if (this.text.charAt(this.offset) !== '"') {
      this.skipTo(IN_WORD);
      return;
    }
    this.offset = this.text.indexOf('"', this.offset + 1);
    while (isEscaped(this.text, this.offset)) this.offset = this.text.indexOf('"', this.offset + 1);
    this.offset++;
  }

  /** Passes over characters of a kind, and returns where it stands then. */
  private skipTo(passed: RegExp): number {
    passed.lastIndex = this.offset;
    if (passed.test(this.text)) this.offset = passed.lastIndex;
    return this.offset;
  }

  /** Goes to the end, so that no more is read, and says why. */
  private stop(start: number): Scalar {
    if (this.values === MAX_VALUES + 1)
      this.problems.push({ kind: 'too-many-pieces', limit: MAX_VALUES, at: one(start) });
    this.offset = this.text.length;
    return { kind: 'scalar', value: null, quoted: false, at: one(start) };
  }
}

const BLANK = /[ \t\r\n]*/y;
const SEPARATOR = /[ \t\r\n,]*/y;
const NEITHER = /[ \t\r\n,:]*/y;
const IN_WORD = /[\w+.-]*/y;

function isEscaped(text: string, quote: number): boolean {
  let start = quote;
  while (text.charAt(start - 1) === '\\') start--;
  return (quote - start) % 2 === 1;
}

function one(start: number) {
  return { start, end: start + 1 };
}
