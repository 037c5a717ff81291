import type { Reason } from '../../../engine/reasons.ts';
import type { ShownMoney } from '../../../report/money.ts';
import type { CriterionReport, OptionReport, Report } from '../../../report/report.ts';

/** Two of something, in the order in which the options were named. */
export type Pair<T> = readonly [T, T];

/** Two options of one profile side by side. */
export interface OptionsReport {
  readonly report: Report;
  readonly options: Pair<OptionReport>;
  /** Points of score by which the first one is ahead of the second. */
  readonly lead: number;
  /** What adds most to that lead first. */
  readonly rows: readonly ComparedCriterion[];
  /** For each option what speaks for it, or against the other one; the strongest first. */
  readonly reasons: Pair<readonly Reason[]>;
  /** Null where the rulebook decides between options of which no costs are known. */
  readonly money: ShownMoney | null;
}

/** A criterion with the ratings of both, and the points of score that it adds to the lead of the first one. */
export interface ComparedCriterion {
  readonly criterion: CriterionReport;
  readonly ratings: Pair<number>;
  readonly adds: number;
}
