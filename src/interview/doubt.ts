import { Budget, Meter } from '../engine/budget.ts';
import { Completions } from '../engine/completions.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { greatestLead } from '../engine/lead.ts';
import { at, missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';

/** Completions on which questions are compared: enough to tell good ones from poor ones in some ten milliseconds. */
const SAMPLE = 100;

/** Of a huge rulebook fewer completions are compared, and of some questions nothing is expected. */
const WORK = 50_000_000;

/** An exclusion that is still possible counts as much as a lead of this many points of rating. */
const EXCLUSION_DOUBT = 3;

/** What an answer is expected to do. */
export interface Prospect {
  /** For each fact with something undecided: by how much its answer lessens the doubt on average. */
  readonly relief: ReadonlyMap<FactId, number>;
  /** The share of sampled completions that agree on the most frequent winner. */
  readonly agreement: number;
}

/**
 * Estimates what the answer to each open question is worth. Doubt is how far other options may still lead the likely
 * winner; the members of a set are drawn independently of each other, so what they relieve adds up.
 */
export function prospectOf(evaluation: Evaluation): Prospect {
  const meter = new Meter(evaluation, new Budget(WORK));
  const { drawn, winners } = sample(evaluation, meter);
  const all = new Count(evaluation.model.optionCount);
  for (const winner of winners) all.add(winner);
  const before = doubt(evaluation, all.mostFrequent());
  const relief = new Map<FactId, number>();
  for (const { variable, cells } of drawn) {
    const { fact } = at(evaluation.model.form.variables, variable);
    const isAffordable = meter.read(new Set(cells).size * evaluation.ratings.length);
    const after = isAffordable ? expectedDoubt(evaluation, variable, cells, winners) : before;
    relief.set(fact.id, (relief.get(fact.id) ?? 0) + before - after);
  }
  return { relief, agreement: all.of(all.mostFrequent()) / winners.length };
}

/** How often each option wins; -1 stands for none. */
class Count {
  total = 0;
  private readonly counts: Int32Array;

  constructor(optionCount: number) {
    this.counts = new Int32Array(optionCount + 1);
  }

  add(winner: number): void {
    this.counts[winner + 1] = this.of(winner) + 1;
    this.total++;
  }

  of(winner: number): number {
    return at(this.counts, winner + 1);
  }

  mostFrequent(): number {
    return this.counts.indexOf(Math.max(...this.counts)) - 1;
  }
}

/** The cells that were drawn of a variable, one for each completion. */
interface Drawn {
  readonly variable: number;
  readonly cells: number[];
}

function sample(evaluation: Evaluation, meter: Meter) {
  const completions = new Completions(evaluation);
  const drawn = completions.variables.map((variable): Drawn => ({ variable, cells: [] }));
  const winners: number[] = [];
  while (winners.length < SAMPLE && (winners.length === 0 || meter.read(0))) {
    completions.fill(winners.length);
    for (const { variable, cells } of drawn) cells.push(evaluation.knowledge[variable] ?? missing());
    winners.push(evaluation.winner());
  }
  completions.reset();
  return { drawn, winners };
}

/** The doubt that is left on average once a variable is known. */
function expectedDoubt(
  evaluation: Evaluation,
  variable: number,
  cells: readonly number[],
  winners: readonly number[],
): number {
  const counts = new Map<number, Count>();
  cells.forEach((cell, completion) => {
    const count = counts.get(cell) ?? new Count(evaluation.model.optionCount);
    counts.set(cell, count);
    count.add(at(winners, completion));
  });
  const own = at(evaluation.knowledge, variable);
  let expected = 0;
  for (const [cell, count] of counts) {
    evaluation.set(variable, cell);
    expected += (count.total / winners.length) * doubt(evaluation, count.mostFrequent());
  }
  evaluation.set(variable, own);
  return expected;
}

/** How far the others may lead the likely winner (-1: none fits) in points of rating, and whether it may be excluded. */
function doubt(evaluation: Evaluation, likely: number): number {
  const total = evaluation.totalWeight();
  let sum = likely >= 0 && evaluation.mayBecomeExcluded(likely) ? EXCLUSION_DOUBT : 0;
  for (const [option, out] of evaluation.excluded.entries()) {
    if (total === 0 || option === likely || out !== 0) continue;
    sum += likely < 0 ? EXCLUSION_DOUBT : Math.max(0, greatestLead(evaluation, option, likely)) / total;
  }
  return sum;
}
