import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { printable } from './printable.ts';
import type { Problem } from './problem.ts';
import type { SourceFile, Span } from './tree.ts';
import { describe } from './wording.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A file can be wrong in every word: this many problems are enough to see what is the matter. */
const MOST_SHOWN = 100;

/** Line and column, both from 1, of a character offset; columns count UTF-16 units, as editors do. */
export function positionOf(file: SourceFile, offset: number): Position {
  const before = file.text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - lineStart + 1 };
}

/**
 * The source line under its number with a caret line below it, cut to `width` columns around the place.
 *
 *      3 | data: { sensitivity: secret }
 *        |                      ^^^^^^
 */
export function excerpt(file: SourceFile, at: Span, width: number): string {
  const { line, column } = positionOf(file, at.start);
  const lineStart = at.start - column + 1;
  const text = (file.text.slice(lineStart).split('\n', 1)[0] ?? '').replace(/\r$/, '');
  const gutter = `${String(line).padStart(5)} | `;
  const start = column - 1;
  const marked = text.slice(start, Math.max(start, at.end - lineStart));
  const view = viewOf(text.slice(0, start), marked, text.slice(start), Math.max(20, width - gutter.length));
  return `${gutter}${view.shown}\n${' '.repeat(gutter.length - 2)}| ${view.carets}`.trimEnd();
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
  const lead =
    stringWidth(printable(before)) <= room - TAIL ? before : lastColumns(before, Math.floor(room / 2));
  const indent = stringWidth(printable(lead));
  const shown = printable(lead) + firstColumns(from, room - indent);
  const carets = Math.max(1, stringWidth(firstColumns(marked, room - indent)));
  return { shown: shown.trimEnd(), carets: ' '.repeat(indent) + '^'.repeat(carets) };
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
  const characters = [...text.slice(-columns * 4)];
  let used = 0;
  let from = characters.length;
  while (from > 0) {
    used += stringWidth(printable(characters[from - 1]));
    if (used > columns) break;
    from--;
  }
  return characters.slice(from).join('');
}

/** The problems of one file, in the order of the text, each with its place, a caret and help. */
export function formatProblems(file: SourceFile, problems: readonly Problem[], width: number): string {
  const ordered = [...problems].sort((a, b) => a.at.start - b.at.start);
  const said = new Set<string>();
  const blocks = ordered.slice(0, MOST_SHOWN).map((problem) => formatProblem(file, problem, width, said));
  const more = ordered.length - blocks.length;
  if (more > 0) blocks.push(`${printable(file.name)}: ${more} more problem${more === 1 ? '' : 's'}.`);
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

const INDENT = '        ';

function wrapped(text: string, width: number): readonly string[] {
  return wrapAnsi(text, Math.max(20, width - INDENT.length))
    .split('\n')
    .map((line) => INDENT + line);
}
