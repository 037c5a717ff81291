import {
  type Advice,
  advise,
  type ReadyRulebook,
  readProfile,
  renderRecommendation,
} from '../../src/index.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Dice } from '../engine/invent.ts';
import { fieldsOf, type Json } from './case.ts';
import { testsIn } from './condition.ts';
import { evaluate, type Outcome, type Truths, truthsOf } from './evaluator.ts';
import { type Known, knownIn, type PlainRulebook, PRIORITY } from './plain-rulebook.ts';
import type { Tally } from './tally.ts';

/** A profile on which something is advised, with what the evaluator makes of it. */
export interface Subject {
  readonly plain: PlainRulebook;
  readonly ready: ReadyRulebook;
  readonly tree: Json;
  readonly text: string;
  readonly advice: Advice;
  readonly known: Known;
  readonly factors: readonly number[];
  readonly truths: Truths;
  readonly outcome: Outcome;
  readonly report: PlainReport;
  readonly tally: Tally;
  /** For choices that a check makes: the same ones for the same case. */
  readonly dice: Dice;
}

/** What the JSON of a recommendation says, so far as it is checked. */
export interface PlainReport {
  readonly verdict: {
    readonly option: string | null;
    readonly margin: number | null;
    readonly runner_up: string | null;
    readonly settled: boolean;
    readonly holds_in: number;
    readonly stands_in: number;
  };
  readonly options: readonly PlainOptionReport[];
  readonly flips: readonly { readonly to: string | null; readonly changes: readonly unknown[] }[];
  readonly not_proved?: readonly string[];
}

export interface PlainOptionReport {
  readonly id: string;
  readonly score: number;
  readonly rank: number;
  readonly excluded_by: readonly unknown[];
  readonly bounds: { readonly low: number; readonly high: number };
  readonly criteria: Readonly<Record<string, { readonly weight: number; readonly rating: number }>>;
}

interface Read {
  readonly plain: PlainRulebook;
  readonly ready: ReadyRulebook;
  readonly tree: Json;
  readonly text: string;
}

/** Null where the profile is refused: where nothing weighs, or its text is wrong. */
export function subjectOf(read: Read, tally: Tally, dice: Dice): Subject | null {
  const { plain, ready, text, tree } = read;
  const profile = readProfile(text, ready);
  const advice = profile.ok ? advise(profile.value) : profile;
  const known = knownIn(plain, tree);
  const factors = factorsOf(plain, tree);
  const exact = truthsOf(plain, known);
  if (!advice.ok) {
    tally.count('profile refused');
    if (profile.ok) checkWeightless(plain, known, evaluate(plain, factors, exact).total, exact, tally);
    return null;
  }
  const truths = { ...exact, rules: rulesAsFired(plain, advice.value, exact, tally) };
  const outcome = evaluate(plain, factors, truths);
  const report: PlainReport = JSON.parse(renderRecommendation(advice.value, 'json'));
  return { ...read, advice: advice.value, known, factors, truths, outcome, report, tally, dice };
}

/** A rule of which no part surely holds is undecided, though it may hold in every case; where there may be one, nothing is compared. */
function checkWeightless(
  plain: PlainRulebook,
  known: Known,
  total: number,
  { rules }: Truths,
  tally: Tally,
): void {
  const isSure = plain.rules.every(({ when }, rule) =>
    rules[rule] === 'yes' ? [...testsIn(when).keys()].every((id) => known.has(id)) : rules[rule] === 'no',
  );
  if (isSure) tally.same('refused only where nothing weighs', total, 0);
}

/**
 * That each rule fired, or did not, as the evaluator says. A rule that holds in every case, and no alternative of which
 * surely does, is undecided; where there are too many cases to try, the engine is believed.
 */
function rulesAsFired({ rules }: PlainRulebook, { situation }: Advice, exact: Truths, tally: Tally) {
  const { truths } = situation.advice.evaluation;
  return rules.map(({ id }, rule) => {
    const found = (['no', 'open', 'yes'] as const)[truths[rule] ?? 1] ?? 'open';
    const truth = at(exact.rules, rule);
    if (truth === null) tally.count('not tried: a rule of too many cases');
    else if (found === 'open' && truth === 'yes') tally.count('undecided rule that always holds');
    else tally.same('rules fire as the evaluator says', found, truth, id);
    return found;
  });
}

export function factorsOf({ criteria }: PlainRulebook, profile: Json): readonly number[] {
  const priorities = fieldsOf(fieldsOf(profile).priorities);
  return Object.keys(criteria).map((id) => PRIORITY[String(priorities[id] ?? 'normal')] ?? Number.NaN);
}

/** The id of an option by its number; null: none fits. */
export function optionIn({ options }: PlainRulebook, number: number): string | null {
  return number < 0 ? null : at(Object.keys(options), number);
}

export function numberOf({ options }: PlainRulebook, id: string | null): number {
  return id === null ? -1 : Object.keys(options).indexOf(id);
}

/** Whether some criterion is rated by what options cost, so that the rulebook's text alone does not tell the ratings. */
export function isEstimated({ advice: { situation } }: Subject): boolean {
  const { rated } = situation.advice;
  return rated === 'estimate' || rated === 'estimate-for-some';
}
