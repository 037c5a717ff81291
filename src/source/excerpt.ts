import { printable } from './printable.ts';
import type { Problem } from './problem.ts';
import type { SourceFile, Span } from './tree.ts';
import { describe } from './wording.ts';

export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Line and column, both from 1, of a character offset. */
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
  const text = (file.text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
  const gutter = `${String(line).padStart(5)} | `;
  const room = Math.max(20, width - gutter.length);
  const offset = column - 1;
  const from = offset < room - 8 ? 0 : offset - Math.floor(room / 2);
  const length = Math.max(1, Math.min(at.end - at.start, text.length - offset, from + room - offset));
  const shown = printable(text.slice(from, from + room)).trimEnd();
  return `${gutter}${shown}\n${' '.repeat(gutter.length - 2)}| ${' '.repeat(offset - from)}${'^'.repeat(length)}`;
}

/** All problems of one file, in the order of the text, each with its place, a caret and help. */
export function formatProblems(file: SourceFile, problems: readonly Problem[], width: number): string {
  const ordered = [...problems].sort((a, b) => a.at.start - b.at.start);
  return ordered.map((problem) => formatProblem(file, problem, width)).join('\n\n');
}

function formatProblem(file: SourceFile, problem: Problem, width: number): string {
  const { line, column } = positionOf(file, problem.at.start);
  const { message, help } = describe(problem);
  const lines = [`${printable(file.name)}:${line}:${column}: ${printable(message)}`];
  if (file.text.trim() !== '') lines.push(excerpt(file, problem.at, width));
  if (help !== null) lines.push(`        ${printable(help)}`);
  return lines.join('\n');
}
