import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  Scalar as YamlScalar,
} from 'yaml';
import type { Outcome, Problem } from './problem.ts';
import type { Entry, SourceFile, Span, Tree } from './tree.ts';

const MAX_DEPTH = 20;
/** Aliases are followed, so a small file can describe a huge value: this many nodes are enough for every real one. */
const MAX_NODES = 50_000;

/** Reads YAML (so JSON, too) into a tree with positions; all faults of syntax and form at once. */
export function parseSource(file: SourceFile, what: string): Outcome<Tree> {
  const tooDeep = flowDepthProblem(file.text);
  if (tooDeep !== null) return { ok: false, problems: [tooDeep] };
  const document = parseDocument(file.text, {
    lineCounter: new LineCounter(),
    prettyErrors: false,
    strict: true,
    uniqueKeys: false,
    logLevel: 'silent',
  });
  const problems = document.errors.map((error): Problem => syntaxProblem(file, error));
  if (problems.length > 0) return { ok: false, problems };
  if (document.contents === null || isEmptyScalar(document.contents)) {
    return { ok: false, problems: [{ kind: 'empty', what, at: { start: 0, end: 0 } }] };
  }
  const reader = new TreeReader(document);
  const tree = reader.read(document.contents, 0);
  return reader.problems.length > 0 ? { ok: false, problems: reader.problems } : { ok: true, value: tree };
}

/** The parser recurses, so brackets are counted before it runs. */
function flowDepthProblem(text: string): Problem | null {
  let depth = 0;
  let lineIndent = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) lineIndent = at + 1;
    if (code === 91 || code === 123) depth++;
    else if ((code === 93 || code === 125) && depth > 0) depth--;
    else if (code === 35 && (at === lineIndent || text[at - 1] === ' ')) at = endOfLine(text, at) - 1;
    if (depth > MAX_DEPTH * 4) return { kind: 'too-deep', limit: MAX_DEPTH, at: { start: at, end: at + 1 } };
  }
  return null;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end === -1 ? text.length : end;
}

function isEmptyScalar(node: Node): boolean {
  return isScalar(node) && node.value === null && node.range?.[0] === node.range?.[1];
}

function syntaxProblem(
  file: SourceFile,
  error: { code: string; message: string; pos: [number, number] },
): Problem {
  const at = { start: error.pos[0], end: Math.max(error.pos[0] + 1, error.pos[1]) };
  if (error.code === 'TAB_AS_INDENT' || isTabIndent(file.text, at.start)) return { kind: 'tab-indent', at };
  if (error.code === 'MULTIPLE_DOCS') return { kind: 'several-documents', at };
  return { kind: 'syntax', message: error.message, at };
}

function isTabIndent(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ ]*\t/.test(text.slice(lineStart, offset + 1));
}

class TreeReader {
  readonly problems: Problem[] = [];
  private nodes = 0;
  private readonly document: Document;

  constructor(document: Document) {
    this.document = document;
  }

  read(node: unknown, depth: number): Tree {
    const at = spanOf(node);
    const nothing: Tree = { kind: 'scalar', value: null, quoted: false, at };
    this.nodes++;
    if (this.nodes > MAX_NODES) {
      this.reportOnce({ kind: 'too-large-when-expanded', limit: MAX_NODES, at });
      return nothing;
    }
    if (depth > MAX_DEPTH) {
      this.reportOnce({ kind: 'too-deep', limit: MAX_DEPTH, at });
      return nothing;
    }
    if (isAlias(node)) return this.read(node.resolve(this.document), depth + 1);
    if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => this.read(item, depth + 1)), at };
    if (isMap(node)) return { kind: 'map', entries: this.readEntries(node, depth), at };
    if (isScalar(node)) return readScalar(node, at);
    return nothing;
  }

  private readEntries(map: YAMLMap, depth: number): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const pair of map.items) {
      const entry = this.readPair(pair, depth);
      if (entry === null) continue;
      if (entries.has(entry.key))
        this.problems.push({ kind: 'duplicate-key', key: entry.key, at: entry.keyAt });
      else entries.set(entry.key, entry);
    }
    return entries;
  }

  private readPair(pair: Pair, depth: number): Entry | null {
    const keyAt = spanOf(pair.key);
    if (!isScalar(pair.key)) {
      this.problems.push({ kind: 'not-a-text-key', at: keyAt });
      return null;
    }
    const value = pair.value === null ? absent(keyAt) : this.read(pair.value, depth + 1);
    return { key: pair.key.source ?? String(pair.key.value), keyAt, value };
  }

  private reportOnce(problem: Problem): void {
    if (!this.problems.some((known) => known.kind === problem.kind)) this.problems.push(problem);
  }
}

function absent(after: Span): Tree {
  return { kind: 'scalar', value: null, quoted: false, at: { start: after.end, end: after.end } };
}

function readScalar(node: YamlScalar, at: Span): Tree {
  const quoted = node.type === YamlScalar.QUOTE_DOUBLE || node.type === YamlScalar.QUOTE_SINGLE;
  const value = node.value;
  if (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
  ) {
    return { kind: 'scalar', value, quoted, at };
  }
  return { kind: 'scalar', value: String(value), quoted, at };
}

function spanOf(node: unknown): Span {
  const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
