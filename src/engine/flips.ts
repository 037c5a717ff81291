import type { KnownFacts } from '../profile/known-facts.ts';
import { driversOf } from '../rulebook/derive.ts';
import type { FactId } from '../rulebook/fact.ts';
import { isKnown } from '../rulebook/normal-form.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import type { Candidate, Change } from './candidate.ts';
import { candidatesOf } from './changes.ts';
import { completionOf } from './completions.ts';
import type { Decision } from './decide.ts';
import type { Model } from './model.ts';
import { SETTLE_LIMIT, settle } from './settle.ts';
import { Tally } from './tally.ts';

/** The smallest change of what is known that leads to another verdict; what is unknown stays unknown. */
export interface Flip {
  /** The verdict after the changes; -1: none fits. */
  readonly to: number;
  readonly changes: readonly Change[];
  /** Whether the team can make all of the changes. */
  readonly changeable: boolean;
}

export interface Flips {
  /** Those that the team can make first, then the fewest changes, then the smallest. */
  readonly flips: readonly Flip[];
  /** False where a verdict could not be settled within the budget, or not all changes were tried. */
  readonly proved: boolean;
}

/**
 * All single changes that lead to another verdict and, for each verdict that no single one leads to, all pairs that do
 * (unless `most` is 1).
 */
export function flipsOf(decision: Decision, known: KnownFacts, most: 1 | 2 = 2): Flips {
  const budget = new Budget(ANALYSIS_WORK);
  const probe = new VerdictProbe(decision, budget);
  const candidates = candidatesOf(decision.model, known, budget);
  const found: { readonly to: number; readonly made: readonly Candidate[] }[] = [];
  let named = 0;
  const tryAll = (sets: Iterable<readonly Candidate[]>, reached: ReadonlySet<number>) => {
    for (const made of sets) {
      if (budget.isSpent || named > MOST_NAMED) break;
      const to = probe.verdictAfter(made);
      if (to === null || reached.has(to)) continue;
      found.push({ to, made });
      named += namedBy(made, decision.model);
    }
  };
  tryAll(
    candidates.map((made) => [made]),
    new Set([decision.verdict]),
  );
  const reached = new Set([decision.verdict, ...found.map((flip) => flip.to)]);
  if (most === 2 && reached.size <= decision.model.optionCount)
    tryAll(pairsOf(candidates, driversIn(decision.model, known)), reached);
  found.sort((a, b) => compareEffort(a.made, b.made));
  const proved = probe.proved && !budget.isSpent && named <= MOST_NAMED;
  return { flips: found.map(({ to, made }) => flip(to, made)), proved };
}

function flip(to: number, made: readonly Candidate[]): Flip {
  return { to, changes: made.map((each) => each.change), changeable: made.every((each) => each.changeable) };
}

function compareEffort(a: readonly Candidate[], b: readonly Candidate[]): number {
  const fixed = (made: readonly Candidate[]) => (made.every((each) => each.changeable) ? 0 : 1);
  const size = (made: readonly Candidate[]) => made.reduce((sum, each) => sum + each.size, 0);
  return fixed(a) - fixed(b) || a.length - b.length || size(a) - size(b);
}

/** For each fact that follows from numbers here, those numbers. */
function driversIn({ rulebook }: Model, known: KnownFacts): readonly (readonly FactId[])[] {
  return rulebook.facts.flatMap((fact) =>
    fact.type === 'enum' && known.get(fact.id)?.origin === 'derived' ? [driversOf(fact)] : [],
  );
}

/**
 * Pairs of changes that concern different facts or members, and not two numbers from which one fact follows: what those
 * make of it together is another thing than what each makes of it alone.
 */
function* pairsOf(
  candidates: readonly Candidate[],
  drivers: readonly (readonly FactId[])[],
): Generator<readonly [Candidate, Candidate]> {
  for (const [index, first] of candidates.entries()) {
    for (let next = index + 1; next < candidates.length; next++) {
      const second = candidates[next];
      if (areIndependent(first.change, second.change, drivers)) yield [first, second];
    }
  }
}

