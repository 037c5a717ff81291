import { onceForEach } from '../yaml/once-for-each.ts';
import { at } from './at.ts';
import { type EnumFact, type Fact, type FactId, type NumberFact, settableAt, stepsOf } from './fact.ts';
import type { Facts, KnownFact, Stated } from './facts.ts';

/** The numbers from which a fact follows, each once; none where it is only ever stated. */
export const driversOf = onceForEach(({ derivation }: EnumFact): readonly FactId[] => [
  ...new Set(derivation?.product.flat()),
]);

/** How much there is to calculate before the fact is known. */
export const termsOf = onceForEach(({ derivation }: EnumFact): number =>
  derivation === null ? 0 : derivation.product.flat().length + derivation.cuts.length,
);

/** The value that follows from the numbers; null where nothing is derived or one of the numbers is missing. */
export function deriveValue(fact: EnumFact, stated: Stated): string | null {
  const { derivation } = fact;
  const product = derivation === null ? null : productOf(fact, stated);
  if (derivation === null || product === null) return null;
  const passed = derivation.cuts.filter((cut) => product >= cut).length;
  return at(fact.values, passed).id;
}

/** Whether a known fact hangs on numbers, so that nobody changes it but by them; also where what is stated agrees with them. */
export function hangsOnNumbers(fact: Fact, known: Facts): fact is EnumFact {
  if (fact.type !== 'enum' || !known.has(fact.id)) return false;
  return known.get(fact.id)?.origin === 'derived' || deriveValue(fact, known) !== null;
}

/** What is stated, and what follows from numbers: it counts also where another value is stated, in rulebook order. */
export function factsFrom(stated: Stated, vocabulary: readonly Fact[]): Facts {
  const known = new Map<FactId, KnownFact>();
  for (const fact of vocabulary) {
    const said = stated.get(fact.id)?.value ?? null;
    const value = (fact.type === 'enum' ? deriveValue(fact, stated) : null) ?? said;
    if (value !== null) known.set(fact.id, { value, origin: said === value ? 'stated' : 'derived' });
  }
  return known;
}

/**
 * The smallest settable value of one number from which on the product reaches each cut, the other numbers as they
 * are; cuts out of reach are left out. Holds for numbers that are never negative: the product then only grows.
 */
export function crossingsOf(fact: EnumFact, driver: NumberFact, stated: Stated): readonly number[] {
  const values = new Map(stated);
  const reaches = (step: number, cut: number) => {
    const product = productOf(fact, values.set(driver.id, { value: settableAt(driver, step) }));
    return product !== null && product >= cut;
  };
  return (fact.derivation?.cuts ?? []).flatMap((cut) => {
    let low = 0;
    let high = stepsOf(driver);
    if (!reaches(high, cut)) return [];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (reaches(middle, cut)) high = middle;
      else low = middle + 1;
    }
    return [settableAt(driver, low)];
  });
}

function productOf(fact: EnumFact, stated: Stated): number | null {
  let product = 1;
  for (const terms of fact.derivation?.product ?? []) {
    let sum = 0;
    for (const term of terms) {
      const value = stated.get(term)?.value;
      if (typeof value !== 'number') return null;
      sum += value;
    }
    product *= sum;
  }
  return product;
}
