import type { Precedents } from '../decisions/precedents.ts';
import { type FactDifference, type SimilarCase, similarCases } from '../decisions/similar-cases.ts';
import { under } from '../rulebook/at.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { labelText } from './label-text.ts';
import type { Situation } from './situation.ts';

/** What differs, with the question whose answers these are and the answers in the words of the rulebook. */
export interface ReportedDifference extends FactDifference {
  readonly question: string;
  readonly labels: { readonly here: string; readonly there: string };
}

/** A documented decision in a situation like the one that is advised on, with the words for what differs. */
export interface ReportedCase extends SimilarCase {
  readonly differs: readonly ReportedDifference[];
}

/** The documented decisions in situations most like this one; null where they are told in the facts of another rulebook. */
export function similarIn(situation: Situation, precedents: Precedents): readonly ReportedCase[] | null {
  const { advice, loaded } = situation;
  if (loaded.sha256 !== precedents.rulebook) return null;
  const vocabulary = new Map(loaded.rulebook.facts.map((fact) => [fact.id, fact]));
  return similarCases(advice.facts, loaded.rulebook.facts, precedents).map((each) => ({
    ...each,
    differs: each.differs.map((difference) => inWords(difference, vocabulary)),
  }));
}

function inWords(difference: FactDifference, vocabulary: ReadonlyMap<FactId, Fact>): ReportedDifference {
  const fact = under(vocabulary, difference.fact);
  const labels = { here: labelText(fact, difference.here), there: labelText(fact, difference.there) };
  return { ...difference, question: fact.question, labels };
}
