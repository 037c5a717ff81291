import type { Budget } from '../../engine/budget.ts';
import { at } from '../../rulebook/at.ts';
import { groupedBy } from '../../yaml/grouped-by.ts';
import type { CompiledDemands, CompiledPolicyRule } from '../compile.ts';
import { isOfApproval, mayFollow } from '../facts/may-follow.ts';
import { type Formula, reduced, sizeOf } from '../formula.ts';
import type { CheckContext, SystemFacts } from '../subject.ts';
import { UNKNOWN, type Valuation } from '../variables.ts';
import type { Move } from './moves.ts';

/**
 * The ways to make so many changes of different facts with which a rule may be kept, for all that these facts tell: what may
 * follow from them counts as unknown. To make a change costs much, and most are ruled out like this, with all that could
 * be made beside them.
 */
export function* promisingWays(
  moves: readonly Move[],
  count: number,
  rule: CompiledPolicyRule,
  system: SystemFacts,
  { policy }: CheckContext,
  budget: Budget,
): Generator<readonly Move[]> {
  const byFact = [...groupedBy(moves, ({ change }) => change.fact).values()];
  for (const groups of choicesOf(byFact, count)) {
    if (!budget.spend(rule.size)) return;
    const known = withoutWhatMoves(groups, system, policy);
    yield* waysOn(reduced(rule.kept, known), groups, known, policy, budget);
  }
}

/** To look at a change takes, beside the rule, as long as to look at so many questions. */
const PER_MOVE = 25;

/** So many of all, in their order. */
function* choicesOf<T>(all: readonly T[], count: number): Generator<readonly T[]> {
  if (count === 0) yield [];
  else
    for (const [place, first] of all.entries())
      for (const others of choicesOf(all.slice(place + 1), count - 1)) yield [first, ...others];
}

function withoutWhatMoves(
  groups: readonly (readonly Move[])[],
  { valuation }: SystemFacts,
  { variables }: CompiledDemands,
): Valuation {
  const moved = groups.flatMap(([first]) => first?.change.fact ?? []);
  return valuation.map((cell, place) => {
    const { fact } = at(variables, place);
    return moved.some((id) => id === fact.id || mayFollow(fact, id)) ? UNKNOWN : cell;
  });
}

/** One move of each group. */
function* waysOn(
  rest: Formula,
  [group, ...others]: readonly (readonly Move[])[],
  known: Valuation,
  policy: CompiledDemands,
  budget: Budget,
): Generator<readonly Move[]> {
  if (rest === false) return;
  if (group === undefined) {
    yield [];
    return;
  }
  const size = PER_MOVE + sizeOf(rest);
  for (const move of group) {
    if (!budget.spend(size)) return;
    const then = withMove(move, known, policy);
    for (const way of waysOn(reduced(rest, then), others, then, policy, budget)) yield [move, ...way];
  }
}

/** What is known then of the fact itself; of an approval, and of a model that the policy may have under another name, nothing. */
function withMove({ change: { fact }, value }: Move, known: Valuation, policy: CompiledDemands): Valuation {
  if (isOfApproval(fact)) return known;
  const then = known.slice();
  for (const place of policy.variablesOfFact.get(fact) ?? []) {
    const { cellOf, cells } = at(policy.variables, place);
    const cell = cells[cellOf(value)];
    const isNamed = cell?.kind === 'texts' && !cell.others && cell.prefixes.length === 0;
    if (isNamed || fact !== 'decision.model') then[place] = cellOf(value);
  }
  return then;
}
