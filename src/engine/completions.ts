import { missing } from '../rulebook/at.ts';
import type { Box } from '../rulebook/box.ts';
import { shareOf } from '../rulebook/fact.ts';
import { cellsIn, isKnown, type Knowledge, UNKNOWN } from '../rulebook/normal-form.ts';
import { Budget, Meter, SEARCH_WORK } from './budget.ts';
import { bearsOnVerdict } from './compiled.ts';
import type { Evaluation } from './evaluation.ts';
import type { Model } from './model.ts';
import { draw, STREAMS } from './random.ts';

/** How many completions are drawn for holds_in and swing. */
export const COMPLETIONS = 1000;

/** The variables with several possible cells on which a rule or pattern still waits that bears on the verdict. */
export function openVariables({ knowledge, model, truths }: Evaluation): readonly number[] {
  const open = new Set<number>();
  for (const condition of model.conditions) {
    if (truths[condition.index] !== UNKNOWN || !bearsOnVerdict(condition)) continue;
    for (const box of condition.boxes)
      if (isPossible(box, knowledge)) for (const variable of box.variables) open.add(variable);
  }
  return [...open].filter((variable) => !isKnown(knowledge[variable] ?? missing())).sort((a, b) => a - b);
}

/** Whether a box can still hold. */
export function isPossible({ masks, variables }: Box, knowledge: Knowledge): boolean {
  for (let test = 0; test < variables.length; test++) {
    const possible = knowledge[variables[test] ?? missing()] ?? missing();
    if ((possible & (masks[test] ?? missing())) === 0) return false;
  }
  return true;
}

/** A variable that is open, the cells that it can still have as bits, and how often each is drawn. */
interface Open {
  readonly variable: number;
  readonly before: number;
  readonly bits: readonly number[];
  /** Running totals of what the cells weigh. */
  readonly limits: readonly number[];
}

/**
 * Seeded completions of what an evaluation does not know. The values of a fact are drawn as often as the rulebook calls
 * them common, and every interval into which the rules cut a number alike; facts are drawn independently of each other.
 * A fact keeps its draws when others become known, so that two profiles are compared on the same completions.
 */
export class Completions {
  readonly variables: readonly number[];
  private readonly evaluation: Evaluation;
  private readonly open: readonly Open[];

  constructor(evaluation: Evaluation) {
    this.evaluation = evaluation;
    this.variables = openVariables(evaluation);
    this.open = this.variables.map((variable) =>
      openVariable(evaluation.model, variable, evaluation.knowledge[variable] ?? missing()),
    );
  }

  /** Sets the evaluation to one completion. */
  fill(completion: number): void {
    const { evaluation } = this;
    for (const each of this.open) evaluation.set(each.variable, drawn(evaluation.model, each, completion));
  }

  /** Sets the evaluation back to what it knew. */
  reset(): void {
    for (const { before, variable } of this.open) this.evaluation.set(variable, before);
  }
}

/** One seeded completion of everything that is unknown, whether or not it bears on the verdict now. */
export function completionOf(model: Model, knowledge: Knowledge, completion: number): Knowledge {
  return knowledge.map((mask, variable) =>
    isKnown(mask) ? mask : drawn(model, openVariable(model, variable, mask), completion),
  );
}

/** The bit of the cell that is drawn for a variable in a completion. */
function drawn(model: Model, { bits, limits, variable }: Open, completion: number): number {
  const index = completion * model.form.variables.length + variable;
  const number = draw(STREAMS.completions, index) * (limits.at(-1) ?? missing());
  let cell = 0;
  while (number >= (limits[cell] ?? missing())) cell++;
  return bits[cell] ?? missing();
}

function openVariable(model: Model, variable: number, mask: number): Open {
  const { fact, member, cells } = model.form.variables[variable] ?? missing();
  const possible = cellsIn(mask);
  let total = 0;
  const limits = possible.map((index) => {
    const cell = cells[index] ?? missing();
    if (cell.kind === 'ranges' || cell.values.length === 0) total += 1;
    else for (const value of cell.values) total += shareOf(fact, member, value);
    return total;
  });
  return { variable, before: mask, bits: possible.map((cell) => 1 << cell), limits };
}

/**
 * The winner of each of the seeded completions, or of as many as the budget pays, and at least one; -1 where none fits.
 * Leaves the evaluation as it was.
 */
export function sampleWinners(evaluation: Evaluation, count = COMPLETIONS): Int8Array {
  const completions = new Completions(evaluation);
  const meter = new Meter(evaluation, new Budget(SEARCH_WORK));
  const winners = new Int8Array(count);
  let sampled = 0;
  while (sampled < count && (sampled === 0 || meter.read(completions.variables.length))) {
    completions.fill(sampled);
    winners[sampled++] = evaluation.winner();
  }
  completions.reset();
  return winners.subarray(0, sampled);
}
