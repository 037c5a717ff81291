import { CST, Lexer, Parser } from 'yaml';
import type { Outcome, Problem } from './problem.ts';
import type { Span } from './tree.ts';

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Where quotes and brackets open that are never closed. */
export interface Openings {
  readonly quotes: readonly Span[];
  readonly brackets: readonly Span[];
}

/** Keys, values, signs and lines of a text: six times as many as it may have values are enough for every real one. */
const MAX_PIECES = 300_000;

/**
 * The tokens of a text in which maps and lists are at most `limit` deep: the parser recurses, and so do its users. A text
 * of brackets alone has a million pieces, and each may be a fault of its own, so it is not read to its end.
 */
export function tokensIn(text: string, limit: number): Outcome<readonly CST.Token[]> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let pieces = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (isPiece(lexeme) && ++pieces > MAX_PIECES)
      return stopped({ kind: 'too-many-pieces', limit: MAX_PIECES, at: firstAt(parser.offset) });
    tokens.push(...parser.next(lexeme));
    const tooDeep = parser.stack.length > limit ? parser.stack.filter(isCollection)[limit] : undefined;
    if (tooDeep !== undefined) return stopped({ kind: 'too-deep', limit, at: firstAt(tooDeep.offset) });
  }
  tokens.push(...parser.end());
  return { ok: true, value: tokens };
}

function stopped(problem: Problem): Outcome<never> {
  return { ok: false, problems: [problem] };
}

function firstAt(offset: number): Span {
  return { start: offset, end: offset + 1 };
}

/** False for blanks and comments, and for the mark that the lexer puts before a text without quotes. */
function isPiece(lexeme: string): boolean {
  return lexeme !== CST.SCALAR && !' \t#'.includes(lexeme.charAt(0));
}

/** The quotes and brackets that are open at the end of the text, or where something else closes. */
export function openingsIn(tokens: readonly CST.Token[]): Openings {
  const quotes: Span[] = [];
  const brackets: Span[] = [];
  for (const token of walk(tokens)) {
    const at = { start: token.offset, end: token.offset + 1 };
    if (token.type === 'flow-collection' && !isClosed(token)) brackets.push(at);
    if ('source' in token && isUnclosedQuote(token.type, token.source)) quotes.push(at);
  }
  return { quotes, brackets };
}

function isClosed(token: CST.FlowCollection): boolean {
  return token.end[0]?.source === (token.start.type === 'flow-map-start' ? '}' : ']');
}

/** In single quotes, a quote is written twice; in double quotes, after a backslash. */
function isUnclosedQuote(type: CST.Token['type'], source: string): boolean {
  if (type === 'single-quoted-scalar') return source.split("'").length % 2 === 0;
  if (type !== 'double-quoted-scalar') return false;
  return (
    source.length === 1 || !source.endsWith('"') || backslashesBefore(source, source.length - 1) % 2 === 1
  );
}

/** Counted backwards: an expression that is tried at every character takes minutes for a text of backslashes. */
function backslashesBefore(source: string, end: number): number {
  let start = end;
  while (start > 0 && source[start - 1] === '\\') start--;
  return end - start;
}

/** Every token that stands for a value, in no particular order. */
function* walk(tokens: readonly CST.Token[]): Generator<CST.Token> {
  const waiting = [...tokens];
  for (let token = waiting.pop(); token !== undefined; token = waiting.pop()) {
    yield token;
    if (token.type === 'document' && token.value !== undefined) waiting.push(token.value);
    if (!isCollection(token)) continue;
    for (const { key, value } of token.items) {
      if (key) waiting.push(key);
      if (value) waiting.push(value);
    }
  }
}

function isCollection(token: CST.Token): token is Collection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}
