import { isNoAnswer } from '../yaml/no-answer.ts';
import type { Tree } from '../yaml/tree.ts';
import type { Placed } from './profile.ts';

/** What stands where a name is asked for, if it names nothing: a text such as "TBD", or false. Else null. */
export function noAnswerIn(tree: Tree | undefined): Placed<string> | null {
  if (tree?.kind !== 'scalar') return null;
  const { value, at } = tree;
  const isPassedOver = typeof value === 'string' ? isNoAnswer(value) : value === false;
  return isPassedOver ? { value: String(value), at } : null;
}
