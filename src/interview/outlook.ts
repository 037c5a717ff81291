import { Budget } from '../engine/budget.ts';
import { openVariables, sampleWinners } from '../engine/completions.ts';
import type { Estimate } from '../engine/estimator.ts';
import type { Evaluation } from '../engine/evaluation.ts';
import { searchDecided } from '../engine/open-facts.ts';
import { scoreOf } from '../engine/score.ts';
import { settle } from '../engine/settle.ts';
import { missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import { prospectOf } from './doubt.ts';
import {
  type Interview,
  knownAfter,
  needsOfEstimate,
  passedIn,
  ratedAfter,
  type Step,
  usedFacts,
  workingOut,
} from './interview.ts';
import { openingOf } from './opening.ts';

/** Below this share of a small sample the larger one cannot show the share at which stopping is offered. */
const LOOK_CLOSER_AT = 0.7;

/** Where an interview stands after some answers. */
export interface Outlook {
  /** Whether every completion of what is unknown has the same winner. */
  readonly settled: boolean;
  /** False where the search for one with another winner gave up: it may be settled all the same. */
  readonly proved: boolean;
  /** The share of completions that agree on the most frequent winner; 1 where it is settled. */
  readonly agreement: number;
  /** What to ask next; null where nothing is left that is worth an answer. */
  readonly next: FactId | null;
  /** The most questions that can follow, the next one included. */
  readonly atMost: number;
  /** Facts that were found unable to change the verdict, whatever else comes out; amounts count with what is likely. */
  readonly idle: ReadonlySet<FactId>;
  /** What the options cost on what is known now; null where no estimate rates them. */
  readonly estimate: Estimate | null;
  /** Options by their scores on what is known now, best first; excluded ones are left out. */
  readonly leaders: readonly { readonly option: number; readonly score: number }[];
}

/**
 * What to ask after some answers, and whether that is needed at all.
 * @param before the outlook one answer earlier: what was idle then stays idle while the estimate is the same.
 */
export function outlookAfter(interview: Interview, steps: readonly Step[], before?: Outlook): Outlook {
  const { estimate, evaluation } = ratedAfter(interview, steps);
  const settlement = settle(evaluation);
  const settled = settlement.kind === 'settled';
  const idle = new Set(before?.estimate === estimate ? before.idle : []);
  const asked = passedIn(interview, steps);
  const prospect = settled ? null : prospectOf(evaluation);
  const byRelief = [...(prospect?.relief ?? [])]
    .filter(([fact]) => !asked.has(fact) && !idle.has(fact))
    .sort((a, b) => b[1] - a[1])
    .map(([fact]) => fact);
  const known = knownAfter(interview, steps);
  const used = interview.all ? usedFacts(interview).filter((id) => !asked.has(id) && !known.has(id)) : null;
  const needed = settled ? [] : needsOfEstimate(interview, steps, evaluation);
  const next =
    workingOut(interview, steps)?.missing[0] ?? nextOf(evaluation, { byRelief, needed, used }, idle);
  const following = new Set([...byRelief.filter((fact) => !idle.has(fact)), ...needed]);
  return {
    settled,
    proved: settled || settlement.proved,
    agreement: prospect === null ? 1 : agreementOf(evaluation, prospect.agreement),
    next,
    atMost: used?.length ?? following.size,
    idle,
    estimate,
    leaders: leadersOf(evaluation),
  };
}

/** What can be asked. */
interface Candidates {
  /** By how much their answers relieve, most first. */
  readonly byRelief: readonly FactId[];
  /** What the estimate needs, in rulebook order. */
  readonly needed: readonly FactId[];
  /** What a rule uses, in rulebook order, where all of that is asked. */
  readonly used: readonly FactId[] | null;
}

/** First what opens an interview and can matter, then what relieves most and can change the verdict, then the rest. */
function nextOf(
  evaluation: Evaluation,
  { byRelief, needed, used }: Candidates,
  idle: Set<FactId>,
): FactId | null {
  const opening = openingOf(evaluation.model.rulebook.facts);
  const canSway = swayIn(evaluation, idle);
  return (
    opening.find((fact) => needed.includes(fact) || (byRelief.includes(fact) && canSway(fact))) ??
    byRelief.find(canSway) ??
    needed[0] ??
    opening.find((fact) => used?.includes(fact)) ??
    used?.[0] ??
    null
  );
}

/** Whether the answer to a question can change the verdict; the facts of which it cannot become idle. */
function swayIn(evaluation: Evaluation, idle: Set<FactId>): (fact: FactId) => boolean {
  const isRelevant = relevanceIn(evaluation);
  return (fact) => {
    if (idle.has(fact)) return false;
    if (isRelevant(fact)) return true;
    idle.add(fact);
    return false;
  };
}

/** Tells of facts whether some completion hangs on one alone; it also may where a search for one had to give up. */
export function relevanceIn(evaluation: Evaluation): (fact: FactId) => boolean {
  const { variablesOfFact } = evaluation.model.form;
  const open = new Set(openVariables(evaluation));
  const budget = new Budget(WORK);
  return (fact) =>
    (variablesOfFact.get(fact) ?? []).some(
      (variable) => open.has(variable) && searchDecided(evaluation, variable, budget).kind !== 'never',
    );
}

/** A question should not keep anybody waiting, so this is less than a report may take. */
const WORK = 50_000_000;

function agreementOf(evaluation: Evaluation, roughly: number): number {
  if (roughly < LOOK_CLOSER_AT) return roughly;
  const counts = new Map<number, number>();
  const winners = sampleWinners(evaluation);
  for (const winner of winners) counts.set(winner, (counts.get(winner) ?? 0) + 1);
  return Math.max(...counts.values()) / winners.length;
}

function leadersOf(evaluation: Evaluation): Outlook['leaders'] {
  const total = evaluation.totalWeight();
  return [...evaluation.sums.keys()]
    .filter((option) => evaluation.excluded[option] === 0)
    .map((option) => ({ option, score: scoreOf(evaluation.sums[option] ?? missing(), total) }))
    .sort((a, b) => b.score - a.score || a.option - b.option);
}
