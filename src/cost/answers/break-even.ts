import type { Model } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { OptionId, Supply } from '../../catalog/option.ts';
import { classOf, isOfClass } from '../asked/classes.ts';
import { breakEvenMonths } from '../pricing/formulas.ts';
import { cashUpFront, itemsOfAll, setUpUsd } from '../pricing/items.ts';
import { runningUsd } from '../pricing/line-items.ts';
import { type CostPlan, scenarioOf } from '../pricing/plan.ts';
import { OTHERS, type Other, type UsdAt, usdAtVolumes, VOLUMES } from './cost-at-volume.ts';
import type { Quote } from './quote.ts';

/** Requests a day from which self-hosting costs no more a month, salaries counted, with the machines that suit each volume. */
export type BreakEven =
  | { readonly kind: 'from'; readonly requestsPerDay: number; readonly paidBackAfter: number | null }
  /** Between two volumes: beyond the second one, many small machines are dearer again. */
  | {
      readonly kind: 'between';
      readonly requestsPerDay: number;
      readonly upTo: number;
      readonly paidBackAfter: number | null;
    }
  /** At all volumes that were looked at, up to this one. */
  | { readonly kind: 'always'; readonly upTo: number; readonly paidBackAfter: number | null }
  /** At none of the volumes that were looked at, up to this one. */
  | { readonly kind: 'never'; readonly upTo: number }
  /** One of the two has no figure of the class that is asked for. */
  | { readonly kind: 'not-comparable'; readonly lacking: OptionId }
  /** The two models that stand for them are not of one class, since the team names one of them. */
  | { readonly kind: 'other-class'; readonly own: Model; readonly other: Model };

/** Where self-hosting meets the options that are run by others, all inputs at their likely values. */
export function breakEvens(
  quote: Quote,
  facts: ModelFacts,
): readonly { readonly against: Other; readonly result: BreakEven }[] {
  const at = usdAtVolumes(quote, facts);
  return OTHERS.map((against) => ({
    against,
    result: breakEven(quote, against, at),
  }));
}

function breakEven(quote: Quote, against: Other, usd: UsdAt): BreakEven {
  const lacking = (['open-self-hosted', against] as const).find(
    (option) => quote.costs.get(option)?.kind !== 'known',
  );
  if (lacking !== undefined) return { kind: 'not-comparable', lacking };
  const unlike = unlikeModels(quote, against);
  if (unlike !== null) return { kind: 'other-class', ...unlike };
  return crossing((volume) => gapIn(usd(volume), against), monthsToRepay(quote, against));
}

/** By how many USD a month self-hosting is dearer; null beyond what list prices can mean. */
function gapIn(usd: (option: OptionId) => number | null, against: Other): number | null {
  const [own, other] = [usd('open-self-hosted'), usd(against)];
  return own === null || other === null ? null : own - other;
}

/** Where a gap closes, looked for at each of the volumes. */
function crossing(at: (volume: number) => number | null, paidBackAfter: number | null): BreakEven {
  const gaps: number[] = [];
  for (const volume of VOLUMES) {
    const gap = at(volume);
    if (gap === null) break;
    gaps.push(gap);
  }
  const volumeAt = (place: number) => VOLUMES[place] ?? 1;
  const first = gaps.findIndex((gap) => gap <= 0);
  const last = gaps.findLastIndex((gap) => gap <= 0);
  const upTo = volumeAt(gaps.length - 1);
  if (first === -1) return { kind: 'never', upTo };
  // Where a machine more makes it dearer for a while, it is cheaper for good from the last such volume on.
  const dear = gaps.findLastIndex((gap) => gap > 0);
  if (dear === -1) return { kind: 'always', upTo, paidBackAfter };
  if (last === gaps.length - 1) {
    const requestsPerDay = bisect(at, volumeAt(dear), volumeAt(dear + 1));
    return { kind: 'from', requestsPerDay, paidBackAfter };
  }
  const requestsPerDay = first === 0 ? 1 : bisect(at, volumeAt(first - 1), volumeAt(first));
  return { kind: 'between', requestsPerDay, upTo: volumeAt(last), paidBackAfter };
}

/** The models of two options where they are not of one class; null where they are, or where the work asks for none. */
function unlikeModels({ picks, project }: Quote, against: Supply): { own: Model; other: Model } | null {
  const [own, other] = [picks['open-self-hosted'], picks[against]];
  if (!('hosting' in own || 'offer' in own) || !('hosting' in other || 'offer' in other)) return null;
  const asked = classOf(project);
  const isLike =
    own.model.tier === other.model.tier || [own, other].every(({ model }) => isOfClass(model, asked));
  return asked.quality === 'any' || isLike ? null : { own: own.model, other: other.model };
}

/** The volume between two at which the gap closes, to a thousandth. */
function bisect(gapAtVolume: (volume: number) => number | null, above: number, below: number): number {
  let [dear, cheap] = [above, below];
  while (cheap / dear > 1.001) {
    const middle = Math.sqrt(dear * cheap);
    if ((gapAtVolume(middle) ?? 1) > 0) dear = middle;
    else cheap = middle;
  }
  return Math.ceil(cheap);
}

/** Months of the stated load until self-hosting has repaid what it costs more up front; null where it never does. */
function monthsToRepay({ plans }: Quote, against: OptionId): number | null {
  const own = plans.get('open-self-hosted');
  const other = plans.get(against);
  if (own === undefined || other === undefined) return null;
  const [mine, theirs] = [own, other].map((whole) => ({
    upFront: whole.reduce((sum, plan) => sum + upFrontUsd(plan), 0),
    running: runningUsd(itemsOfAll(whole, scenarioOf) ?? {}),
  }));
  if (mine === undefined || theirs === undefined) return null;
  const months = breakEvenMonths(mine.upFront - theirs.upFront, mine.running, theirs.running);
  return months === 'never' ? null : months;
}

/** USD that is paid before it serves, in cash and salaries. */
function upFrontUsd(plan: CostPlan): number {
  const scenario = scenarioOf(plan);
  return cashUpFront(plan, scenario) + setUpUsd(plan, scenario);
}
