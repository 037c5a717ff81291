import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { OptionId } from '../rulebook/rulebook.ts';

export const CONFIDENCE_IN_CASE = ['high', 'medium', 'low'] as const;
export const CODED = ['knowing', 'blind'] as const;

/** What an organisation chose, as its public account tells it and we coded it: plain data. */
export interface DocumentedDecision {
  readonly id: string;
  readonly organisation: string;
  /** What kind of organisation, in a few words. */
  readonly kind: string;
  readonly year: number;
  /** What was built, as a noun phrase. */
  readonly built: string;
  readonly chosen: OptionId;
  /** What exactly was chosen. */
  readonly detail: string;
  /** Other choices that the account would support. */
  readonly defensible: readonly OptionId[];
  /** How sure it is that the account says what was chosen, and why. */
  readonly confidence: (typeof CONFIDENCE_IN_CASE)[number];
  /** Whether the situation was coded with the choice known, which flatters whatever predicts it. */
  readonly coded: (typeof CODED)[number];
  /** Facts that were read off the solution, not off the situation. */
  readonly readOff: readonly FactId[];
  /** The project of a private person: it counts, and is never shown. */
  readonly isPrivate: boolean;
  readonly sources: readonly string[];
  /** The situation before the choice; what is left out is unknown. */
  readonly facts: readonly (readonly [FactId, FactValue])[];
}
