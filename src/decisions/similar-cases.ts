import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { sameValue } from '../rulebook/fact-value.ts';
import type { Facts } from '../rulebook/facts.ts';
import { alike } from './alike.ts';
import type { Precedent, Precedents } from './precedents.ts';

/** Fewer facts that are known of both tell nothing. */
const FEWEST_SHARED = 5;

const MOST_SHOWN = 3;

/** A case that is no more like than unlike is not similar. */
const LEAST_LIKENESS = 0.5;

/** What a fact is in the situation that is advised on, and what it was in the case. */
export interface FactDifference {
  readonly fact: FactId;
  readonly here: FactValue;
  readonly there: FactValue;
}

/**
 * A documented decision in a situation like the one that is advised on. What agrees stands in the order of how much it
 * moves verdicts, what differs in that of how far it sets the two apart.
 */
export interface SimilarCase {
  readonly decision: Precedent;
  readonly agrees: readonly FactId[];
  readonly differs: readonly FactDifference[];
  /** Above 0.5, and 1 where nothing that is known here differs or is missing there. */
  readonly likeness: number;
}

/** A fact that is known here, how much it counts, and what one that a case is silent on counts as. */
interface Compared {
  readonly fact: Fact;
  readonly here: FactValue;
  readonly weight: number;
  readonly ifMissing: number;
}

/** The documented decisions made in situations most like this one, at most three, the nearest first. */
export function similarCases(
  facts: Facts,
  vocabulary: readonly Fact[],
  precedents: Precedents,
): readonly SimilarCase[] {
  const compared = comparedIn(facts, vocabulary, precedents);
  return precedents.decisions
    .map((decision) => caseOf(decision, compared))
    .filter(({ agrees, differs }) => agrees.length + differs.length >= FEWEST_SHARED)
    .filter(({ likeness }) => likeness > LEAST_LIKENESS)
    .sort((a, b) => b.likeness - a.likeness || (a.decision.id < b.decision.id ? -1 : 1))
    .slice(0, MOST_SHOWN);
}

/** What is known here and in some case, and counts: the weightiest first. */
function comparedIn(
  facts: Facts,
  vocabulary: readonly Fact[],
  { decisions, weights }: Precedents,
): readonly Compared[] {
  const compared = vocabulary.flatMap((fact): Compared[] => {
    const [here, weight = 0] = [facts.get(fact.id)?.value, weights[fact.id]];
    const ifMissing = here === undefined ? null : usualLikeness(fact, here, decisions);
    if (here === undefined || ifMissing === null || weight === 0) return [];
    return [{ fact, here, weight, ifMissing }];
  });
  return compared.sort((a, b) => b.weight - a.weight);
}

/**
 * How alike the cases that state a fact are on it; null where none does. A case that is silent counts as they do on
 * average: were it half for every fact, a case would come nearer by stating what is true of nearly all, such as that
 * there is a connection to the internet.
 */
function usualLikeness(fact: Fact, here: FactValue, decisions: readonly Precedent[]): number | null {
  let [sum, count] = [0, 0];
  for (const { facts } of decisions) {
    const there = facts[fact.id];
    if (there === undefined) continue;
    sum += alike(fact, here, there);
    count++;
  }
  return count === 0 ? null : sum / count;
}

function caseOf(decision: Precedent, compared: readonly Compared[]): SimilarCase {
  const agrees: FactId[] = [];
  const differs: { readonly cost: number; readonly difference: FactDifference }[] = [];
  let [sum, total] = [0, 0];
  for (const { fact, here, weight, ifMissing } of compared) {
    const there = decision.facts[fact.id];
    const counts = weight * (there === undefined ? ifMissing : alike(fact, here, there));
    total += weight;
    sum += counts;
    if (there === undefined) continue;
    if (sameValue(here, there)) agrees.push(fact.id);
    else differs.push({ cost: weight - counts, difference: { fact: fact.id, here, there } });
  }
  differs.sort((a, b) => b.cost - a.cost);
  return {
    decision,
    agrees,
    differs: differs.map(({ difference }) => difference),
    likeness: total === 0 ? 0 : rounded(sum / total),
  };
}

/** The last digits depend on the order in which numbers are added, and must not decide who comes first. */
function rounded(likeness: number): number {
  return Number(likeness.toFixed(6));
}
