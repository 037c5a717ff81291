import type { Budget } from '../engine/budget.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { knowledgeOf } from '../rulebook/normal-form.ts';
import type { KnownValues } from './advice.ts';
import { type CompiledPolicyRule, standingOf } from './compile.ts';
import { choose, decisionKey, decisionValues, restsOnAdvice } from './decision-facts.ts';
import type { Proposal } from './finding.ts';
import { type Move, movesOf } from './moves.ts';
import type { CheckContext, Subject, SystemFacts } from './subject.ts';

const MAX_PROPOSALS = 4;

const BADNESS = { kept: 0, undecided: 1, violated: 2 } as const;

/** What may be looked at in search of proposals on one profile: facts that are put together, and alternatives of rules. */
export const PROPOSAL_WORK = 20_000_000;

/** The proposals for one finding; not all tried where the budget did not allow it. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly allTried: boolean;
}

/**
 * What the team could change so that a violated rule is kept: the decision, and facts that are changeable, stand in
 * the rule and are not guarded; never a circumstance. Smallest first, one change before two, and none that another
 * rule of the policy would then object to.
 */
export function proposalsFor(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  subject: Subject,
  context: CheckContext,
  budget: Budget,
): Proposals {
  if (budget.isSpent) return { proposals: [], allTried: false };
  const attempt = new Attempt(rule, system, subject, context, budget);
  const moves = factsInTheirHands(rule, context).flatMap((fact) => movesOf(fact, system, context.policy));
  const single = moves.filter((move) => attempt.succeeds([move]));
  const rest = moves.filter((move) => !single.includes(move));
  const pairs = single.length > 0 ? [] : [...pairsOf(rest)].filter((pair) => attempt.succeeds(pair));
  const distance = (some: readonly Move[]) => some.reduce((sum, move) => sum + move.distance, 0);
  pairs.sort((a, b) => distance(a) - distance(b));
  single.sort((a, b) => a.distance - b.distance);
  const proposals = [...joined(single), ...pairs.map((pair) => pair.map((move) => move.change))];
  return { proposals: proposals.slice(0, MAX_PROPOSALS), allTried: !budget.isSpent };
}

/** What the rule itself requires comes first, then the rest of it, then what other rules say of the decision. */
function factsInTheirHands(rule: CompiledPolicyRule, { policy }: CheckContext): readonly FactId[] {
  const others = policy.compiled.flatMap((each) => each.facts).map(settledBy);
  const guarded = new Set(policy.guarded.map((each) => each.fact));
  const isChangeable = (fact: FactId) => policy.facts.get(fact)?.changeable === true && !guarded.has(fact);
  const own = rule.facts.map((fact) => (isChangeable(fact) ? fact : settledBy(fact)));
  return [...new Set([...own, ...others])].filter((fact) => fact !== null);
}

/** The fact of a decision that a team would set; null for what only follows from the rulebook. */
function settledBy(fact: FactId): FactId | null {
  if (fact === 'decision.follows_verdict') return 'decision.chosen';
  return decisionKey(fact) === null ? null : fact;
}

function* pairsOf(moves: readonly Move[]): Generator<readonly Move[]> {
  for (const [index, first] of moves.entries())
    for (const second of moves.slice(index + 1))
      if (second.change.fact !== first.change.fact) yield [first, second];
}

/** Values of one fact that would each do are one proposal. */
function joined(moves: readonly Move[]): readonly Proposal[] {
  const byFact = new Map<FactId, FactValue[]>();
  const proposals: Proposal[] = [];
  for (const { change } of moves) {
    const known = byFact.get(change.fact);
    if (change.to.kind === 'one-of' && known !== undefined) known.push(...change.to.values);
    else {
      const values = [...change.to.values];
      if (change.to.kind === 'one-of') byFact.set(change.fact, values);
      proposals.push([{ fact: change.fact, to: { kind: change.to.kind, values } }]);
    }
  }
  return proposals;
}

/** To put the facts of a profile together takes as long as to look at so many rules. */
const COST_OF_FACTS = 500;

/** Tries changes on one system. */
class Attempt {
  private readonly rule: CompiledPolicyRule;
  private readonly system: SystemFacts;
  private readonly subject: Subject;
  private readonly context: CheckContext;
  private readonly speaksOfAdvice: boolean;
  private readonly budget: Budget;

  constructor(
    rule: CompiledPolicyRule,
    system: SystemFacts,
    subject: Subject,
    context: CheckContext,
    budget: Budget,
  ) {
    this.budget = budget;
    this.rule = rule;
    this.system = system;
    this.subject = subject;
    this.context = context;
    this.speaksOfAdvice = context.policy.compiled.some((each) => each.facts.some(restsOnAdvice));
  }

  /** False also where the budget does not allow to find out. */
  succeeds(moves: readonly Move[]): boolean {
    const { policy } = this.context;
    if (!this.budget.spend(COST_OF_FACTS + policy.compiled.length)) return false;
    const after = knowledgeOf(policy.form, this.valuesAfter(moves));
    if (standingOf(this.rule, after) !== 'kept') return false;
    return policy.compiled.every(
      (other) => BADNESS[standingOf(other, after)] <= BADNESS[standingOf(other, this.system.knowledge)],
    );
  }

  private valuesAfter(moves: readonly Move[]): KnownValues {
    const { subject, context } = this;
    const circumstances = moves.filter((move) => decisionKey(move.change.fact) === null);
    const changed = circumstances.map((move) => [move.change.fact, move.value] as const);
    const known: KnownValues = new Map([...subject.known, ...changed]);
    const advice =
      changed.length > 0 && this.speaksOfAdvice
        ? context.adviser(known, subject.profile.priorities)
        : subject.advice;
    const values = new Map([...known, ...decisionValues(this.system.decision, advice, context.today)]);
    for (const { change, value } of moves) {
      if (change.fact === 'decision.chosen' && typeof value === 'string') choose(values, value, advice);
      else values.set(change.fact, value);
    }
    return values;
  }
}
