import { APPROVED_KEYS, type ApprovedKey, type Decision, type Placed } from '../profile/profile.ts';
import { sameText } from '../yaml/fold.ts';

/** A part of what was approved that is another one now; null: not stated. */
export interface Lapse {
  readonly key: ApprovedKey;
  readonly approved: string | null;
  readonly now: string | null;
}

/**
 * Why an approval no longer covers a decision on a day (YYYY-MM-DD): the profile says what it was for, and that has changed;
 * or the same approval stood under something else in the earlier versions of the decision.
 */
export function lapsesOf(
  decision: Decision | null,
  before: readonly Decision[],
  today: string,
): readonly Lapse[] {
  if (decision === null || decision.approvedBy === null) return [];
  const stated = APPROVED_KEYS.filter((key) => decision.approvedFor.has(key)).flatMap((key) =>
    lapse(key, decision.approvedFor.get(key), partOf(decision, key)),
  );
  const changed = before
    .filter((earlier) => earlier.approvedBy !== null && !isApprovedAnew(decision, earlier, today))
    .flatMap((earlier) => changesSince(earlier, decision));
  const each = new Map([...changed, ...stated].map((one) => [one.key, one]));
  return [...each.values()];
}

function changesSince(earlier: Decision, decision: Decision): readonly Lapse[] {
  return APPROVED_KEYS.flatMap((key) => lapse(key, partOf(earlier, key), partOf(decision, key)));
}

function lapse(
  key: ApprovedKey,
  approved: Placed<string> | null | undefined,
  now: Placed<string> | null,
): readonly Lapse[] {
  if (sameText(approved?.value ?? '', now?.value ?? '')) return [];
  return [{ key, approved: approved?.value ?? null, now: now?.value ?? null }];
}

function partOf(decision: Decision, key: ApprovedKey): Placed<string> | null {
  return key === 'data_reaches' ? decision.dataReaches : decision[key];
}

/**
 * By somebody else, on a later day that has come, or expressly for all that has changed. To take something away, or to
 * name an earlier day or one to come, is no approval.
 */
function isApprovedAnew(now: Decision, earlier: Decision, today: string): boolean {
  if (!sameText(now.approvedBy?.value ?? '', earlier.approvedBy?.value ?? '')) return true;
  const on = now.approvedOn?.value ?? null;
  if (on !== null && on <= today && on > (earlier.approvedOn?.value ?? '')) return true;
  const changed = changesSince(earlier, now);
  return changed.every(({ key, now: value }) => {
    const approved = now.approvedFor.get(key)?.value;
    return approved !== undefined && value !== null && sameText(approved, value);
  });
}
