import type { Catalog, PriceOrigin } from '../catalog/catalog.ts';
import type { OptionId } from '../catalog/option.ts';
import type { EstimatedCost } from './cost-report.ts';
import type { InvalidCost, UnknownCost } from './cost-request.ts';
import type { ModelList } from './selection.ts';

/** What is said of money beside a verdict; it never enters the verdict. */
export type Money = UnknownCost | InvalidCost | EstimatedMoney;

export interface EstimatedMoney extends EstimatedCost {
  /** Models for the option that is advised, a list for each role and way of supply. */
  readonly shortlist: readonly ModelList[];
  /** An option that would cost less than the one that is advised; null where none does. */
  readonly cheaper: Cheaper | null;
}

/** Likely USD a month of two options. */
export interface Cheaper {
  readonly option: OptionId;
  readonly usd: number;
  readonly than: OptionId;
  readonly thanUsd: number;
  /** Whether the range of the one reaches into the range of the other. */
  readonly rangesOverlap: boolean;
}

/** A catalogue seen through a profile's needs, or as a whole. */
export interface ModelsReport {
  readonly project: { readonly name: string; readonly option: OptionId | null } | null;
  readonly gathered: string;
  /** What the rows refer to. */
  readonly references: Pick<Catalog, 'libraries' | 'licences' | 'sources'>;
  readonly prices: PriceOrigin;
  readonly gpusAsOf: string;
  readonly lists: readonly ModelList[];
  /** Facts without which no cost a month can be estimated. */
  readonly missing: readonly string[];
}
