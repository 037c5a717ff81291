import type { KnownCost } from '../cost/cost.ts';
import type { OptionCost } from '../cost/quote.ts';
import type { DetailedMoney } from './money.ts';

export function costOf({ options }: Pick<DetailedMoney, 'options'>, option: string): OptionCost | undefined {
  return options.find((each) => each.option === option)?.cost;
}

export function knownCostOf(money: Pick<DetailedMoney, 'options'>, option: string): KnownCost | null {
  const cost = costOf(money, option);
  return cost?.kind === 'known' ? cost : null;
}
