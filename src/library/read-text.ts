import { formatProblems, positionOf } from '../yaml/excerpt.ts';
import { firstProblems } from '../yaml/first-problems.ts';
import { readSource } from '../yaml/parse.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile, Tree } from '../yaml/tree.ts';
import { describe } from '../yaml/wording.ts';
import type { Reading, TextProblem } from './result.ts';

/** Columns of a message. */
const WIDTH = 80;

/** Reads a text of a caller, named in messages, and makes a value of its tree. */
export function readText<Value>(
  text: string,
  name: string,
  what: string,
  read: (tree: Tree, file: SourceFile) => Outcome<Value>,
): Reading<Value> {
  const file = { name, text: withoutMark(text) };
  const outcome = readSource(file, what, (tree) => read(tree, file));
  if (outcome.ok) return outcome;
  const { problems } = outcome;
  return {
    ok: false,
    message: formatProblems(file, problems, WIDTH),
    problems: firstProblems(problems).shown.map((problem) => textProblem(file, problem)),
  };
}

/** As files are read: without a byte order mark, and a carriage return alone ends a line, too. */
function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '').replace(/\r(?!\n)/g, '\n');
}

function textProblem(file: SourceFile, problem: Problem): TextProblem {
  return { ...positionOf(file, problem.at.start), ...describe(problem) };
}
