import { unusedIn } from '../../cost/answers/unused.ts';
import { COUNTS_WHERE } from '../../cost/asked/assumptions/counts-where.ts';
import type { DetailedMoney } from '../../report/money.ts';
import { listed } from '../../yaml/phrases.ts';

/** What is stated and stands in no figure, and where it would: one sentence for all of which that is the same. */
export function unusedSentences(money: DetailedMoney): readonly string[] {
  const byPlace = new Map<string, string[]>();
  for (const id of unusedIn(money.quote, money.decisions)) {
    const where = COUNTS_WHERE[id];
    byPlace.set(where, [...(byPlace.get(where) ?? []), id]);
  }
  return [...byPlace].map(([where, ids]) => {
    const [is, counts] = ids.length === 1 ? ['is', 'counts'] : ['are', 'count'];
    return `${listed(ids)} ${is} stated but ${counts} only where ${where}.`;
  });
}

/** The same for programs. */
export function unusedJson(money: DetailedMoney) {
  return unusedIn(money.quote, money.decisions).map((id) => ({ id, counts_where: COUNTS_WHERE[id] }));
}
