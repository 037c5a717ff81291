import { type Confidence, LEAST_CASES } from '../../engine/confidence.ts';
import { at } from '../../rulebook/at.ts';
import type { Leads, Tally, TrackRecord, Words } from '../../rulebook/rulebook.ts';
import { fitLeads, wordOf } from './fit-words.ts';
import { foldsOf, heldOut } from './folds.ts';
import { countOf, isDefensible, isExact, isSecond } from './hits.ts';
import type { Judged } from './judged.ts';
import { FOLDS } from './plain-model.ts';

/** A decision by both ways to rate its costs. */
interface Both {
  readonly estimated: Judged;
  readonly byRules: Judged;
}

/** The words that a decision gets by leads that it had no part in. */
interface Named extends Both {
  readonly words: Readonly<Record<keyof Both, Confidence>>;
}

/**
 * The words that the documented decisions call for: the leads fitted to all, and the record of held-out ones, each named by
 * the leads that the other folds call for. Only decisions that were coded blind count: who knows the choice codes towards it,
 * which flatters the record. The leads are fitted to verdicts with estimates, which is what `recommend` gives.
 */
export function calibratedWords(estimated: readonly Judged[], byRules: readonly Judged[]): Words {
  const both = estimated
    .map((each, index): Both => ({ estimated: each, byRules: at(byRules, index) }))
    .filter((each) => each.estimated.decision.coded === 'blind');
  const named = heldOut(both, foldsOf(both.length, FOLDS, 0), leadsFor, nameBy);
  const record = (...words: readonly Confidence[]): TrackRecord => ({
    estimated: tallyOf(named, 'estimated', words),
    byRules: tallyOf(named, 'byRules', words),
  });
  const clear = record('clear');
  const isUsed = clear.estimated.cases >= LEAST_CASES;
  return {
    leads: leadsFor(both),
    records: {
      clear,
      likely: isUsed ? record('likely') : record('likely', 'clear'),
      'close-call': record('close-call'),
      leaning: record('leaning'),
    },
  };
}

function leadsFor(both: readonly Both[]): Leads {
  return fitLeads(both.map(({ estimated }) => estimated));
}

function nameBy(leads: Leads, both: Both): Named {
  const words = { estimated: wordOf(both.estimated, leads), byRules: wordOf(both.byRules, leads) };
  return { ...both, words };
}

function tallyOf(named: readonly Named[], by: keyof Both, among: readonly Confidence[]): Tally {
  const own = named.filter(({ words }) => among.includes(words[by])).map((each) => each[by]);
  return {
    cases: own.length,
    chosen: countOf(own, isExact),
    matched: countOf(own, isDefensible),
    second: countOf(own, isSecond),
  };
}
