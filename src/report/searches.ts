import { type Analysis, openFactsOf } from '../engine/analyse.ts';
import { type Conflict, conflictOf } from '../engine/conflict.ts';
import { type Flips, flipsOf } from '../engine/flips.ts';
import type { OpenFact } from '../engine/open-facts.ts';
import { UNPROVED, type Unproved } from './report.ts';

/** A summary holds what a page shows: the three most decisive open facts and the single changes that flip it. */
export type Detail = 'summary' | 'full';

const SUMMARY_OPEN_FACTS = 3;

/** What is searched for beyond the verdict, and which of all searches had to give up. */
export interface Searches {
  readonly conflict: Conflict;
  readonly openFacts: readonly OpenFact[];
  readonly flips: Flips;
  readonly notProved: readonly Unproved[];
}

export function searchesOf(analysis: Analysis, detail: Detail): Searches {
  const { decision, known, pending } = analysis;
  const conflict = conflictOf(decision);
  const openFacts = openFactsOf(analysis, detail === 'full' ? undefined : SUMMARY_OPEN_FACTS);
  const flips = flipsOf(decision, known, detail === 'full' ? 2 : 1);
  const isProved: Readonly<Record<Unproved, boolean>> = {
    settled: decision.proved,
    holds_only_if: pending.every((each) => each.kind === 'rule' || each.proved),
    open_facts: openFacts.every((open) => open.proved),
    flips: flips.proved,
    conflict: conflict.isSmallest,
  };
  return { conflict, openFacts, flips, notProved: UNPROVED.filter((each) => !isProved[each]) };
}
