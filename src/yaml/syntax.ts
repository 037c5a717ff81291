import type { ErrorCode } from 'yaml';
import type { Problem, SyntaxFault } from './problem.ts';
import type { Openings } from './tokens.ts';
import type { Span } from './tree.ts';

/** An error or warning of the YAML library. */
interface LibraryError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** A hostile text has one in every word; nobody reads on after this many. */
const MOST_ERRORS = 1000;

/**
 * The library's complaints in our own terms. What follows from an unclosed quote or bracket, or from another fault
 * in the same line, is left out.
 */
export function syntaxProblems(
  text: string,
  errors: readonly LibraryError[],
  openings: Openings,
): readonly Problem[] {
  if (errors.length === 0) return [];
  const first = errors.slice(0, MOST_ERRORS);
  const problems = [
    ...openings.quotes.slice(0, MOST_ERRORS).map((at) => syntax('unclosed-quote', at, text)),
    ...openings.brackets.slice(0, MOST_ERRORS).map((at) => syntax('unclosed-bracket', at, text)),
    ...withoutConsequences(first, openings).map((error) => problemOf(text, error)),
  ];
  return onePerLine(text, problems);
}

function syntax(fault: SyntaxFault, at: Span, text: string): Problem {
  return { kind: 'syntax', fault, detail: text.slice(at.start, at.end), at };
}

function withoutConsequences(errors: readonly LibraryError[], openings: Openings): readonly LibraryError[] {
  const firstOpening = firstOf([...openings.quotes, ...openings.brackets]);
  const before = errors.filter((error) => error.pos[0] < firstOpening);
  const firstStray = before.find(isStray);
  const places = new Map(before.map((error): [number, LibraryError] => [error.pos[0], error]).reverse());
  return before.filter(
    (error) => places.get(error.pos[0]) === error && (!isStray(error) || error === firstStray),
  );
}

function firstOf(places: readonly Span[]): number {
  return places.reduce((first, at) => Math.min(first, at.start), Number.POSITIVE_INFINITY);
}

/** Once the reader has lost its place, everything to the end of the text is unexpected. */
function isStray(error: LibraryError): boolean {
  return error.code === 'UNEXPECTED_TOKEN' && /at node end|in YAML stream/.test(error.message);
}

function onePerLine(text: string, problems: readonly Problem[]): readonly Problem[] {
  const lines = new Set<number>();
  return [...problems]
    .sort((a, b) => a.at.start - b.at.start)
    .filter((problem) => {
      const line = lineStart(text, problem.at.start);
      return !lines.has(line) && lines.add(line);
    });
}

function problemOf(text: string, error: LibraryError): Problem {
  const start = Math.min(error.pos[0], text.length);
  const at = { start, end: Math.max(start, Math.min(error.pos[1], lineEnd(text, start))) };
  if (error.code === 'TAB_AS_INDENT' || isTabIndent(text, start)) return { kind: 'tab-indent', at };
  switch (error.code) {
    case 'MULTILINE_IMPLICIT_KEY':
      return colonProblem(text, at);
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nestedProblem(text, at);
    case 'BAD_INDENT':
      return syntax('indentation', firstWord(text, start), text);
    case 'UNEXPECTED_TOKEN':
      return unexpectedProblem(text, at, error.message);
    case 'MISSING_CHAR':
      return missingProblem(text, at, error.message);
    default:
      return faultProblem(text, at, error);
  }
}

const FAULTS: Partial<Record<ErrorCode, SyntaxFault>> = {
  BAD_ALIAS: 'nameless-alias',
  BAD_COLLECTION_TYPE: 'tag',
  BAD_DIRECTIVE: 'directive',
  BAD_DQ_ESCAPE: 'escape',
  BAD_SCALAR_START: 'reserved-start',
  BLOCK_IN_FLOW: 'comma',
  KEY_OVER_1024_CHARS: 'long-key',
  TAG_RESOLVE_FAILED: 'tag',
};

function faultProblem(text: string, at: Span, error: LibraryError): Problem {
  const fault = FAULTS[error.code] ?? 'other';
  if (fault === 'other') return { kind: 'syntax', fault, detail: error.message, at };
  if (fault === 'escape') return syntax(fault, { start: at.start, end: at.start + 2 }, text);
  return syntax(fault, fault === 'directive' ? wholeLine(text, at.start) : at, text);
}

/** A line that has no colon, or none that counts because no space follows it. */
function colonProblem(text: string, at: Span): Problem {
  const glued = /^[\w.-]+:(?=\S)/.exec(text.slice(at.start, at.end));
  if (glued === null) {
    const fault = text.startsWith('- ', at.start) ? 'list-among-keys' : 'no-colon';
    return syntax(fault, at, text);
  }
  const colon = at.start + glued[0].length - 1;
  return syntax('no-space-after-colon', { start: colon, end: colon + 1 }, text);
}

/** A map where a value ends: a second colon in the line, or a next line that is indented too far. */
function nestedProblem(text: string, at: Span): Problem {
  const rest = text.slice(at.start, lineEnd(text, at.start));
  const colon = /:(?=\s|$)/.exec(rest);
  if (colon === null) return syntax('indentation', firstWord(text, lineEnd(text, at.start) + 1), text);
  return syntax('second-colon', { start: at.start + colon.index, end: at.start + colon.index + 1 }, text);
}

function unexpectedProblem(text: string, at: Span, message: string): Problem {
  if (/^Block scalar header|^Not a YAML token/.test(message)) return syntax('block-text', at, text);
  if (/^Unexpected flow-(seq|map)-end/.test(message)) return syntax('stray-bracket', at, text);
  if (/^Unexpected (, |empty item )in/.test(message)) return syntax('stray-comma', at, text);
  if (isStray({ code: 'UNEXPECTED_TOKEN', message, pos: [at.start, at.end] }))
    return syntax(startsLine(text, at.start) ? 'stray-line' : 'text-after-end', at, text);
  if (/block-seq-ind/.test(message)) return syntax('list-among-keys', at, text);
  return { kind: 'syntax', fault: 'other', detail: message, at };
}

function missingProblem(text: string, at: Span, message: string): Problem {
  if (/^Missing , /.test(message)) return syntax('comma', at, text);
  if (/^Implicit map keys/.test(message)) return syntax('no-colon', at, text);
  if (/^Comments must/.test(message)) return syntax('comment-space', at, text);
  if (/^Missing directives-end/.test(message)) return syntax('directive', wholeLine(text, 0), text);
  return { kind: 'syntax', fault: 'other', detail: message, at };
}

function isTabIndent(text: string, offset: number): boolean {
  return /^ *\t/.test(text.slice(lineStart(text, offset), offset + 1));
}

function startsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === '';
}

function wholeLine(text: string, offset: number): Span {
  return { start: lineStart(text, offset), end: lineEnd(text, offset) };
}

/** The first word of the line in which `offset` lies. */
function firstWord(text: string, offset: number): Span {
  const line = wholeLine(text, Math.min(offset, text.length));
  const word = /\S+/.exec(text.slice(line.start, line.end));
  const start = line.start + (word?.index ?? 0);
  return { start, end: start + (word?.[0].length ?? 0) };
}

function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  const last = end === -1 ? text.length : end;
  return last > offset && text[last - 1] === '\r' ? last - 1 : last;
}
