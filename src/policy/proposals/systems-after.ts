import type { FactId } from '../../rulebook/fact.ts';
import { lapsesOf } from '../approval.ts';
import { type Around, decisionAfter } from '../facts/decision-after.ts';
import { isOfSystem } from '../facts/keys.ts';
import {
  type CheckContext,
  type Checked,
  restates,
  type Subject,
  type SystemFacts,
  type SystemSubject,
} from '../subject.ts';
import { knownFrom } from '../subject-of.ts';
import { factsOf } from '../system-facts.ts';
import type { Move } from './moves.ts';

/**
 * The systems of a profile, in their order, as they are once one of them is changed: its decision, and facts where they are
 * stated, which may be in the project and so for all. A system on which nothing acts is the same object. Null where
 * nothing could be advised then.
 */
export function systemsAfter(
  moves: readonly Move[],
  changed: SystemFacts,
  { context, subject, systems }: Checked,
): readonly SystemFacts[] | null {
  const decided = moves.filter(({ change }) => isOfSystem(change.fact));
  const stated = moves.filter(({ change }) => !isOfSystem(change.fact));
  const own =
    decided.length === 0
      ? changed
      : withDecision(changed, decided, { today: context.today, owner: subject.profile.owner });
  const then = withSystem(subject, changed, own);
  const isChosenAnew = decided.some(({ change }) => change.fact === 'decision.chosen');
  const after = systems.map((system) => {
    const isOwn = system === changed;
    const reaching = stated.filter(({ change }) => isOwn || isShared(change.fact, system, changed));
    if (!isOwn && !isChosenAnew && reaching.length === 0) return system;
    const next = withStated(isOwn ? own : system, reaching, subject, context);
    return next === null ? null : factsOf(next, then, context);
  });
  const advised = after.flatMap((system) => system ?? []);
  return advised.length < after.length ? null : advised;
}

/** A fact that neither of two systems states for itself. */
function isShared(fact: FactId, ...systems: readonly SystemSubject[]): boolean {
  return !systems.some(({ decision }) => decision !== null && restates(decision, fact));
}

function withDecision(system: SystemSubject, moves: readonly Move[], around: Around): SystemSubject {
  const decision = moves.reduce(
    (before, { change, value }) => decisionAfter(before, change.fact, value, around),
    system.decision,
  );
  return { ...system, decision, lapses: lapsesOf(decision, system.before, around.today) };
}

/** What others decide may tell whether a system follows the advice. */
function withSystem(
  subject: Subject,
  { decision: before }: SystemSubject,
  { decision }: SystemSubject,
): Subject {
  const { profile } = subject;
  const systems = profile.systems.map((each) => (each === before && decision !== null ? decision : each));
  return { ...subject, profile: { ...profile, systems } };
}

/** Null where facts are stated with which no criterion has any weight: then nothing can be advised, and so nothing checked. */
function withStated(
  system: SystemSubject,
  moves: readonly Move[],
  { profile }: Subject,
  context: CheckContext,
): SystemSubject | null {
  if (moves.length === 0) return system;
  const at = { start: 0, end: 0 };
  const stated = new Map([
    ...system.stated,
    ...moves.map(({ change, value }) => [change.fact, { value, at }] as const),
  ]);
  const known = knownFrom(stated, context);
  const advice = context.adviser(known, profile);
  return advice === null ? null : { ...system, stated, known, advice };
}
