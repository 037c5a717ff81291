import { positionOf } from '../../../yaml/excerpt.ts';
import type { FilePlace } from '../../../yaml/tree.ts';

/** A place in a file: lines and columns from 1, the end column exclusive. */
export interface Region {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export function regionOf({ file, at }: FilePlace): Region {
  const start = positionOf(file, at.start);
  const end = positionOf(file, Math.max(at.end, at.start + 1));
  return { path: file.name, ...start, endLine: end.line, endColumn: end.column };
}
