import type { Range } from '../catalog/range.ts';
import type { Problem } from '../yaml/problem.ts';
import { allowedIn, oneOf, wrongValue } from '../yaml/read.ts';
import { child, type MapTree, type Tree } from '../yaml/tree.ts';
import type { Assumed, AssumptionInput, NumberInput } from './profile.ts';

const ENDS = ['low', 'likely', 'high'] as const;

/**
 * One number, a range as a map of low, likely and high, or for a choice one of its values; null after saying what is
 * wrong with it.
 */
export function readAssumption(tree: Tree, input: AssumptionInput, problems: Problem[]): Assumed | null {
  if (input.kind === 'choice') return oneOf(tree, input.id, input.values(), problems);
  return tree.kind === 'map' ? readRange(tree, input, problems) : readNumber(tree, input.id, input, problems);
}

function readRange(written: MapTree, input: NumberInput, problems: Problem[]): Range | null {
  const map = allowedIn(written, input.id, ENDS, problems);
  const [low, likely, high] = ENDS.map((end) => readEnd(map, end, input, problems));
  if (typeof low !== 'number' || typeof likely !== 'number' || typeof high !== 'number') return null;
  if (low <= likely && likely <= high) return { low, likely, high };
  const explanation = 'low must not be above likely, nor likely above high.';
  problems.push({ kind: 'clash', subject: input.id, explanation, at: map.at });
  return null;
}

function readEnd(map: MapTree, end: string, input: NumberInput, problems: Problem[]): number | null {
  const tree = child(map, end);
  if (tree !== undefined) return readNumber(tree, `${end} of ${input.id}`, input, problems);
  problems.push({ kind: 'missing-key', key: end, within: input.id, at: map.at });
  return null;
}

function readNumber(
  tree: Tree,
  subject: string,
  { isWhole, max, min, unit }: NumberInput,
  problems: Problem[],
): number | null {
  const value = tree.kind === 'scalar' ? tree.value : null;
  const isOfKind = typeof value === 'number' && (!isWhole || Number.isInteger(value));
  if (isOfKind && value >= min && value <= max) return value;
  problems.push(
    wrongValue(subject, { kind: 'number', min, max, step: isWhole ? 1 : Number.NaN, unit }, tree),
  );
  return null;
}
