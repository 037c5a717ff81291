import { factsFrom } from '../rulebook/derive.ts';
import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { statedFacts } from '../rulebook/facts.ts';
import type { DocumentedDecision } from './documented-decision.ts';

/** What is shown of a documented decision; its facts by their ids. Plain data. */
export interface Precedent
  extends Pick<
    DocumentedDecision,
    | 'id'
    | 'organisation'
    | 'kind'
    | 'year'
    | 'built'
    | 'chosen'
    | 'detail'
    | 'defensible'
    | 'readOff'
    | 'sources'
  > {
  readonly facts: Readonly<Record<FactId, FactValue>>;
}

/** How often a change of a fact, and of nothing else, changes the verdict: 0 to 1. A fact that is not in it does not count. */
export type FactWeights = Readonly<Record<FactId, number>>;

/** The decisions that may be shown beside a verdict, and the rulebook in whose facts they are told. Plain data. */
export interface Precedents {
  /** SHA-256 of the text of that rulebook, in hexadecimal digits. */
  readonly rulebook: string;
  readonly weights: FactWeights;
  readonly decisions: readonly Precedent[];
}

/** Those that may be shown: whose account surely says what was chosen, and that are no private person's. */
export function precedentsIn(
  decisions: readonly DocumentedDecision[],
  vocabulary: readonly Fact[],
): readonly Precedent[] {
  const shown = decisions.filter(({ confidence, isPrivate }) => confidence === 'high' && !isPrivate);
  return shown.map(({ confidence, coded, isPrivate, facts, ...rest }) => ({
    ...rest,
    facts: Object.fromEntries(
      [...factsFrom(statedFacts(facts), vocabulary)].map(([id, { value }]) => [id, value]),
    ),
  }));
}

/** The facts by which situations are compared: all but numbers from which the class that counts follows. */
export function comparedFacts(vocabulary: readonly Fact[]): readonly Fact[] {
  const drivers = new Set(
    vocabulary.flatMap((fact) => (fact.type === 'enum' ? (fact.derivation?.product.flat() ?? []) : [])),
  );
  return vocabulary.filter((fact) => !drivers.has(fact.id));
}
