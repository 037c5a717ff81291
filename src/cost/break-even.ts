import type { Model } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { OptionId, Supply } from '../catalog/option.ts';
import { exactly } from '../catalog/range.ts';
import { classOf } from './classes.ts';
import { likelyItems } from './cost.ts';
import { breakEvenMonths } from './formulas.ts';
import { cashUpFront, itemsIn, setUpUsd } from './items.ts';
import { runningUsd, totalUsd } from './line-items.ts';
import { planFor } from './option-plan.ts';
import { type Picks, pickFor } from './picks.ts';
import { scenarioOf } from './plan.ts';
import { type Project, projectOf } from './project.ts';
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

/** Volumes that are compared, a tenth of a decade apart. */
const VOLUMES = Array.from({ length: 91 }, (_, step) => 10 ** (step / 10));

/** Where self-hosting meets an option that is run by others, all inputs at their likely values. */
export function breakEven(
  quote: Quote,
  against: 'closed-api' | 'open-managed',
  facts: ModelFacts,
): BreakEven {
  const lacking = (['open-self-hosted', against] as const).find(
    (option) => quote.costs.get(option)?.kind !== 'known',
  );
  if (lacking !== undefined) return { kind: 'not-comparable', lacking };
  const unlike = unlikeModels(quote, against);
  if (unlike !== null) return { kind: 'other-class', ...unlike };
  const at = (requestsPerDay: number) => gapAt(quote, against, facts, requestsPerDay);
  const gaps: number[] = [];
  for (const volume of VOLUMES) {
    const gap = at(volume);
    if (gap === null) break;
    gaps.push(gap);
  }
  const volumeAt = (place: number) => VOLUMES[place] ?? 1;
  const cheaper = gaps.flatMap((gap, place) => (gap <= 0 ? [place] : []));
  const [first] = cheaper;
  const last = cheaper.at(-1);
  const upTo = volumeAt(gaps.length - 1);
  if (first === undefined || last === undefined) return { kind: 'never', upTo };
  const paidBackAfter = monthsToRepay(quote, against);
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
  const { quality, tiers } = classOf(project);
  const isOfClass = ({ tier }: Model) => tiers.includes(tier);
  const isLike = own.model.tier === other.model.tier || (isOfClass(own.model) && isOfClass(other.model));
  return quality === 'any' || isLike ? null : { own: own.model, other: other.model };
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

/** By how many USD a month self-hosting is dearer at a volume; null beyond what list prices can mean. */
function gapAt(
  quote: Quote,
  against: 'closed-api' | 'open-managed',
  facts: ModelFacts,
  requestsPerDay: number,
): number | null {
  const { project } = quote;
  const load = { ...project.load, requestsPerDay: exactly(requestsPerDay) };
  const moved = projectOf(project.needs, project.role, load, project.assumed);
  const own = usdOf('open-self-hosted', moved, quote.picks, facts);
  const other = usdOf(against, moved, quote.picks, facts);
  return own === null || other === null ? null : own - other;
}

/** With the model and the machines that suit the volume, as the tables of that volume have them. */
function usdOf(supply: Supply, project: Project, picks: Picks, facts: ModelFacts): number | null {
  const planned = planFor(supply, { ...picks, [supply]: pickFor(supply, project, facts) }, project, facts);
  if (planned.kind !== 'planned') return null;
  const items = likelyItems(planned.plan);
  return items === null ? null : totalUsd(items);
}

/** Months of the stated load until self-hosting has repaid what it costs more up front; null where it never does. */
function monthsToRepay({ plans }: Quote, against: OptionId): number | null {
  const own = plans.get('open-self-hosted');
  const other = plans.get(against);
  if (own === undefined || other === undefined) return null;
  const [mine, theirs] = [own, other].map((plan) => {
    const scenario = scenarioOf(plan);
    return {
      upFront: cashUpFront(plan, scenario) + setUpUsd(plan, scenario),
      running: runningUsd(itemsIn(plan, scenario) ?? {}),
    };
  });
  if (mine === undefined || theirs === undefined) return null;
  const months = breakEvenMonths(mine.upFront - theirs.upFront, mine.running, theirs.running);
  return months === 'never' ? null : months;
}
