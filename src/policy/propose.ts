import type { Budget } from '../engine/budget.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { type Facts, statedFacts } from '../rulebook/facts.ts';
import { groupedBy } from '../yaml/grouped-by.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type CompiledDemands, type CompiledPolicyRule, standingOf } from './compile.ts';
import { decisionKey, isOfModel, isWorkedOut, restsOnAdvice } from './facts/keys.ts';
import { type Chosen, choiceOf, valuesOf } from './facts/values.ts';
import type { Proposal } from './findings/of-rule.ts';
import { type Move, movesOf } from './moves.ts';
import type { CheckContext, Subject, SystemFacts } from './subject.ts';
import { knownFrom } from './subject-of.ts';
import { valuationOf } from './variables.ts';

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
  subject: Subject,
  context: CheckContext,
  budget: Budget,
): Proposals {
  if (budget.isSpent) return { proposals: [], allTried: false };
  const attempt = new Attempt(rule, system, subject, context, budget);
  const named = factsInTheirHands(rule, context).flatMap((fact) => movesOf(fact, system, context.policy));
  const moves = [
    ...named.flatMap((move) => usable(move, system, context)),
    ...modelMoves(rule, system, context),
  ];
  const single = moves.filter((move) => attempt.succeeds([move]));
  const pairs = single.length > 0 ? [] : succeedingPairs(moves, attempt, budget);
  const distance = (some: readonly Move[]) => some.reduce((sum, move) => sum + move.distance, 0);
  pairs.sort((a, b) => distance(a) - distance(b));
  single.sort((a, b) => a.distance - b.distance);
  const proposals = [...joined(single), ...pairs.map((pair) => pair.map((move) => move.change))];
  return { proposals: proposals.slice(0, MAX_PROPOSALS), allTried: !budget.isSpent };
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

/** The fact of a decision that a team would set; null for what only follows from the rulebook. */
function settledBy(fact: FactId): FactId | null {
  if (isOfModel(fact)) return 'decision.model';
  if (fact === 'decision.follows_verdict' || isWorkedOut(fact)) return 'decision.chosen';
  return decisionKey(fact) === null ? null : fact;
}

/** One after the other, since there may be too many to try. */
function succeedingPairs(moves: readonly Move[], attempt: Attempt, budget: Budget): (readonly Move[])[] {
  const pairs: (readonly Move[])[] = [];
  for (const pair of pairsOf(moves)) {
    if (budget.isSpent) break;
    if (attempt.succeeds(pair)) pairs.push(pair);
  }
  return pairs;
}

/** All pairs of moves of different facts. */
function* pairsOf(moves: readonly Move[]): Generator<readonly Move[]> {
  const ofFacts = [...groupedBy(moves, ({ change }) => change.fact).values()];
  for (const [place, ofOne] of ofFacts.entries())
    for (const first of ofOne)
      for (const ofOther of ofFacts.slice(place + 1)) for (const second of ofOther) yield [first, second];
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

/** Tries changes on one system. */
class Attempt {
  private readonly rule: CompiledPolicyRule;
  private readonly system: SystemFacts;
  private readonly subject: Subject;
  private readonly context: CheckContext;
  private readonly budget: Budget;

  constructor(
    rule: CompiledPolicyRule,
    system: SystemFacts,
    subject: Subject,
    context: CheckContext,
    budget: Budget,
  ) {
    this.rule = rule;
    this.system = system;
    this.subject = subject;
    this.context = context;
    this.budget = budget;
  }

  /** False also where it is not known whether they do. */
  succeeds(moves: readonly Move[]): boolean {
    const { policy } = this.context;
    if (!this.budget.spend(PER_ATTEMPT + this.rule.size)) return false;
    const facts = this.factsAfter(moves);
    if (facts === null) return false;
    const after = valuationOf(policy.variables, facts);
    if (standingOf(this.rule, after, this.budget) !== 'kept') return false;
    if (!this.budget.spend(outlineOf(policy).questions)) return false;
    return policy.compiled.every(
      (other) =>
        BADNESS[standingOf(other, after, this.budget)] <=
        BADNESS[standingOf(other, this.system.valuation, this.budget)],
    );
  }

  /** Null where the changes leave no criterion any weight: then nothing can be advised, and so nothing checked. */
  private factsAfter(moves: readonly Move[]): Facts | null {
    const { subject, context, system } = this;
    const changed = moves.filter((move) => decisionKey(move.change.fact) === null);
    const known = changed.length > 0 ? this.knownAfter(changed) : system.known;
    const advice =
      changed.length > 0 && outlineOf(context.policy).speaksOfAdvice
        ? context.adviser(known, subject.profile)
        : system.advice;
    if (advice === null) return null;
    if (changed.length > 0) this.budget.spend(advice.work);
    const after = statedFacts(moves.map(({ change, value }) => [change.fact, value]));
    const values = valuesOf({ ...system, known, advice }, subject, context, this.choiceAfter(after));
    return new Map([...known, ...values, ...after]);
  }

  /** What is chosen after changes of the decision. */
  private choiceAfter(changes: Facts): Chosen {
    const old = choiceOf(this.system);
    const text = (fact: FactId) => {
      const value = changes.get(fact)?.value;
      return typeof value === 'string' ? value : null;
    };
    return { option: text('decision.chosen') ?? old.option, model: text('decision.model') ?? old.model };
  }

  /** What is known of the project after changes: with numbers changes what follows from them. */
  private knownAfter(changes: readonly Move[]): Facts {
    const stated = new Map<FactId, { readonly value: FactValue }>(this.system.stated);
    for (const { change, value } of changes) stated.set(change.fact, { value });
    return knownFrom(stated, this.context);
  }
}
