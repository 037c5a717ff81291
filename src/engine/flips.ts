import { missing } from '../rulebook/at.ts';
import { driversOf } from '../rulebook/derive.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import { isKnown } from '../rulebook/normal-form.ts';
import { type Advice, optionId, type Winner } from './advice.ts';
import { ANALYSIS_WORK, Budget, Meter } from './budget.ts';
import type { Candidate } from './candidate.ts';
import { candidatesOf } from './changes.ts';
import { completionOf } from './completions.ts';
import { Evaluation } from './evaluation.ts';
import type { Model } from './model.ts';
import { SETTLE_LIMIT, settle } from './settle.ts';

/** The smallest change of what is known that leads to another verdict; what is unknown stays unknown. */
export interface Flip {
  /** The verdict after it. */
  readonly to: Winner;
  readonly changes: readonly FactChange[];
  /** Whether the team can make all of the changes. */
  readonly changeable: boolean;
}

/** One known fact that is different. A set is named whole, before and after, as one would write it. */
export interface FactChange {
  readonly fact: FactId;
  readonly from: FactValue;
  readonly to: FactValue;
}

/** The flips that were found, and whether there can be others. */
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
export function flipsOf(advice: Advice, most: 1 | 2 = 2): Flips {
  const { facts, model, winner } = advice;
  const budget = new Budget(ANALYSIS_WORK);
  const probe = new VerdictProbe(advice, budget);
  const candidates = candidatesOf(model, facts, budget);
  const found: { readonly to: number; readonly made: readonly Candidate[] }[] = [];
  let named = 0;
  const tryAll = (sets: Iterable<readonly Candidate[]>, reached: ReadonlySet<number>) => {
    for (const made of sets) {
      if (budget.isSpent || named > MOST_NAMED) break;
      const to = probe.verdictAfter(made);
      if (to === null || reached.has(to)) continue;
      found.push({ to, made });
      named += namedBy(made, model);
    }
  };
  tryAll(
    candidates.map((made) => [made]),
    new Set([winner]),
  );
  const reached = new Set([winner, ...found.map((flip) => flip.to)]);
  if (most === 2 && reached.size <= model.optionCount)
    tryAll(pairsOf(candidates, driversIn(model, facts)), reached);
  found.sort((a, b) => compareEffort(a.made, b.made));
  const proved = probe.proved && !budget.isSpent && named <= MOST_NAMED;
  return { flips: found.map(({ to, made }) => flipBy(made, to, advice)), proved };
}

function flipBy(made: readonly Candidate[], to: number, { facts, model }: Advice): Flip {
  const sets = new Map<FactId, readonly string[]>();
  const changes = made.map(({ change: { fact, member, from, to } }): FactChange => {
    if (member === null) return { fact, from, to };
    const before = sets.get(fact) ?? membersOf(facts.get(fact)?.value);
    const after = to === true ? [...before, member] : before.filter((each) => each !== member);
    sets.set(fact, after);
    return { fact, from: before, to: after };
  });
  return {
    to: to < 0 ? { kind: 'none-fits' } : { kind: 'fits', option: optionId(model, to) },
    changes,
    changeable: made.every((each) => each.changeable),
  };
}

function membersOf(value: FactValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function compareEffort(a: readonly Candidate[], b: readonly Candidate[]): number {
  const fixed = (made: readonly Candidate[]) => (made.every((each) => each.changeable) ? 0 : 1);
  const size = (made: readonly Candidate[]) => made.reduce((sum, each) => sum + each.size, 0);
  return fixed(a) - fixed(b) || a.length - b.length || size(a) - size(b);
}

/** For each fact that follows from numbers here, those numbers. */
function driversIn({ rulebook }: Model, facts: Facts): readonly (readonly FactId[])[] {
  return rulebook.facts.flatMap((fact) =>
    fact.type === 'enum' && facts.get(fact.id)?.origin === 'derived' ? [driversOf(fact)] : [],
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
    for (const second of candidates.slice(index + 1))
      if (areIndependent(first.change, second.change, drivers)) yield [first, second];
  }
}

function areIndependent(
  a: Candidate['change'],
  b: Candidate['change'],
  drivers: readonly (readonly FactId[])[],
): boolean {
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
  private readonly advice: Advice;
  private readonly budget: Budget;
  private readonly point: Evaluation;
  /**
   * Completions: where one of them agrees with the point estimate, or two differ, the point estimate decides. The first
   * one nearly always does, so the others are only made when they are asked.
   */
  private readonly witnesses: Evaluation[] = [];
  private readonly witnessCount: number;

  constructor(advice: Advice, budget: Budget) {
    const { evaluation, factors, model, winner } = advice;
    this.advice = advice;
    this.budget = budget;
    this.point = new Evaluation(model, factors, evaluation.knowledge);
    this.witnessCount = evaluation.knowledge.every(isKnown) ? 0 : WITNESSES;
    const places = Array.from({ length: this.witnessCount }, (_, place) => place);
    const agreeing = places.find((place) => this.witness(place).winner() === winner);
    if (agreeing !== undefined) this.witnesses.unshift(...this.witnesses.splice(agreeing, 1));
  }

  private witness(place: number): Evaluation {
    const { evaluation, factors, model } = this.advice;
    const made = this.witnesses[place];
    if (made !== undefined) return made;
    const witness = new Evaluation(model, factors, completionOf(model, evaluation.knowledge, place));
    this.witnesses[place] = witness;
    return witness;
  }

  /** Null where it is not found out within the budget, or where no criterion has any weight left to decide by. */
  verdictAfter(made: readonly Candidate[]): number | null {
    const { point } = this;
    const meter = new Meter(point, this.budget);
    const before = apply(point, made);
    const winner = point.winner();
    meter.read(TRIAL + point.model.optionCount);
    const verdict = this.isPointVerdict(winner, made) ? winner : this.settled(winner);
    const hasWeight = verdict === this.advice.winner || point.totalWeight() > 0;
    undo(point, before);
    return hasWeight ? verdict : null;
  }

  private isPointVerdict(winner: number, made: readonly Candidate[]): boolean {
    let agreed: number | null = null;
    for (let place = 0; place < this.witnessCount; place++) {
      const witness = this.witness(place);
      const meter = new Meter(witness, this.budget);
      const before = apply(witness, made);
      const other = witness.winner();
      undo(witness, before);
      meter.read(TRIAL + witness.model.optionCount);
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

/** Makes the changes; returns each variable with what was known of it before. */
function apply(evaluation: Evaluation, made: readonly Candidate[]): readonly (readonly [number, number])[] {
  return made.flatMap(({ moves }) =>
    moves.map(({ bit, variable }) => {
      const before = evaluation.knowledge[variable] ?? missing();
      evaluation.set(variable, bit);
      return [variable, before] as const;
    }),
  );
}

function undo(evaluation: Evaluation, before: readonly (readonly [number, number])[]): void {
  for (const [variable, mask] of before) evaluation.set(variable, mask);
}
