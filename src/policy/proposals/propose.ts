import type { Budget } from '../../engine/budget.ts';
import type { FactId } from '../../rulebook/fact.ts';
import { groupedBy } from '../../yaml/grouped-by.ts';
import { onceForEach } from '../../yaml/once-for-each.ts';
import { type CompiledDemands, type CompiledPolicyRule, standingOf } from '../compile.ts';
import { decisionKey, isOfModel, isWorkedOut, restsOnAdvice } from '../facts/keys.ts';
import { mayFollow, mayLapse } from '../facts/may-follow.ts';
import { choiceOf } from '../facts/values.ts';
import type { Change, Proposal } from '../findings/of-rule.ts';
import type { CheckContext, Checked, SystemFacts } from '../subject.ts';
import { APPROVED, FRESHLY, type Move, movesOf } from './moves.ts';
import { promisingWays } from './promising.ts';
import { systemsAfter } from './systems-after.ts';

const MAX_PROPOSALS = 4;

const BADNESS = { kept: 0, undecided: 1, violated: 2 } as const;

/** What may be looked at in search of proposals on one profile: questions of rules, and what advice costs. */
export const PROPOSAL_WORK = 5_000_000;

/** To try a change takes, beside the rules, as long as to look at so many questions. */
const PER_ATTEMPT = 500;

/** The proposals for one finding; not all tried where the budget did not allow it. */
export interface Proposals {
  readonly proposals: readonly Proposal[];
  readonly allTried: boolean;
}

/**
 * What the team could change so that a violated rule is kept: the decision, and facts that they would change this way, stand in
 * the rule and are not guarded; never a circumstance. Smallest first, one change before two, and none that another
 * rule of the policy would then object to.
 */
export function proposalsFor(
  rule: CompiledPolicyRule,
  system: SystemFacts,
  checked: Checked,
  budget: Budget,
): Proposals {
  if (budget.isSpent) return { proposals: [], allTried: false };
  const { context } = checked;
  const attempt = new Attempt(rule, system, checked, budget);
  const moves = [
    ...factsInTheirHands(rule, context).flatMap((fact) => movesOn(fact, system, context)),
    ...modelMoves(rule, system, context),
  ];
  const succeeding = (count: number) =>
    attempt.successesIn(promisingWays(moves, count, rule, system, context, budget));
  const single = succeeding(1);
  const ways = single.length > 0 ? single : succeeding(2);
  const distance = (some: readonly Move[]) => some.reduce((sum, move) => sum + move.distance, 0);
  const nearest = ways.toSorted((a, b) => distance(a) - distance(b));
  const proposals = joined(nearest.map((way) => way.map(({ change }) => change)));
  return { proposals: proposals.slice(0, MAX_PROPOSALS), allTried: !budget.isSpent };
}

/** The same for every rule of a policy, so they are worked out once. */
function movesOn(fact: FactId, system: SystemFacts, context: CheckContext): readonly Move[] {
  const known = movesKnown(system);
  const moves =
    known.get(fact) ??
    movesOf(fact, system, context.policy, areApart(fact, system, context)).flatMap((move) =>
      usable(move, system, context),
    );
  known.set(fact, moves);
  return moves;
}

const movesKnown = onceForEach((_system: SystemFacts) => new Map<FactId, readonly Move[]>());

/** Whether values that no rule tells apart are not alike after all, since other facts that the policy reads follow from them. */
function areApart(from: FactId, { lapses }: SystemFacts, { policy }: CheckContext): boolean {
  return policy.variables.some(({ fact }) =>
    mayLapse(fact.id, from)
      ? lapses.some(({ key }) => key === decisionKey(from))
      : fact.id !== from && mayFollow(fact, from),
  );
}

/** Of models that a policy names, those that can be used in the way that was chosen. */
function usable(move: Move, system: SystemFacts, { models }: CheckContext): readonly Move[] {
  const { fact, to } = move.change;
  if (fact !== 'decision.model' || to.kind !== 'one-of') return [move];
  const { option } = choiceOf(system);
  const values = to.values.filter((name) => models.mayBeUsedIn(option, String(name)));
  const [value] = values;
  return value === undefined ? [] : [{ ...move, value, change: { fact, to: { ...to, values } } }];
}

/** Where a rule asks what the catalogue says of a model, each model that it knows for the option that was chosen. */
function modelMoves(
  { facts }: CompiledPolicyRule,
  system: SystemFacts,
  { models }: CheckContext,
): readonly Move[] {
  if (!facts.some(isOfModel)) return [];
  const { model, option } = choiceOf(system);
  return models.namesBeside(model, option).map((name) => {
    const change = { fact: 'decision.model', to: { kind: 'one-of', values: [name] } } as const;
    return { change, value: name, distance: 1 };
  });
}

