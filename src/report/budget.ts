import type { BudgetLimit } from '../cost/answers/budget.ts';
import type { Situation } from './situation.ts';

const SUM = 'budget.monthly_usd';
const LEVEL = 'budget.level';

/** The sum that a profile states, else the end of its level; null where it has neither, or the level has no end. */
export function budgetLimitOf({ advice, loaded }: Situation): BudgetLimit | null {
  const sum = advice.facts.get(SUM)?.value;
  if (typeof sum === 'number') return { kind: 'sum', usd: sum };
  const level = advice.facts.get(LEVEL)?.value;
  const fact = loaded.rulebook.facts.find(({ id }) => id === LEVEL);
  if (typeof level !== 'string' || fact?.type !== 'enum') return null;
  const usd = fact.derivation?.cuts[fact.values.findIndex(({ id }) => id === level)];
  return usd === undefined ? null : { kind: 'level', level, usd };
}
