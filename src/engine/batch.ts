import { TRUE } from '../rulebook/normal-form.ts';
import {
  addEverywhere,
  addProducts,
  addProductsAt,
  type Bits,
  moveWhere,
  placesOf,
  unite,
  winnersAt,
  wordsFor,
} from './columns.ts';
import type { Tally } from './tally.ts';

/** The bits of the cases in which a variable lies in each of its cells. */
export type CellBits = ReadonlyMap<number, readonly Bits[]>;

/**
 * Decides many cases at once that differ from what a tally knows in some variables. Works column by column, one bit or
 * number a case: a few simple loops, which also run fast in a process that has just started.
 */
export class Batch {
  /** The winner of each case; -1 where none fits. */
  readonly winners: Int8Array;
  private readonly tally: Tally;
  private readonly cells: CellBits;
  private readonly words: number;
  /** For each condition of which the cases may differ, the cases in which it holds. */
  private readonly fired = new Map<number, Bits>();
  /** Weights, then ratings, before clamping; a column is made when it is first needed. */
  private readonly raw = new Map<number, Float64Array>();
  /** Which of them differ between the cases. */
  private readonly varies: Uint8Array;
  private readonly sums: readonly Float64Array[];
  private readonly excluded: readonly Bits[];
  /** Columns for winnersAfter, which is called often. */
  private readonly scratch: {
    readonly sums: readonly Float64Array[];
    readonly raw: readonly Float64Array[];
    readonly box: Bits;
  };

  /** Every case must be in just one cell of each variable in `cells`. */
  constructor(tally: Tally, cells: CellBits, cases: number) {
    this.tally = tally;
    this.cells = cells;
    this.words = wordsFor(cases);
    this.winners = new Int8Array(cases);
    const column = () => new Float64Array(this.words * 32);
    this.varies = new Uint8Array(tally.raw.length);
    this.sums = Array.from(tally.sums, column);
    this.scratch = {
      sums: Array.from(tally.sums, column),
      raw: [column(), column()],
      box: new Int32Array(this.words),
    };
    this.fireConditions();
    this.addUp();
    this.excluded = this.exclusions(-1, 0);
    winnersAt(Int32Array.from(this.winners.keys()), this.winners, this.sums, this.excluded);
  }

  /** What a variable in a given cell would change, and in which cases: a bound on what becomes of them. */
  changesWith(variable: number, cell: number): Changes {
    const { excludeStart } = this.tally.model.layout;
    const changed = new Int32Array(this.words);
    const conditions: Change[] = [];
    let moves = false;
    for (const condition of this.conditionsOn([variable])) {
      const before = this.fired.get(condition);
      if (before === undefined) continue;
      const after = this.casesWhere(condition, variable, 1 << cell, true);
      for (let word = 0; word < changed.length; word++) changed[word] |= before[word] ^ after[word];
      conditions.push({ condition, before, after });
      moves ||=
        condition >= this.tally.model.rules.length || excludeStart[condition] < excludeStart[condition + 1];
    }
    return { variable, cell, conditions, moves, cases: placesOf(changed, this.winners.length) };
  }

  /** The winner of every case after changes. */
  winnersAfter({ variable, cell, conditions, moves, cases }: Changes): Int8Array {
    this.scratch.sums.forEach((sums, option) => {
      sums.set(this.sums[option]);
    });
    for (const criterion of this.criteriaOf(conditions)) this.moveCriterion(cases, criterion, conditions);
    const winners = this.winners.slice();
    const excluded = moves ? this.exclusions(variable, 1 << cell) : this.excluded;
    winnersAt(cases, winners, this.scratch.sums, excluded);
    return winners;
  }

  private criteriaOf(changes: readonly Change[]): ReadonlySet<number> {
    const { effectAt, effectStart } = this.tally.model.layout;
    const criteria = new Set<number>();
    for (const { condition } of changes) {
      for (let effect = effectStart[condition]; effect < effectStart[condition + 1]; effect++)
        criteria.add(effectAt[effect] % this.tally.model.criterionCount);
    }
    return criteria;
  }

  private fireConditions(): void {
    const { truths, model } = this.tally;
    const { effectAt, effectPoints, effectStart } = model.layout;
    for (const condition of this.conditionsOn([...this.cells.keys()])) {
      const after = this.casesWhere(condition, -1, 0, true);
      const before = new Int32Array(this.words).fill(truths[condition] === TRUE ? -1 : 0);
      this.fired.set(condition, after);
      for (let effect = effectStart[condition]; effect < effectStart[condition + 1]; effect++) {
        const at = effectAt[effect];
        const column = this.columnOf(at);
        this.varies[at] = 1;
        moveWhere(column, before, after, effectPoints[effect]);
      }
    }
  }

  private columnOf(at: number): Float64Array {
    const known = this.raw.get(at);
    if (known !== undefined) return known;
    const column = new Float64Array(this.words * 32).fill(this.tally.raw[at]);
    this.raw.set(at, column);
    return column;
  }

