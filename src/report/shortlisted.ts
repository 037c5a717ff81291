import { classOf } from '../cost/asked/classes.ts';
import type { Needs } from '../cost/asked/needs.ts';
import type { Candidate } from '../cost/choosing/candidate.ts';
import type { ModelList } from '../cost/choosing/model-list.ts';
import type { ShownMoney } from './money.ts';

/** How many models of a list are named beside a verdict. */
export const SHORTLISTED = 3;

/** The first models of a list that are of the class asked for; the others are no answer to what was asked. */
export function firstOfClass(
  { ranked, role }: Pick<ModelList, 'ranked' | 'role'>,
  needs: Needs,
  count: number,
): readonly Candidate[] {
  const { quality, tiers } = classOf({ needs, role });
  return ranked.filter(({ model }) => quality === 'any' || tiers.includes(model.tier)).slice(0, count);
}

/** How many models are named in a sentence. */
const NAMED = 2;

/** The names of the models to look at first; of a mix, the first of each of its lists. */
export function modelNames(money: ShownMoney | null): readonly string[] {
  if (money?.kind !== 'estimated') return [];
  const { lists, quote } = money;
  return namedFirst(
    lists.map((list) => firstOfClass(list, quote.project.needs, NAMED).map(({ model }) => model.name)),
  );
}

/** Of the names of models in some lists those that are named in a sentence. */
export function namedFirst(lists: readonly (readonly string[])[]): readonly string[] {
  const each = lists.length > 1 ? 1 : NAMED;
  return [...new Set(lists.flatMap((names) => names.slice(0, each)))].slice(0, NAMED);
}
