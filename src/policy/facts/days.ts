import { MAX_DAYS } from './definitions.ts';

/** A number of days on the scale of a policy. */
export function clampDays(days: number): number {
  return Math.max(-MAX_DAYS, Math.min(MAX_DAYS, days));
}
