import { listed } from '../yaml/phrases.ts';
import { roleText } from './model-sentences.ts';
import type { DetailedMoney } from './money.ts';
import { placeSentences } from './region-sentences.ts';

/** What of the project these figures leave out, or take for granted. */
export function noteSentences(money: DetailedMoney): readonly string[] {
  const { isTextAssumed, otherRoles } = money;
  const others = otherRoles.map(roleText);
  return [
    ...(isTextAssumed
      ? ['Taken to be a project for text, since nobody said what the model reads and writes.']
      : []),
    ...(others.length === 0
      ? []
      : [`Models for ${listed(others)} are not in these figures; advisor models lists them.`]),
    ...placeSentences(money),
  ];
}
