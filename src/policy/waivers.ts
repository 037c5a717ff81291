import { dayAfter, daysBetween } from '../catalog/day.ts';
import { folded } from '../yaml/fold.ts';
import { groupedBy } from '../yaml/grouped-by.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type Finding, factOf, systemOf } from './finding.ts';
import type { WaiverEnds, WaiverIdle } from './findings/of-waiver.ts';
import type { Waiver } from './policy.ts';
import { profilePath } from './profile-path.ts';
import type { Subject } from './subject.ts';
import { isAt } from './waiver-path.ts';

/** From so many days before its end on a waiver is announced. */
const NOTICE_DAYS = 30;

export interface Waived {
  readonly findings: readonly Finding[];
  /** The waivers that lifted something, or would have done so before they ended or once they are granted. */
  readonly used: readonly Waiver[];
}

/** Who a waiver may be for. */
export interface Someone {
  /** What its name is compared by; null: it has none. */
  readonly key: string | null;
  /** As profilePath has it. */
  readonly path: string | null;
}

/** A subject, as far as waivers can be for it. */
export function someoneOf({ file, key }: Subject): Someone {
  return { key, path: profilePath(file.name) };
}

/** True where a profile has the name and the place that a waiver names. */
export function concerns(waiver: Waiver, { key, path }: Someone): boolean {
  const isOfName = waiver.profileKey === null || waiver.profileKey === key;
  return isOfName && (waiver.path === null || isAt(waiver.path, path));
}

/** True where it may be for several profiles: then what there is to say of it is said once a run. */
export function isShared({ profileKey }: Waiver): boolean {
  return profileKey === null;
}

/** Marks what the waivers of a profile lift, and adds what is to be said about its own waivers on a day YYYY-MM-DD. */
export function applyWaivers(
  findings: readonly Finding[],
  waivers: readonly Waiver[],
  today: string,
): Waived {
  const used = new Set<Waiver>();
  const byRule = groupedBy(waivers, ({ rule }) => rule);
  const marked = findings.map((finding): Finding => {
    if (!('waiver' in finding)) return finding;
    const system = folded(systemOf(finding) ?? '');
    const able = (byRule.get(finding.rule) ?? []).filter((each) => canLift(each, finding, system));
    const waiver = longest(able.filter((each) => isGranted(each, today))) ?? longest(able);
    if (waiver === null) return finding;
    used.add(waiver);
    if (!isGranted(waiver, today)) return { ...finding, lapsed: waiver };
    return counts(waiver, today) ? { ...finding, waiver } : { ...finding, lapsed: waiver, cause: 'clock' };
  });
  const ending = [...used]
    .filter((waiver) => !isShared(waiver) && isGranted(waiver, today))
    .flatMap((waiver) => endingOf(waiver, today));
  return { findings: [...marked, ...ending], used: [...used] };
}

/** What the system of a waiver is compared by; null: it is for all of them. */
const systemKeyOf = onceForEach(({ system }: Waiver) => (system === null ? null : folded(system)));

/** A policy waives only what it asks for itself, and of that no more than the waiver names. */
function canLift(waiver: Waiver, finding: Finding, system: string): boolean {
  const { requiredBy } = finding;
  const { facts } = waiver;
  const fact = factOf(finding);
  const wanted = systemKeyOf(waiver);
  return (
    (requiredBy === null || requiredBy.file === waiver.place.file) &&
    (wanted === null || wanted === system) &&
    (facts === null || (fact !== null && facts.includes(fact)))
  );
}

function longest(waivers: readonly Waiver[]): Waiver | null {
  return waivers.reduce<Waiver | null>(
    (best, waiver) => (best === null || lastDay(waiver) > lastDay(best) ? waiver : best),
    null,
  );
}

/** It counts until then, with a warning from its end on. */
export const lastDay = onceForEach(({ expires, graceDays }: Waiver) => dayAfter(expires, graceDays));

export function isGranted({ granted }: Waiver, today: string): boolean {
  return granted === null || granted <= today;
}

function counts(waiver: Waiver, today: string): boolean {
  return today <= lastDay(waiver);
}

/** That it ends soon, or has ended and still counts. */
export function endingOf(waiver: Waiver, today: string): readonly WaiverEnds[] {
  const days = daysBetween(today, waiver.expires);
  if (days > NOTICE_DAYS || !counts(waiver, today)) return [];
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

/** A waiver that is for no profile there is, known only where all profiles are in the run. */
export function orphanedWaiver(waiver: Waiver): WaiverIdle {
  return { ...about(waiver), kind: 'waiver-orphaned', severity: 'error', cause: 'policy', idle: waiver };
}

function about(waiver: Waiver) {
  return { rule: 'waivers', place: waiver.place, requiredBy: null } as const;
}
