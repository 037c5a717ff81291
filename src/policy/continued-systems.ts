import type { Decision } from '../profile/profile.ts';
import { folded } from '../yaml/fold.ts';
import { groupedBy } from '../yaml/grouped-by.ts';
import { onceForEach } from '../yaml/once-for-each.ts';

/** Which systems of an earlier version each system of a profile continues. */
export interface Continued {
  /** Those of its role. A single decision is all systems in one, and each that comes of it continues it. */
  readonly of: (decision: Decision) => readonly Decision[];
  /** Those that no system continues. */
  readonly gone: readonly Decision[];
}

export function continuedSystems(now: readonly Decision[], earlier: readonly Decision[]): Continued {
  const were = groupedBy(earlier, roleOf);
  const roles = new Set(now.map(roleOf));
  const of = (decision: Decision) => {
    const role = roleOf(decision);
    return role === null ? earlier : [...(were.get(role) ?? []), ...(were.get(null) ?? [])];
  };
  const isContinued = (each: Decision) => {
    const role = roleOf(each);
    return role === null ? now.length > 0 : roles.has(role) || roles.has(null);
  };
  return { of, gone: earlier.filter((each) => !isContinued(each)) };
}

/** The role of a system as it is compared; null for a single decision. */
const roleOf = onceForEach(({ role }: Decision) => role && folded(role.value));
