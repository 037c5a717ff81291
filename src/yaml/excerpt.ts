import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { firstProblems } from './first-problems.ts';
import { onceForEach } from './once-for-each.ts';
import { printable } from './printable.ts';
import type { Problem } from './problem.ts';
import type { SourceFile, Span } from './tree.ts';
import { describe } from './wording.ts';

/** Both from 1; columns count UTF-16 units, as editors do. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column of a character offset. */
export function positionOf(file: SourceFile, offset: number): Position {
  const starts = lineStartsOf(file);
  let start = 0;
  let line = 0;
  let after = starts.length;
  while (after - line > 1) {
    const middle = (line + after) >> 1;
    const begin = starts[middle] ?? Number.POSITIVE_INFINITY;
    if (begin <= offset) [line, start] = [middle, begin];
    else after = middle;
  }
  return { line: line + 1, column: offset - start + 1 };
}

/** Where the lines of a file begin, found once for all its places. */
const lineStartsOf = onceForEach(({ text }: SourceFile): readonly number[] => {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
});

/**
 * The source line under its number with a caret line below it, cut to `width` columns around the place.
 *
 *      3 | data: { sensitivity: secret }
 *        |                      ^^^^^^
 */
export function excerpt(file: SourceFile, at: Span, width: number): string {
  const { line, column } = positionOf(file, at.start);
  const lineStart = at.start - column + 1;
  const text = lineFrom(file.text, lineStart);
  const gutter = `${String(line).padStart(5)} | `;
  const start = column - 1;
  const marked = text.slice(start, Math.max(start, at.end - lineStart));
  const view = viewOf(text.slice(0, start), marked, text.slice(start), Math.max(20, width - gutter.length));
  return `${gutter}${view.shown}\n${' '.repeat(gutter.length - 2)}| ${view.carets}`.trimEnd();
}

/** Without the end of the line. */
function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  const line = end === -1 ? text.slice(start) : text.slice(start, end);
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Columns that are kept for what follows the place. */
const TAIL = 8;

/** A part of the line that fits into `room` columns, and the carets under what is marked. */
function viewOf(
  before: string,
  marked: string,
  from: string,
  room: number,
): { shown: string; carets: string } {
  const lead = fits(before, room - TAIL) ? before : lastColumns(before, Math.floor(room / 2));
  const indent = stringWidth(printable(lead));
  const shown = printable(lead) + firstColumns(from, room - indent);
  const carets = Math.max(1, stringWidth(firstColumns(marked, room - indent)));
  return { shown: shown.trimEnd(), carets: ' '.repeat(indent) + '^'.repeat(carets) };
}

/** A line may be as long as a file: only so much of it is measured as could fit. */
function fits(text: string, columns: number): boolean {
  return text.length <= columns * 4 && stringWidth(printable(text)) <= columns;
}

/** As many characters from the start as fit, made printable. */
function firstColumns(text: string, columns: number): string {
  let shown = '';
  let used = 0;
  for (const character of printable(text.slice(0, columns * 4))) {
    used += stringWidth(character);
    if (used > columns) break;
    shown += character;
  }
  return shown;
}

/** As many characters from the end as fit. */
function lastColumns(text: string, columns: number): string {
  let shown = '';
  let used = 0;
  for (const character of [...text.slice(-columns * 4)].reverse()) {
    used += stringWidth(printable(character));
    if (used > columns) break;
    shown = character + shown;
  }
  return shown;
}

/** The problems of one file, in the order of the text, each with its place, a caret and help. */
export function formatProblems(file: SourceFile, problems: readonly Problem[], width: number): string {
  const { shown, rest } = firstProblems(problems);
  const said = new Set<string>();
  const blocks = shown.map((problem) => formatProblem(file, problem, width, said));
  if (rest !== null) blocks.push(`${printable(file.name)}: ${rest}`);
  return blocks.join('\n\n');
}

/** The names that are allowed in a place are `said` only once. */
function formatProblem(file: SourceFile, problem: Problem, width: number, said: Set<string>): string {
  const { line, column } = positionOf(file, problem.at.start);
  const { message, help } = describe(problem);
  const lines = [`${printable(file.name)}:${line}:${column}: ${printable(message)}`];
  if (problem.kind !== 'empty') lines.push(excerpt(file, problem.at, width));
  if (help !== null && !said.has(help)) lines.push(...wrapped(printable(help), width));
  if (help !== null && problem.kind === 'unknown-key') said.add(help);
  return lines.join('\n');
}

/** Problems with what was given on a command line: who wrote it sees it, and needs no place in it. */
export function formatGiven(given: string, problems: readonly Problem[], width: number): string {
  const lines = problems.flatMap((problem) => {
    const { message, help } = describe(problem);
    return [printable(`${given}: ${message}`), ...(help === null ? [] : wrapped(printable(help), width))];
  });
  return lines.join('\n');
}

const INDENT = '        ';

function wrapped(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(20, width - INDENT.length))
    .split('\n')
    .map((line) => INDENT + line);
}
