import { APPROVED_KEYS } from '../../profile/profile.ts';
import { driversOf } from '../../rulebook/derive.ts';
import type { Fact, FactId } from '../../rulebook/fact.ts';
import { decisionKey, ESTIMATE, isWorkedOut, restsOnAdvice, WITHIN_BUDGET } from './keys.ts';

const OF_APPROVAL: readonly FactId[] = [
  'decision.approved',
  'decision.approved_by',
  'decision.approved_by_owner',
  'decision.days_since_approval',
];

/** Whether a fact may be another one because a team changes the fact `from`, beside the one that it changes. */
export function mayFollow(fact: Fact, from: FactId): boolean {
  const { id } = fact;
  if (decisionKey(from) === null)
    return restsOnAdvice(id) || id === ESTIMATE || (fact.type === 'enum' && driversOf(fact).includes(from));
  switch (from) {
    case 'decision.chosen':
      return id === 'decision.follows_verdict' || id === ESTIMATE || id === WITHIN_BUDGET;
    case 'decision.model':
      return isWorkedOut(id) || mayLapse(id, from);
    case 'decision.owner':
      return id === 'decision.approved_by_owner';
    default:
      return isOfApproval(from) ? isOfApproval(id) : mayLapse(id, from);
  }
}

/** Whether a fact tells that something is approved, which an approval lapses by a change of, or comes back. */
export function mayLapse(id: FactId, from: FactId): boolean {
  return isOfApproval(id) && APPROVED_KEYS.some((key) => key === decisionKey(from));
}

export function isOfApproval(id: FactId): boolean {
  return OF_APPROVAL.includes(id);
}
