import { shareOf } from '../rulebook/fact.ts';
import { cellsIn, isKnown, type Knowledge, UNKNOWN } from '../rulebook/normal-form.ts';
import type { Model } from './model.ts';
import { draw, STREAMS } from './random.ts';
import type { Tally } from './tally.ts';

/** How many completions are drawn for holds_in and swing. */
export const COMPLETIONS = 1000;

/** The variables with several possible cells on which a rule or pattern still waits that bears on the verdict. */
export function openVariables(tally: Tally): readonly number[] {
  const { layout, form } = tally.model;
  const { knowledge, truths } = tally;
  const open = new Uint8Array(form.variables.length);
  for (let condition = 0; condition < layout.conditionCount; condition++) {
    if (truths[condition] !== UNKNOWN || !bearsOnVerdict(tally.model, condition)) continue;
    for (let box = layout.boxStart[condition]; box < layout.boxStart[condition + 1]; box++) {
      if (!isPossible(tally, box)) continue;
      for (let atom = layout.atomStart[box]; atom < layout.atomStart[box + 1]; atom++) {
        open[layout.atomVariable[atom]] = 1;
      }
    }
  }
  return form.variables.flatMap((_, variable) =>
    open[variable] === 1 && !isKnown(knowledge[variable]) ? [variable] : [],
  );
}

/** False for a rule that only attaches actions. */
export function bearsOnVerdict({ layout }: Model, condition: number): boolean {
  return (
    layout.patternOption[condition] !== -1 ||
    layout.effectStart[condition] !== layout.effectStart[condition + 1] ||
    layout.excludeStart[condition] !== layout.excludeStart[condition + 1]
  );
}

/** Whether a box can still hold. */
export function isPossible({ model: { layout }, knowledge }: Tally, box: number): boolean {
  for (let atom = layout.atomStart[box]; atom < layout.atomStart[box + 1]; atom++) {
    if ((knowledge[layout.atomVariable[atom]] & layout.atomMask[atom]) === 0) return false;
  }
  return true;
}

/**
 * Seeded completions of what a tally does not know. The values of a fact are drawn as often as the rulebook calls them
 * common, and every interval into which the rules cut a number alike; facts are drawn independently of each other. A fact keeps its draws
 * when others become known, so that two profiles are compared on the same completions.
 */
export class Completions {
  readonly variables: readonly number[];
  private readonly tally: Tally;
  private readonly before: readonly number[];
  private readonly bits: readonly (readonly number[])[];
  private readonly limits: readonly (readonly number[])[];

  constructor(tally: Tally) {
    this.tally = tally;
    this.variables = openVariables(tally);
    this.before = this.variables.map((variable) => tally.knowledge[variable]);
    const cells = this.before.map(cellsIn);
    this.bits = cells.map((each) => each.map((cell) => 1 << cell));
    this.limits = this.variables.map((variable, at) => cumulative(tally.model, variable, cells[at]));
  }

  /** Sets the tally to one completion. */
  fill(completion: number): void {
    const { model } = this.tally;
    this.variables.forEach((variable, at) => {
      this.tally.set(variable, this.bits[at][drawCell(model, variable, completion, this.limits[at])]);
    });
  }

  /** Sets the tally back to what it knew. */
  reset(): void {
    this.variables.forEach((variable, at) => {
      this.tally.set(variable, this.before[at]);
    });
  }
}

/** One seeded completion of everything that is unknown, whether or not it bears on the verdict now. */
export function completionOf(model: Model, knowledge: Knowledge, completion: number): Knowledge {
  return knowledge.map((mask, variable) => {
    if (isKnown(mask)) return mask;
    const cells = cellsIn(mask);
    return 1 << cells[drawCell(model, variable, completion, cumulative(model, variable, cells))];
  });
}

/** The place of the cell drawn for a variable in a completion; limits are running totals of the cells' values. */
function drawCell(model: Model, variable: number, completion: number, limits: readonly number[]): number {
  const index = completion * model.form.variables.length + variable;
  const drawn = draw(STREAMS.completions, index) * limits[limits.length - 1];
  let cell = 0;
  while (drawn >= limits[cell]) cell++;
  return cell;
}

function cumulative(model: Model, variable: number, cells: readonly number[]): readonly number[] {
  const { fact, member, cells: all } = model.form.variables[variable];
  let total = 0;
  return cells.map((index) => {
    const cell = all[index];
    if (cell.kind === 'ranges' || cell.values.length === 0) total += 1;
    else for (const value of cell.values) total += shareOf(fact, member, value);
    return total;
  });
}

/** The winner of each of the seeded completions; -1 where none fits. Leaves the tally as it was. */
export function sampleWinners(tally: Tally, count = COMPLETIONS): Int8Array {
  const completions = new Completions(tally);
  const winners = new Int8Array(count);
  for (let completion = 0; completion < count; completion++) {
    completions.fill(completion);
    winners[completion] = tally.winner();
  }
  completions.reset();
  return winners;
}
