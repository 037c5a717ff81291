import type { Flip } from '../../engine/flips.ts';
import type { Report } from '../../report/report.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';

/** What a reader asked for: flips to one option or to all, of one change or of two as well. */
export interface FlipRequest {
  readonly to: string | null;
  readonly most: 1 | 2;
}

export interface FlipReport {
  readonly report: Report;
  readonly request: FlipRequest;
  /** Those that the team can make first, then the fewest and smallest changes. */
  readonly flips: readonly Flip[];
  /** Options, among those asked for, that no such change leads to. */
  readonly unreached: readonly OptionId[];
  /** False where some verdict counted as open because the search for a proof gave up. */
  readonly isProved: boolean;
}
