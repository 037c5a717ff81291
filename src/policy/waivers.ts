import { daysBetween } from '../catalog/day.ts';
import type { Finding, WaiverEnds, WaiverIdle } from './finding.ts';
import type { Waiver } from './policy.ts';

/** From so many days before its end on a waiver is announced. */
const NOTICE_DAYS = 30;
/** For so many days after its end it still counts, with a warning. */
export const GRACE_DAYS = 14;

export interface Waived {
  readonly findings: readonly Finding[];
  /** The waivers that lifted something, or would have done so before they ended. */
  readonly used: readonly Waiver[];
}

/** Marks what the waivers of a profile lift, and adds what is to be said about these waivers on a day YYYY-MM-DD. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  today: string,
): Waived {
  const used = new Set<Waiver>();
  const marked = findings.map((finding): Finding => {
    if (!('waiver' in finding)) return finding;
    const waiver = longest(waivers.filter((each) => canLift(each, finding)));
    if (waiver === null) return finding;
    used.add(waiver);
    return counts(waiver, today) ? { ...finding, waiver } : { ...finding, lapsed: waiver, cause: 'clock' };
  });
  const ending = [...used].flatMap((waiver) => endingOf(waiver, today));
  return { findings: [...marked, ...ending], used: [...used] };
}

/** A policy waives only what it asks for itself. */
function canLift(waiver: Waiver, { rule, requiredBy }: Finding): boolean {
  return waiver.rule === rule && (requiredBy === null || requiredBy.file === waiver.place.file);
}

function longest(waivers: readonly Waiver[]): Waiver | null {
  return waivers.reduce<Waiver | null>(
    (best, waiver) => (best === null || waiver.expires > best.expires ? waiver : best),
    null,
  );
}

function counts(waiver: Waiver, today: string): boolean {
  return daysBetween(today, waiver.expires) >= -GRACE_DAYS;
}

function endingOf(waiver: Waiver, today: string): readonly WaiverEnds[] {
  const days = daysBetween(today, waiver.expires);
  if (days > NOTICE_DAYS || days < -GRACE_DAYS) return [];
  const severity = days < 0 ? 'warning' : 'note';
  return [{ ...about(waiver), kind: 'waiver-ends', severity, cause: 'clock', ends: waiver, days }];
}

/** A waiver for a profile of this run that waived nothing. */
export function unusedWaiver(waiver: Waiver, complete: boolean): WaiverIdle {
  return {
    ...about(waiver),
    kind: 'waiver-unused',
    severity: complete ? 'error' : 'warning',
    cause: 'policy',
    idle: waiver,
  };
}

/** A waiver whose profile does not exist, known only where all profiles are in the run. */
export function orphanedWaiver(waiver: Waiver): WaiverIdle {
  return { ...about(waiver), kind: 'waiver-orphaned', severity: 'error', cause: 'policy', idle: waiver };
}

function about(waiver: Waiver) {
  return { rule: 'waivers', place: waiver.place, requiredBy: null } as const;
}
