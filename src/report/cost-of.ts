import type { OptionCost } from '../cost/answers/quote.ts';
import type { KnownCost } from '../cost/pricing/cost.ts';
import type { DetailedMoney } from './money.ts';

export function costOf({ options }: Pick<DetailedMoney, 'options'>, option: string): OptionCost | undefined {
  return options.find((each) => each.option === option)?.cost;
}

export function knownCostOf(money: Pick<DetailedMoney, 'options'>, option: string): KnownCost | null {
  const cost = costOf(money, option);
  return cost?.kind === 'known' ? cost : null;
}
