import type { Advice } from '../engine/advice.ts';
import type { Pending } from '../engine/pending.ts';
import type { Asked, FactId } from '../rulebook/fact.ts';
import type { Option } from '../rulebook/rulebook.ts';
import { noPatternId, overLimitId } from './grounds.ts';
import type { HoldsOnlyIf } from './report.ts';
import type { Situation } from './situation.ts';

/** What the verdict still waits for: what could exclude it comes before what would only add work. */
export function holdsOnlyIf(
  { advice, loaded }: Situation,
  pending: readonly Pending[],
): readonly HoldsOnlyIf[] {
  const { options } = loaded.rulebook;
  const verdict = options.find(({ id }) => advice.verdict.kind === 'fits' && id === advice.verdict.option);
  if (verdict === undefined) return [];
  const all = pending
    .filter((each) => each.kind !== 'limit' || mayMatter(advice, verdict))
    .map((each): HoldsOnlyIf => {
      const ask = askedFor(loaded.rulebook.facts, each.facts);
      const { rule, because, effect } = whatOf(each, verdict);
      return { rule, facts: each.facts, ask, because, effect };
    });
  const of = (kind: HoldsOnlyIf['effect']['kind']) => all.filter((each) => each.effect.kind === kind);
  return [...of('excludes'), ...eachOnce(of('demands'))];
}

/** Several rules may ask for the same; it is done once. */
function eachOnce(demands: readonly HoldsOnlyIf[]): readonly HoldsOnlyIf[] {
  const seen = new Set<string>();
  return demands.filter(({ effect }) => {
    const what = effect.kind === 'demands' ? effect.do : '';
    const isNew = !seen.has(what);
    seen.add(what);
    return isNew;
  });
}

/** Nobody sets a budget below this many USD a month, so what costs no more is not warned of. */
const SMALL = 100;

function mayMatter({ estimate }: Advice, { id }: Option): boolean {
  const amount = estimate?.kind === 'known' ? estimate.amounts.get(id) : undefined;
  return amount === undefined || amount.high > SMALL;
}

function whatOf(pending: Pending, verdict: Option): Pick<HoldsOnlyIf, 'rule' | 'because' | 'effect'> {
  if (pending.kind === 'patterns') {
    return {
      rule: noPatternId(verdict.id),
      because: 'No way to do it is left.',
      effect: { kind: 'excludes' },
    };
  }
  if (pending.kind === 'limit') {
    return {
      rule: overLimitId(verdict.id),
      because: 'It costs more than the budget allows.',
      effect: { kind: 'excludes' },
    };
  }
  const { id, because, actions } = pending.rule;
  const action = actions.find((each) => each.option === verdict.id);
  const demands = !pending.excludes && action !== undefined;
  return { rule: id, because, effect: demands ? { kind: 'demands', do: action.do } : { kind: 'excludes' } };
}

function askedFor(
  facts: readonly { readonly id: FactId; readonly ask: Asked }[],
  wanted: readonly FactId[],
): readonly Asked[] {
  return [...new Set(facts.filter((fact) => wanted.includes(fact.id)).map((fact) => fact.ask))];
}
