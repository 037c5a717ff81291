import { APPROVED_KEYS, type ApprovedKey, type Decision, type Placed } from '../profile/profile.ts';
import { sameText } from '../yaml/fold.ts';

/** A part of what was approved that is another one now; null: not stated. */
export interface Lapse {
  readonly key: ApprovedKey;
  readonly approved: string;
  readonly now: string | null;
}

/**
 * Why an approval no longer covers a decision: the profile says what it was for, and that has changed; or the same
 * approval stood under something else in the earlier versions of the decision.
 */
export function lapsesOf(decision: Decision | null, before: readonly Decision[]): readonly Lapse[] {
  if (decision === null || decision.approvedBy === null) return [];
  const stated = lapsesAgainst(decision, (key) => decision.approvedFor.get(key) ?? null);
  const same = before.filter((earlier) => isSameApproval(earlier, decision));
  const changed = same.flatMap((earlier) => lapsesAgainst(decision, (key) => partOf(earlier, key)));
  const each = new Map([...changed, ...stated].map((lapse) => [lapse.key, lapse]));
  return [...each.values()];
}

function lapsesAgainst(
  decision: Decision,
  approvedAs: (key: ApprovedKey) => Placed<string> | null,
): readonly Lapse[] {
  return APPROVED_KEYS.flatMap((key): Lapse[] => {
    const approved = approvedAs(key)?.value ?? null;
    const now = partOf(decision, key)?.value ?? null;
    if (approved === null || (now !== null && sameText(approved, now))) return [];
    return [{ key, approved, now }];
  });
}

function partOf(decision: Decision, key: ApprovedKey): Placed<string> | null {
  return key === 'data_reaches' ? decision.dataReaches : decision[key];
}

/** An approval by somebody else, of another day or expressly for something else is a new one. */
function isSameApproval(a: Decision, b: Decision): boolean {
  const same = (one: Placed<string> | null | undefined, other: Placed<string> | null | undefined) =>
    sameText(one?.value ?? '', other?.value ?? '');
  return (
    a.approvedBy !== null &&
    same(a.approvedBy, b.approvedBy) &&
    same(a.approvedOn, b.approvedOn) &&
    APPROVED_KEYS.every((key) => same(a.approvedFor.get(key), b.approvedFor.get(key)))
  );
}