function areIndependent(a: Change, b: Change, drivers: readonly (readonly FactId[])[]): boolean {
  if (a.fact === b.fact) return a.member !== b.member;
  return !drivers.some((together) => together.includes(a.fact) && together.includes(b.fact));
}

/** To make a change and take it back takes as long as to look at so many tests. */
const TRIAL = 50;

/** Values of facts, with all members of a set, that all flips may name: nobody reads more, and a report must hold them. */
const MOST_NAMED = 200_000;

function namedBy(made: readonly Candidate[], { form }: Model): number {
  return made.reduce((sum, { change: { fact } }) => sum + (form.variablesOfFact.get(fact)?.length ?? 1), 0);
}

/** How many completions are tried before a verdict is settled by search. */
const WITNESSES = 6;

/** Answers, for many changes of one profile, what the verdict would be. */
class VerdictProbe {
  proved = true;
  private readonly point: Tally;
  private readonly decision: Decision;
  /**
   * Completions: where one of them agrees with the point estimate, or two differ, the point estimate decides. The first
   * one nearly always does, so the others are only made when they are asked.
   */
  private readonly witnesses: Tally[] = [];
  private readonly witnessCount: number;
  private readonly budget: Budget;

  constructor(decision: Decision, budget: Budget) {
    const { model, factors, knowledge, verdict } = decision;
    this.decision = decision;
    this.budget = budget;
    this.point = new Tally(model, factors, knowledge);
    this.witnessCount = knowledge.every(isKnown) ? 0 : WITNESSES;
    const agreeing = Array.from({ length: this.witnessCount }, (_, place) => place).find(
      (place) => this.witness(place).winner() === verdict,
    );
    if (agreeing !== undefined) this.witnesses.unshift(...this.witnesses.splice(agreeing, 1));
  }

  private witness(place: number): Tally {
    const { model, factors, knowledge } = this.decision;
    this.witnesses[place] ??= new Tally(model, factors, completionOf(model, knowledge, place));
    return this.witnesses[place];
  }

  /** Null where it is not found out within the budget, or where no criterion has any weight left to decide by. */
  verdictAfter(made: readonly Candidate[]): number | null {
    const { point } = this;
    const meter = new Meter(point, this.budget);
    const before = apply(point, made);
    const winner = point.winner();
    meter.read(TRIAL + point.sums.length);
    const verdict = this.isPointVerdict(winner, made) ? winner : this.settled(winner);
    const hasWeight = verdict === this.decision.verdict || point.totalWeight() > 0;
    undo(point, made, before);
    return hasWeight ? verdict : null;
  }

  private isPointVerdict(winner: number, made: readonly Candidate[]): boolean {
    let agreed: number | null = null;
    for (let place = 0; place < this.witnessCount; place++) {
      const witness = this.witness(place);
      const meter = new Meter(witness, this.budget);
      const before = apply(witness, made);
      const other = witness.winner();
      undo(witness, made, before);
      meter.read(TRIAL + witness.sums.length);
      if (other === winner || (agreed !== null && other !== agreed)) return true;
      agreed = other;
    }
    return this.witnessCount === 0;
  }

  /** A search that gave up by its own limit gives up just so where the change is made; one cut short by others does not. */
  private settled(winner: number): number | null {
    const settlement = settle(this.point, SETTLE_LIMIT, this.budget);
    if (settlement.kind === 'settled') return settlement.winner;
    if (settlement.proved) return winner;
    this.proved = false;
    return this.budget.isSpent ? null : winner;
  }
}

function apply(tally: Tally, made: readonly Candidate[]): readonly number[] {
  return made.flatMap(({ variables, bits }) =>
    variables.map((variable, at) => {
      const before = tally.knowledge[variable];
      tally.set(variable, bits[at]);
      return before;
    }),
  );
}

function undo(tally: Tally, made: readonly Candidate[], before: readonly number[]): void {
  let at = 0;
  for (const { variables } of made) for (const variable of variables) tally.set(variable, before[at++]);
}