  private addUp(): void {
    const { factors, model, ratings, weights } = this.tally;
    this.sums.forEach((sums, option) => {
      for (let criterion = 0; criterion < weights.length; criterion++) {
        const rating = model.criterionCount * (option + 1) + criterion;
        if (this.varies[criterion] === 1 || this.varies[rating] === 1)
          addProducts(sums, this.columnOf(criterion), this.columnOf(rating), factors[criterion]);
        else addEverywhere(sums, weights[criterion] * ratings[rating - model.criterionCount]);
      }
    });
  }

  /** Moves the sums in the scratch columns by what changed conditions do to one criterion. */
  private moveCriterion(cases: Int32Array, criterion: number, changes: readonly Change[]): void {
    const { factors, model } = this.tally;
    const [weights, ratings] = this.scratch.raw;
    const movesWeight = this.applyChanges(weights, criterion, changes);
    this.scratch.sums.forEach((sums, option) => {
      const at = model.criterionCount * (option + 1) + criterion;
      if (!this.applyChanges(ratings, at, changes) && !movesWeight) return;
      addProductsAt(cases, sums, this.columnOf(criterion), this.columnOf(at), -factors[criterion]);
      addProductsAt(cases, sums, weights, ratings, factors[criterion]);
    });
  }

  /** Fills a column with a raw weight or rating as it is after the changes; false where they leave it alone. */
  private applyChanges(column: Float64Array, at: number, changes: readonly Change[]): boolean {
    const { effectAt, effectPoints, effectStart } = this.tally.model.layout;
    let moved = false;
    column.set(this.columnOf(at));
    for (const { condition, before, after } of changes) {
      for (let effect = effectStart[condition]; effect < effectStart[condition + 1]; effect++) {
        if (effectAt[effect] !== at) continue;
        moveWhere(column, before, after, effectPoints[effect]);
        moved = true;
      }
    }
    return moved;
  }

  private conditionsOn(variables: readonly number[]): ReadonlySet<number> {
    const { affected, affectedStart } = this.tally.model.layout;
    return new Set(
      variables.flatMap((variable) => [
        ...affected.subarray(affectedStart[variable], affectedStart[variable + 1]),
      ]),
    );
  }

  /** The cases in which a condition surely holds, or in which it may; one variable may be given other cells. */
  private casesWhere(condition: number, variable: number, mask: number, surely: boolean): Bits {
    const { boxStart, atomStart } = this.tally.model.layout;
    const cases = new Int32Array(this.words);
    const ofBox = this.scratch.box;
    for (let box = boxStart[condition]; box < boxStart[condition + 1]; box++) {
      ofBox.fill(-1);
      for (let atom = atomStart[box]; atom < atomStart[box + 1]; atom++)
        this.restrict(ofBox, atom, variable, mask, surely);
      for (let word = 0; word < cases.length; word++) cases[word] |= ofBox[word];
    }
    return cases;
  }

  private restrict(cases: Bits, atom: number, variable: number, mask: number, surely: boolean): void {
    const { atomVariable, atomMask } = this.tally.model.layout;
    const about = atomVariable[atom];
    const cells = about === variable ? undefined : this.cells.get(about);
    if (cells === undefined) {
      const possible = about === variable ? mask : this.tally.knowledge[about];
      const inside = possible & atomMask[atom];
      if (inside === 0 || (surely && inside !== possible)) cases.fill(0);
      return;
    }
    for (let word = 0; word < cases.length; word++) {
      let allowed = 0;
      for (let cell = 0; cell < cells.length; cell++) {
        if ((atomMask[atom] & (1 << cell)) !== 0) allowed |= cells[cell][word];
      }
      cases[word] &= allowed;
    }
  }

  private exclusions(variable: number, mask: number): readonly Bits[] {
    const { layout, optionCount, rules } = this.tally.model;
    const excluded = Array.from({ length: optionCount }, () => new Int32Array(this.words));
    const alive = Array.from({ length: optionCount }, () => new Int32Array(this.words));
    for (let condition = 0; condition < layout.conditionCount; condition++) {
      if (condition >= rules.length) {
        unite(alive[layout.patternOption[condition]], this.casesWhere(condition, variable, mask, false));
        continue;
      }
      for (let at = layout.excludeStart[condition]; at < layout.excludeStart[condition + 1]; at++) {
        unite(excluded[layout.excludes[at]], this.casesWhere(condition, variable, mask, true));
      }
    }
    excluded.forEach((cases, option) => {
      for (let word = 0; word < cases.length; word++) cases[word] |= ~alive[option][word];
    });
    return excluded;
  }
}

/** What one variable in another cell changes. */
export interface Changes {
  readonly variable: number;
  readonly cell: number;
  readonly conditions: readonly Change[];
  /** Whether it may move what is excluded. */
  readonly moves: boolean;
  /** The cases in which a condition changes: in all others the winner stays. */
  readonly cases: Int32Array;
}

interface Change {
  readonly condition: number;
  readonly before: Bits;
  readonly after: Bits;
}
