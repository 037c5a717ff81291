import type { Decision } from '../profile/profile.ts';
import { folded } from '../yaml/fold.ts';

/** Which systems of an earlier version each system of a profile continues. */
export interface Continued {
  /** Those of its role. A single decision is all systems in one, and each that comes of it continues it. */
  readonly of: (decision: Decision) => readonly Decision[];
  /** Those that no system continues. */
  readonly gone: readonly Decision[];
}

export function continuedSystems(now: readonly Decision[], earlier: readonly Decision[]): Continued {
  const of = (decision: Decision) => earlier.filter((each) => isContinuedBy(each, decision));
  return { of, gone: earlier.filter((each) => !now.some((decision) => isContinuedBy(each, decision))) };
}

function isContinuedBy({ role: was }: Decision, { role: is }: Decision): boolean {
  return was === null || is === null || folded(was.value) === folded(is.value);
}
