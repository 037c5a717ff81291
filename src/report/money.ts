import { isOptionId, type OptionId, suppliesOf } from '../catalog/option.ts';
import { type BreakEven, breakEvens } from '../cost/answers/break-even.ts';
import { type BudgetLimit, type BudgetStanding, standingTo } from '../cost/answers/budget.ts';
import type { Decided } from '../cost/answers/decision.ts';
import {
  type EstimatedMoney,
  listsFor,
  type Money,
  moneyFor,
  type PricedOption,
} from '../cost/answers/money.ts';
import type { Asked } from '../cost/answers/quote.ts';
import { assumed } from '../cost/asked/assumptions/resolve.ts';
import { needsOf } from '../cost/asked/needs.ts';
import type { ModelList } from '../cost/choosing/model-list.ts';
import { type Forbidding, forbiddingOf } from '../cost/choosing/picks.ts';
import { optionOf } from '../engine/advice.ts';
import { exclusionsOf } from '../engine/why-not.ts';
import type { Profile } from '../profile/profile.ts';
import { budgetLimitOf } from './budget.ts';
import type { Situation } from './situation.ts';

/** Below this share of the advised option's cost another option counts as cheaper. */
const CLEARLY_CHEAPER = 0.9;

/** The option that costs least, where that is not the one that is advised: USD a month with salaries. */
export interface Cheaper {
  readonly option: OptionId;
  readonly usd: number;
  readonly than: OptionId;
  readonly thanUsd: number;
  readonly rangesOverlap: boolean;
}

export interface BreakEvenAgainst {
  readonly against: 'closed-api' | 'open-managed';
  readonly result: BreakEven;
}

/** An option with its cost, held against the budget. */
export interface ComparedOption extends PricedOption {
  readonly budget: BudgetStanding;
}

/** What the options cost, as a page says it beside a verdict. */
export interface DetailedMoney extends EstimatedMoney {
  readonly options: readonly ComparedOption[];
  /** What the options are held against; null where the profile names neither a sum nor a level. */
  readonly limit: BudgetLimit | null;
  readonly cheaper: Cheaper | null;
  /** The models for the option that is advised; none where no option fits. */
  readonly lists: readonly ModelList[];
  /** What rules out services that would else be among these models; null where nothing does. */
  readonly servicesOutBy: Forbidding | null;
  /** None in a summary. */
  readonly breakEvens: readonly BreakEvenAgainst[];
}

/** Nothing tells how much work there is, or a number cannot be. */
export type NoMoney = Exclude<Money, EstimatedMoney>;

/** What a page says of money. */
export type ShownMoney = NoMoney | DetailedMoney;

/** What a project asks of the cost model: its facts and its own assumptions. */
export function askedOf({ advice, profile }: Situation): Asked {
  return { needs: needsOf(advice.facts), assumed: assumed(profile.assumptions) };
}

/** What was decided, one for each system that says which option it chose. */
export function decidedIn({ systems }: Profile): readonly Decided[] {
  return systems.flatMap(({ chosen, model }) => {
    const option = optionIdOf(chosen?.value ?? null);
    return option === null ? [] : [{ option, model: model?.value ?? null }];
  });
}

/** What the options cost, and which models suit the one that is advised; a summary draws no break-even. */
export function moneyOf(situation: Situation, detail: 'summary' | 'full'): ShownMoney {
  const facts = situation.catalogue();
  const money = moneyFor(askedOf(situation), decidedIn(situation.profile), facts);
  if (money.kind !== 'estimated') return money;
  const limit = budgetLimitOf(situation);
  const options = money.options.map(
    (each): ComparedOption => ({ ...each, budget: standingTo(limit, each.cost) }),
  );
  const advised = optionIdOf(optionOf(situation.advice.verdict));
  return {
    ...money,
    options,
    limit,
    cheaper: advised === null ? null : cheaperThan(advised, money, situation),
    lists: advised === null ? [] : listsFor(advised, money, facts),
    servicesOutBy: advised === null ? null : forbiddingOf(suppliesOf(advised), money.quote.project),
    breakEvens: detail === 'full' ? breakEvens(money.quote, facts) : [],
  };
}

function cheaperThan(than: OptionId, { options }: EstimatedMoney, { advice }: Situation): Cheaper | null {
  const known = options.flatMap(({ cost }) => (cost.kind === 'known' ? [cost] : []));
  const advised = known.find(({ option }) => option === than);
  const [least] = known
    .filter(({ option }) => exclusionsOf(advice, option).length === 0)
    .toSorted((left, right) => left.likely - right.likely);
  if (!advised || !least || least.likely > advised.likely * CLEARLY_CHEAPER) return null;
  return {
    option: least.option,
    usd: least.likely,
    than,
    thanUsd: advised.likely,
    rangesOverlap: least.high > advised.low,
  };
}

export function optionIdOf(id: string | null): OptionId | null {
  return id !== null && isOptionId(id) ? id : null;
}
