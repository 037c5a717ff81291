import type { BuiltInRule, Waiver } from '../policy.ts';
import type { Common } from './common.ts';

/** A waiver that ends soon, or has ended and for some days still counts. */
export interface WaiverEnds extends Common {
  readonly kind: 'waiver-ends';
  readonly rule: BuiltInRule;
  readonly ends: Waiver;
  /** Until it ends; negative: since. */
  readonly days: number;
}

/** A waiver that waives nothing: its profile is in this run, or (orphaned) in none. */
export interface WaiverIdle extends Common {
  readonly kind: 'waiver-unused' | 'waiver-orphaned';
  readonly rule: BuiltInRule;
  readonly idle: Waiver;
}
