import { at } from '../../src/rulebook/at.ts';
import { type Dice, diceOf } from '../engine/invent.ts';

/** What all engines of the comparison can say: a rule adds points to options where all its tests hold. */
export interface ScoringRule {
  readonly tests: readonly Test[];
  /** For each option. */
  readonly points: readonly number[];
}

export type Test =
  | { readonly fact: string; readonly is: boolean }
  | { readonly fact: string; readonly among: readonly string[] }
  | { readonly fact: string; readonly atLeast: number };

export type Facts = Readonly<Record<string, boolean | string | number>>;

export const OPTIONS = 4;
export const RULES = 40;
const FACTS = 25;
const VALUES = ['low', 'medium', 'high', 'extreme'];

/** Names of facts, by what they hold: "boolean_0", "choice_1", "number_2", "boolean_3" … */
export const factNames = Array.from(
  { length: FACTS },
  (_, index) => `${['boolean', 'choice', 'number'][index % 3]}_${index}`,
);
export const choices: readonly string[] = VALUES;

export function inventRules(): readonly ScoringRule[] {
  const dice = diceOf(1);
  return Array.from({ length: RULES }, () => {
    const facts = new Set(Array.from({ length: 1 + dice(3) }, () => at(factNames, dice(FACTS))));
    return {
      tests: [...facts].map((fact) => inventTest(fact, dice)),
      points: Array.from({ length: OPTIONS }, () => (dice(9) - 4) / 4),
    };
  });
}

function inventTest(fact: string, dice: Dice): Test {
  if (fact.startsWith('boolean')) return { fact, is: dice(2) === 0 };
  if (fact.startsWith('number')) return { fact, atLeast: 20 * (1 + dice(4)) };
  const chosen = 1 + dice(14);
  return { fact, among: VALUES.filter((_value, index) => (chosen & (1 << index)) !== 0) };
}

export function inventProfile(seed: number): Facts {
  const dice = diceOf(seed);
  const value = (fact: string) =>
    fact.startsWith('boolean') ? dice(2) === 0 : fact.startsWith('number') ? dice(101) : at(VALUES, dice(4));
  return Object.fromEntries(factNames.map((fact) => [fact, value(fact)]));
}

/** What the rules that fired add up to, for each option. */
export function totalsOf(points: readonly (readonly number[])[]): readonly number[] {
  return Array.from({ length: OPTIONS }, (_, option) =>
    points.reduce((total, each) => total + at(each, option), 0),
  );
}
