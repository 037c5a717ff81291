import { isDeepStrictEqual } from 'node:util';
import type { DocumentedDecision } from '../../decisions/documented-decision.ts';
import type { Judged } from './judged.ts';

/** How many facts two accounts must both state before they count as the same situation. */
const SHARED = 8;

/** Two accounts of the same situation, as far as both tell, with different choices. */
export interface Twins {
  readonly pair: readonly [Judged, Judged];
  readonly shared: number;
}

/** Pairs that state the same facts, or at least eight in common and none differently, and chose differently. */
export function twinsAmong(judged: readonly Judged[]): readonly Twins[] {
  return judged.flatMap((one, index) =>
    judged.slice(index + 1).flatMap((other): readonly Twins[] => {
      if (one.decision.chosen === other.decision.chosen) return [];
      const shared = agreeing(one.decision, other.decision);
      return shared === null ? [] : [{ pair: [one, other], shared }];
    }),
  );
}

/** How many facts both state alike; null where they are not the same situation. */
function agreeing({ facts: left }: DocumentedDecision, { facts }: DocumentedDecision): number | null {
  const right = new Map(facts);
  const shared = left.filter(([id]) => right.has(id));
  if (!shared.every(([id, value]) => isDeepStrictEqual(right.get(id), value))) return null;
  const isSame = shared.length === left.length && shared.length === right.size;
  return isSame || shared.length >= SHARED ? shared.length : null;
}
