import type { Supply } from '../catalog/option.ts';
import type { OptionCost } from '../cost/answers/quote.ts';
import { ASSUMPTION_TABLE } from '../cost/asked/assumptions/table.ts';
import type { UnusableGpu } from '../cost/choosing/named-gpu.ts';
import type { Forbidding, NoPick } from '../cost/choosing/picks.ts';
import type { BeyondCapacity, KnownCost, NoGpuPrice } from '../cost/pricing/cost.ts';
import { amount, stated } from '../layout/amounts.ts';
import { lowerFirst } from '../yaml/phrases.ts';
import { costOf } from './cost-of.ts';
import { classText, exclusionText, roleText } from './model-sentences.ts';
import type { DetailedMoney } from './money.ts';
import { notSharedText } from './region-sentences.ts';
import type { Report } from './report.ts';

/** Why options have no figure; those for which it is the same are named together. */
export function noFigureSentences(report: Report, money: DetailedMoney): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, title } of report.options) {
    const why = whyNoFigure(money, id);
    if (why === null) continue;
    const titles = byReason.get(why) ?? [];
    byReason.set(why, [...titles, titles.length === 0 ? title : lowerFirst(title)]);
  }
  return [...byReason].map(([why, titles]) => `${titles.join('; ')}: ${why}.`);
}

/** Why an option has no figure, without its name; null where it has one. */
export function whyNoFigure(money: DetailedMoney, option: string): string | null {
  const cost = costOf(money, option);
  return cost === undefined || cost.kind === 'known' ? null : noFigureText(money, option, cost);
}

/** Why something that an option is costed with has no figure. */
export function noFigureText(
  money: DetailedMoney,
  option: string,
  cost: Exclude<OptionCost, KnownCost>,
): string {
  switch (cost.kind) {
    case 'forbidden':
    case 'none-of-class':
    case 'unusable-gpu':
    case 'unsuitable':
    case 'no-figure':
      return noPickText(...lackingIn(money, option, cost));
    case 'no-price':
      return `no figure, since ${cost.model} has no known price for all that a call holds`;
    case 'no-gpu-price':
      return `no figure, since the load needs ${missingText(cost)} than you have, and neither a rent nor a price of them is known`;
    case 'no-further':
      return cost.why.kind === 'no-mix' || cost.why.kind === 'no-shared-region'
        ? noFigureText(money, option, cost.why)
        : `${noPickText(cost.why, cost.supply)} (${roleText(cost.role)})`;
    case 'no-shared-region':
      return notSharedText(cost);
    case 'no-mix':
      return 'no figure, since search vectors of two models cannot be compared with each other';
    case 'beyond-capacity':
      return beyondText(cost);
  }
}

/** "3 more GPUs of the kind Apple M4 Max" */
function missingText({ gpu, missing }: NoGpuPrice): string {
  return `${amount(missing)} more ${missing === 1 ? 'GPU' : 'GPUs'} of the kind ${gpu}`;
}

/** The part of an option that no model stands for: of a mix, the closed one first. */
function lackingIn({ picks }: DetailedMoney, option: string, cost: NoPick): readonly [NoPick, Supply] {
  const closed = picks['closed-api'];
  if (option === 'hybrid' && isLacking(closed)) return [closed, 'closed-api'];
  const own = option === 'closed-api' || option === 'open-self-hosted' ? option : 'open-managed';
  return [cost, own];
}

function isLacking(pick: DetailedMoney['picks'][Supply]): pick is NoPick {
  return pick.kind !== 'bought' && pick.kind !== 'hosted';
}

const FORBIDDEN_WORD: Readonly<Record<Forbidding, string>> = {
  'data.boundary': 'the data may not leave machines that you administer',
  'deployment.offline': 'it must work without a connection',
};

/** Why services that would else be listed are not. */
export function servicesOutSentence(by: Forbidding | null): readonly string[] {
  return by === null ? [] : [`Services are left out, since ${FORBIDDEN_WORD[by]} (${by}).`];
}

function noPickText(pick: NoPick, supply: Supply): string {
  switch (pick.kind) {
    case 'forbidden':
      return `no figure, since ${FORBIDDEN_WORD[pick.by]}`;
    case 'none-of-class':
      return `withheld: no ${classText(supply === 'closed-api' ? 'closed' : 'open', pick.quality)} has a figure`;
    case 'unusable-gpu':
      return `no figure, since ${LACKING_TEXT[pick.lacks]} ${pick.gpu}, which you name (gpu.kind)`;
    case 'unsuitable':
      return `no figure, since ${pick.model}, which you name, cannot do this: ${unsuitableText(pick)}`;
    case 'no-figure':
      return pick.missing === 'price'
        ? `no figure, since no price that covers such a call is known for ${pick.model} (what you pay can be stated: ${statedPrices(supply)})`
        : `no figure, since no machines that may be used, with a known speed and price, are known for ${pick.model}`;
  }
}

const LACKING_TEXT: Readonly<Record<UnusableGpu['lacks'], string>> = {
  rent: 'no rent is known (gpu.usd_per_hour) of',
  'rent-and-price': 'neither a rent (gpu.usd_per_hour) nor a price (gpu.hardware_usd) is known of',
  price: 'no price is known (gpu.hardware_usd) of',
  watts: 'no power is known (gpu.watts) of',
  room: 'no open model of the class that is asked for fits on',
};

function statedPrices(supply: Supply): string {
  const name = supply === 'closed-api' ? 'closed' : 'managed';
  return `price.${name}_input_usd and price.${name}_output_usd`;
}

export function unsuitableText({ reasons }: Extract<NoPick, { readonly kind: 'unsuitable' }>): string {
  return reasons.map((reason) => exclusionText(reason).replace(/\.$/, '')).join('; ');
}

function beyondText({ limit, allowed, needed }: BeyondCapacity): string {
  const { unit } = ASSUMPTION_TABLE[limit];
  const where = limit === 'price.maximum_tokens_per_day' ? `${unit} a day` : unit;
  return `no figure, since the load needs ${amount(needed)} ${where}, beyond the ${stated(allowed)} up to which list prices mean something (${limit})`;
}
