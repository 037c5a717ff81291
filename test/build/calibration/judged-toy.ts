import type { Judged } from '../../../src/build/calibration/judged.ts';
import { statedFacts } from '../../../src/rulebook/facts.ts';

/** What was chosen: the verdict, the second option, or a third; `supported` if the account would support the verdict as well. */
export type Outcome = 'first' | 'second' | 'supported' | 'third';

const CHOSEN = { first: 'a', second: 'b', supported: 'b', third: 'c' } as const;

/** A verdict for option a with b second that leads by so much, and what was chosen; nothing else speaks against it. */
export function judgedToy(lead: number, outcome: Outcome, parts: Partial<Judged> = {}): Judged {
  return {
    decision: {
      id: 'case',
      organisation: 'Case',
      kind: 'toy',
      year: 2026,
      built: 'a toy',
      chosen: CHOSEN[outcome],
      detail: '',
      defensible: outcome === 'supported' ? ['a'] : [],
      confidence: 'high',
      coded: 'blind',
      readOff: [],
      isPrivate: false,
      sources: [],
      facts: [],
    },
    facts: statedFacts([]),
    verdict: 'a',
    ranking: ['a', 'b', 'c'],
    rank: 1,
    behind: 0,
    lead,
    evidence: { margin: lead, standsIn: 1, holdsIn: 1, mayBeExcluded: false, holdsInVariants: () => true },
    confidence: 'likely',
    ...parts,
  };
}

/** So many of them, with leads from one up to below the other. */
export function judgedToys(count: number, from: number, below: number, outcome: Outcome): readonly Judged[] {
  return Array.from({ length: count }, (_, index) =>
    judgedToy(from + ((below - from) * index) / count, outcome),
  );
}
