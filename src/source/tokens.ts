import { type CST, Lexer, Parser } from 'yaml';
import type { Outcome } from './problem.ts';
import type { Span } from './tree.ts';

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

/** Where quotes and brackets open that are never closed. */
export interface Openings {
  readonly quotes: readonly Span[];
  readonly brackets: readonly Span[];
}

/** The tokens of a text in which maps and lists are at most `limit` deep: whatever reads them next may recurse. */
export function tokensIn(text: string, limit: number): Outcome<readonly CST.Token[]> {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  const gauge = new DepthGauge();
  let offset = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (gauge.after(lexeme) > limit) return tooDeep(limit, offset);
    tokens.push(...parser.next(lexeme));
    offset = parser.offset;
  }
  tokens.push(...parser.end());
  const deep = [...walk(tokens)].filter(({ depth }) => depth > limit).map(({ token }) => token.offset);
  return deep.length === 0 ? { ok: true, value: tokens } : tooDeep(limit, Math.min(...deep));
}

function tooDeep(limit: number, offset: number): Outcome<never> {
  const at = { start: offset, end: offset + 1 };
  return { ok: false, problems: [{ kind: 'too-deep', limit, at }] };
}

/** What the lexer puts before the text of a value, and nowhere else. */
const VALUE_FOLLOWS = '\u001f';

/** Counts brackets, and the list marks of a line, so that a parser need not build what is refused in the end. */
class DepthGauge {
  private brackets = 0;
  private marks = 0;
  private valueFollows = false;

  /** The depth after the next piece of the text. */
  after(lexeme: string): number {
    if (this.valueFollows || lexeme === VALUE_FOLLOWS) {
      this.valueFollows = !this.valueFollows;
      return 0;
    }
    if (lexeme === '[' || lexeme === '{') this.brackets++;
    else if (lexeme === ']' || lexeme === '}') this.brackets = Math.max(0, this.brackets - 1);
    else if (lexeme === '-' || lexeme === '?') this.marks++;
    else if (lexeme.endsWith('\n')) this.marks = 0;
    return Math.max(this.brackets, this.marks);
  }
}

/** The quotes and brackets that are open at the end of the text, or where something else closes. */
export function openingsIn(tokens: readonly CST.Token[]): Openings {
  const quotes: Span[] = [];
  const brackets: Span[] = [];
  for (const { token } of walk(tokens)) {
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

/** Every token that stands for a value, with the number of maps and lists around it; in no particular order. */
function* walk(tokens: readonly CST.Token[]): Generator<{ token: CST.Token; depth: number }> {
  const waiting = tokens.map((token) => ({ token, depth: 0 }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { token } = next;
    if (token.type === 'document') {
      if (token.value !== undefined) waiting.push({ token: token.value, depth: 0 });
      continue;
    }
    const depth = isCollection(token) ? next.depth + 1 : next.depth;
    yield { token, depth };
    if (!isCollection(token)) continue;
    for (const item of token.items) {
      if (item.value) waiting.push({ token: item.value, depth });
      if (item.key) waiting.push({ token: item.key, depth });
    }
  }
}

function isCollection(token: CST.Token): token is Collection {
  return token.type === 'block-map' || token.type === 'block-seq' || token.type === 'flow-collection';
}