/** What the rule itself requires comes first, then the rest of it, then what other rules say of the decision. */
function factsInTheirHands(rule: CompiledPolicyRule, { policy }: CheckContext): readonly FactId[] {
  const { guarded, settled } = outlineOf(policy);
  const isChangeable = (fact: FactId) =>
    (policy.facts.get(fact)?.changeable ?? false) !== false && !guarded.has(fact);
  const own = rule.facts.map((fact) => (isChangeable(fact) ? fact : settledBy(fact)));
  return [...new Set([...own, ...settled])].filter((fact) => fact !== null);
}

/** What every proposal needs to know of a policy. */
const outlineOf = onceForEach((policy: CompiledDemands) => {
  const facts = [...new Set(policy.compiled.flatMap((rule) => rule.facts))];
  return {
    guarded: new Set(policy.guarded.map((each) => each.fact)),
    settled: new Set(facts.map(settledBy)),
    speaksOfAdvice: facts.some(restsOnAdvice),
    questions: policy.compiled.reduce((sum, rule) => sum + rule.size, 0),
  };
});

/** The fact of a decision that a team would set; null for what only follows from the rulebook, and for what a system does. */
function settledBy(fact: FactId): FactId | null {
  if (isOfModel(fact)) return 'decision.model';
  if (fact === 'decision.follows_verdict' || isWorkedOut(fact)) return 'decision.chosen';
  if (fact === FRESHLY) return APPROVED;
  return decisionKey(fact) === null || fact === 'decision.role' ? null : fact;
}

/** Proposals that differ in one value alone are one, with either value. */
function joined(proposals: readonly Proposal[]): readonly Proposal[] {
  const places = [0, 1];
  return places.reduce((all, place) => {
    const alike = groupedBy(all, (proposal) => JSON.stringify(proposal.map(otherThan(place))));
    return [...alike.values()].map((group) => merged(group, place));
  }, proposals);
}

/** What a change has in common with those that it is joined with in one place of a proposal. */
function otherThan(place: number): (change: Change, at: number) => unknown {
  return ({ fact, to }, at) => [fact, to.kind, at === place && to.kind === 'one-of' ? [] : to.values];
}

function merged(group: readonly Proposal[], place: number): Proposal {
  const [first = []] = group;
  const values = new Set(group.flatMap((proposal) => proposal[place]?.to.values ?? []));
  return first.map(({ fact, to }, at) =>
    at === place ? { fact, to: { kind: to.kind, values: [...values] } } : { fact, to },
  );
}

/** Tries changes on one system. */
class Attempt {
  private readonly rule: CompiledPolicyRule;
  private readonly system: SystemFacts;
  private readonly checked: Checked;
  private readonly budget: Budget;

  constructor(rule: CompiledPolicyRule, system: SystemFacts, checked: Checked, budget: Budget) {
    this.rule = rule;
    this.system = system;
    this.checked = checked;
    this.budget = budget;
  }

  /** One after the other: the budget may end before all are tried. */
  successesIn(ways: Iterable<readonly Move[]>): readonly (readonly Move[])[] {
    const successes: (readonly Move[])[] = [];
    for (const way of ways) if (this.succeeds(way)) successes.push(way);
    return successes;
  }

  /** False also where it is not known whether they do. */
  private succeeds(moves: readonly Move[]): boolean {
    const { rule, system } = this;
    const { systems } = this.checked;
    if (!this.budget.spend(PER_ATTEMPT + rule.size)) return false;
    const after = systemsAfter(moves, system, this.checked);
    const changed = after?.[systems.indexOf(system)];
    if (after === null || changed === undefined) return false;
    if (standingOf(rule, changed.valuation, this.budget) !== 'kept') return false;
    return after.every((now, place) => this.isNoWorse(now, systems[place]));
  }

  /** No rule that a system kept is then violated or undecided. */
  private isNoWorse(now: SystemFacts, before: SystemFacts | undefined): boolean {
    const { policy } = this.checked.context;
    if (before === undefined || now === before) return true;
    const { questions, speaksOfAdvice } = outlineOf(policy);
    if (speaksOfAdvice && now.advice !== before.advice) this.budget.spend(now.advice.work);
    if (!this.budget.spend(questions)) return false;
    return policy.compiled.every(
      (other) =>
        BADNESS[standingOf(other, now.valuation, this.budget)] <=
        BADNESS[standingOf(other, before.valuation, this.budget)],
    );
  }
}
