import { Budget, SEARCH_WORK } from '../engine/budget.ts';
import { estimatedFlips } from '../engine/estimated-flips.ts';
import { ruleStates } from '../engine/explain.ts';
import { flipsOf } from '../engine/flips.ts';
import { lowRatingsOf } from '../engine/low-ratings.ts';
import { openFactsOf } from '../engine/open-facts.ts';
import { reasonsOf } from '../engine/reasons.ts';
import { trialOf } from '../engine/trial.ts';
import { contradictions } from '../profile/contradictions.ts';
import type { Decision } from '../profile/profile.ts';
import { missing } from '../rulebook/at.ts';
import type { ShownMoney } from './money.ts';
import { optionGrounds } from './option-grounds.ts';
import {
  type Extent,
  type Recommendation,
  type ReportedAction,
  type ReportedOpenFact,
  type StatedDecision,
  UNPROVED,
  type Unproved,
} from './report.ts';
import { reportOf } from './report-of.ts';
import type { Situation } from './situation.ts';
import { moveOf, standingsOf } from './standing.ts';

/** What a page shows: the most decisive open facts, and the single changes that lead to another verdict. */
export const PAGE: Extent = { openFacts: 3, changes: 1, reestimated: 'found' };

/** Everything that can be found out. */
export const EVERYTHING: Extent = { openFacts: Number.POSITIVE_INFINITY, changes: 2, reestimated: 'all' };

/** What to do, why, what would change it, and what others did, where that is known. */
export function recommendationOf(
  situation: Situation,
  extent: Extent,
  money: ShownMoney | null,
  similar: Recommendation['similar'] = null,
): Recommendation {
  const { advice, loaded, profile } = situation;
  const report = reportOf(situation);
  const reasons = reasonsOf(advice);
  const trials = new Budget(SEARCH_WORK);
  const openFacts = openFactsOf(advice, extent.openFacts);
  const found = flipsOf(advice, extent.changes, extent.reestimated);
  const flips = estimatedFlips(advice, found.flips);
  const notProved = new Set<Unproved>([
    ...report.notProved,
    ...(openFacts.every((open) => open.proved) ? [] : (['open_facts'] as const)),
    ...(found.proved ? [] : (['flips'] as const)),
  ]);
  return {
    ...report,
    reasons,
    lowRatings: lowRatingsOf(advice, reasons),
    groundsFor: (option) => optionGrounds(advice, option),
    actions: actionsOf(situation),
    openFacts: openFacts.map((open): ReportedOpenFact => {
      const { question, ask } = loaded.rulebook.facts.find(({ id }) => id === open.fact) ?? missing();
      return { ...open, question, ask };
    }),
    trialOf: (fact) => trialOf(advice, fact, trials),
    flips,
    contradictions: contradictions(profile, loaded.rulebook),
    standings: standingsOf(situation, report),
    decisions: profile.systems.map(statedDecision),
    move: moveOf(report),
    notProved: UNPROVED.filter((each) => notProved.has(each)),
    similar,
    money,
  };
}

function statedDecision(system: Decision): StatedDecision {
  const { approvedBy, chosen, date, model, owner, provider, region, reviewBy, role } = system;
  const said = (placed: { readonly value: string } | null) => placed?.value ?? null;
  return {
    role: said(role),
    owner: said(owner),
    option: said(chosen),
    model: said(model),
    provider: said(provider),
    region: said(region),
    date: said(date),
    approvedBy: said(approvedBy),
    reviewBy: said(reviewBy),
  };
}

function actionsOf({ advice }: Situation): readonly ReportedAction[] {
  const states = ruleStates(advice);
  const fired = advice.model.rules.filter((_, index) => states[index] === 'fired');
  return fired.flatMap(({ rule }) => rule.actions.map((action) => ({ ...action, rule: rule.id })));
}
