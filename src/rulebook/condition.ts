import type { FactId } from './fact.ts';

/** What an atom asks of one fact. */
export type Test =
  | { readonly operator: 'in'; readonly values: readonly (string | number | boolean)[] }
  | { readonly operator: 'at_least' | 'at_most' | 'above' | 'below'; readonly value: string | number }
  | { readonly operator: 'includes'; readonly members: readonly string[] }
  /** Of a free text: how it may begin. */
  | { readonly operator: 'starts_with'; readonly prefixes: readonly string[] };

export interface Atom {
  readonly kind: 'atom';
  readonly fact: FactId;
  readonly test: Test;
}

/** A boolean combination of atoms. `all` of nothing is always true. */
export type Condition =
  | Atom
  | { readonly kind: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly kind: 'not'; readonly of: Condition };

/** The atoms of a condition, in the order in which they are written. */
export function atomsOf(condition: Condition): readonly Atom[] {
  switch (condition.kind) {
    case 'atom':
      return [condition];
    case 'not':
      return atomsOf(condition.of);
    default:
      return condition.of.flatMap(atomsOf);
  }
}

/** The facts that a condition speaks of, each once. */
export function factsOf(condition: Condition): readonly FactId[] {
  return [...new Set(atomsOf(condition).map((atom) => atom.fact))];
}
