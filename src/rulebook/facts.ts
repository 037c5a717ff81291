import type { FactId, FactValue } from './fact.ts';

/** Whether somebody said it, or it follows from numbers that somebody said. */
export type Origin = 'stated' | 'derived';

export interface KnownFact {
  readonly value: FactValue;
  readonly origin: Origin;
}

/** What is known of a project; a fact that is not in it is unknown. */
export type Facts = ReadonlyMap<FactId, KnownFact>;

/** What somebody said, with or without more about it, such as where it is written. */
export type Stated = ReadonlyMap<FactId, { readonly value: FactValue }>;

/** Values that somebody said, as facts. */
export function statedFacts(values: Iterable<readonly [FactId, FactValue]>): Facts {
  return new Map(Array.from(values, ([id, value]) => [id, { value, origin: 'stated' }]));
}
