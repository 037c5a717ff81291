import { type CST, Lexer, Parser } from 'yaml';
import type { Outcome } from './problem.ts';
import type { Span } from './tree.ts';

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Where quotes and brackets open that are never closed. */
export interface Openings {
  readonly quotes: readonly Span[];
  readonly brackets: readonly Span[];
}

/** The tokens of a text in which maps and lists are at most `limit` deep: the parser recurses, and so do its users. */
export function tokensIn(text: string, limit: number): Outcome<readonly CST.Token[]> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme));
    const tooDeep = parser.stack.length > limit ? parser.stack.filter(isCollection)[limit] : undefined;
    if (tooDeep !== undefined) {
      const at = { start: tooDeep.offset, end: tooDeep.offset + 1 };
      return { ok: false, problems: [{ kind: 'too-deep', limit, at }] };
    }
  }
  tokens.push(...parser.end());
  return { ok: true, value: tokens };
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
  const backslashes = /\\*$/.exec(source.slice(0, -1))?.[0].length ?? 0;
  return source.length === 1 || !source.endsWith('"') || backslashes % 2 === 1;
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
