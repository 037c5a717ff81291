import { missing } from '../rulebook/at.ts';
import { canChoose } from '../rulebook/can-choose.ts';
import { bitOf, type Variable } from '../rulebook/cells.ts';
import { crossingsOf, deriveValue, driversOf, hangsOnNumbers, termsOf } from '../rulebook/derive.ts';
import {
  type EnumFact,
  type Fact,
  type FactId,
  type FactValue,
  type NumberFact,
  settableAt,
  stepsOf,
} from '../rulebook/fact.ts';
import type { Facts } from '../rulebook/facts.ts';
import type { Budget } from './budget.ts';
import type { Candidate, Move } from './candidate.ts';
import type { Model } from './model.ts';

/** The changes of known numbers that some rule or estimate can tell, by themselves or by what is derived from them. */
export class NumberChanges {
  private readonly model: Model;
  private readonly budget: Budget;
  private readonly derivedFrom: ReadonlyMap<FactId, readonly EnumFact[]>;
  /** What is known, and while a change is looked at the number after it. */
  private readonly values: Map<FactId, { readonly value: FactValue }>;

  constructor(model: Model, known: Facts, budget: Budget) {
    this.model = model;
    this.budget = budget;
    this.derivedFrom = derivedFacts(model.rulebook.facts, known);
    this.values = new Map(known);
  }

  /** Between two neighbouring turning points nothing changes, so the ends of those stretches are all that matters. */
  of(fact: NumberFact, from: number, isEstimated: boolean): readonly Candidate[] {
    const derived = this.derivedFrom.get(fact.id) ?? [];
    const moved = [fact, ...derived].map((each) => this.movable(each));
    const cost = derived.reduce((sum, each) => sum + costOf(each), DERIVING);
    const grid = new Set(isEstimated ? gridOf(fact) : []);
    const seen = new Set(['']);
    const candidates: Candidate[] = [];
    for (const to of nearestFirst([...this.turningPoints(fact, derived), ...grid], fact, from)) {
      if (!this.budget.spend(cost)) break;
      const candidate = this.change(fact, moved, from, to);
      const effect = candidate.moves.map((move) => `${move.variable}:${move.bit}`).join();
      if (!seen.has(effect)) candidates.push(candidate);
      else if (grid.has(to)) candidates.push({ ...candidate, isForEstimate: true });
      seen.add(effect);
    }
    this.values.set(fact.id, { value: from });
    return candidates;
  }

  private turningPoints(fact: NumberFact, derived: readonly EnumFact[]): readonly number[] {
    const crossings = derived.flatMap((each) =>
      this.budget.spend(CROSSING_STEPS * costOf(each) + this.values.size)
        ? crossingsOf(each, fact, this.values)
        : [],
    );
    return [...this.rangeEnds(fact), ...crossings.flatMap((to) => [to, stepBelow(fact, to)])];
  }

  private rangeEnds(fact: NumberFact): readonly number[] {
    return this.variableOf(fact).variable.cells.flatMap((cell) =>
      cell.kind === 'ranges' ? cell.ranges.flatMap((range) => [range.from, range.to]) : [],
    );
  }

  private change(fact: NumberFact, moved: readonly Movable[], from: number, to: number): Candidate {
    this.values.set(fact.id, { value: to });
    const moves = moved.flatMap((each): Move[] => {
      const bit = this.bitOf(each);
      return bit === each.before ? [] : [{ variable: each.index, bit }];
    });
    return {
      change: { fact: fact.id, member: null, from, to },
      moves,
      changeable: canChoose(fact, from, to),
      size: Math.abs(to - from) / Math.max(Math.abs(to), Math.abs(from)),
      isForEstimate: false,
    };
  }

  private movable(fact: Fact): Movable {
    const place = this.variableOf(fact);
    return { fact, ...place, before: this.bitOf({ fact, ...place }) };
  }

  private variableOf(fact: Fact): Pick<Movable, 'index' | 'variable'> {
    const index = this.model.form.variablesOfFact.get(fact.id)?.[0] ?? missing();
    return { index, variable: this.model.form.variables[index] ?? missing() };
  }

  private bitOf({ fact, variable }: Pick<Movable, 'fact' | 'variable'>): number {
    const value = fact.type === 'enum' ? deriveValue(fact, this.values) : this.values.get(fact.id)?.value;
    return bitOf(variable, value ?? '');
  }
}

/** A number or a fact that is derived from it, and its cell as a bit before any change. */
interface Movable {
  readonly fact: Fact;
  readonly index: number;
  readonly variable: Variable;
  readonly before: number;
}

/** A crossing is found by halving at most a billion steps. */
const CROSSING_STEPS = 30;

/** To look a number up by its name takes as long as to look at so many tests. */
const DERIVING = 20;

function costOf(fact: EnumFact): number {
  return DERIVING * (1 + termsOf(fact));
}

/** For each number the known facts that follow from it and from others. */
function derivedFacts(facts: readonly Fact[], known: Facts): ReadonlyMap<FactId, readonly EnumFact[]> {
  const derived = new Map<FactId, EnumFact[]>();
  for (const fact of facts) {
    if (!hangsOnNumbers(fact, known)) continue;
    for (const driver of driversOf(fact)) derived.set(driver, [...(derived.get(driver) ?? []), fact]);
  }
  return derived;
}

function stepBelow(fact: NumberFact, value: number): number {
  return settableAt(fact, Math.round((value - fact.min) / fact.step) - 1);
}

function nearestFirst(points: readonly number[], fact: NumberFact, from: number): readonly number[] {
  return [...new Set(points)]
    .filter((to) => to >= fact.min && to !== from)
    .sort((a, b) => Math.abs(a - from) - Math.abs(b - from));
}

/** The settable numbers nearest to 1, 2, 5, 10, 20, 50 and so on within the bounds of the fact, and the bounds. */
function gridOf(fact: NumberFact): readonly number[] {
  const points = [fact.min, settableAt(fact, stepsOf(fact))];
  for (let power = 10 ** Math.floor(Math.log10(fact.step)); power <= fact.max; power *= 10)
    for (const each of [power, 2 * power, 5 * power])
      if (each >= fact.min && each <= fact.max)
        points.push(settableAt(fact, Math.floor((each - fact.min) / fact.step + 1e-9)));
  return points;
}
