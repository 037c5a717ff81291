import { grouped } from './phrases.ts';
import type { Problem } from './problem.ts';

/** A file can be wrong in every word: this many problems are enough to see what is the matter. */
const MOST_SHOWN = 100;

export interface FirstProblems {
  /** In the order of the text. */
  readonly shown: readonly Problem[];
  /** A sentence for those that are not shown; null where all are. */
  readonly rest: string | null;
}

/** What is shown of the problems of one file, in whatever format. */
export function firstProblems(problems: readonly Problem[]): FirstProblems {
  const ordered = [...problems].sort((a, b) => a.at.start - b.at.start);
  const shown = ordered.slice(0, MOST_SHOWN);
  const more = ordered.length - shown.length;
  if (more === 0) return { shown, rest: null };
  return { shown, rest: `and ${grouped(more)} more problem${more === 1 ? '' : 's'}.` };
}
