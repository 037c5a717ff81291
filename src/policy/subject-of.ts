import type { Decision, Placed, Profile } from '../profile/profile.ts';
import { factsFrom } from '../rulebook/derive.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import { type Facts, statedFacts } from '../rulebook/facts.ts';
import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import type { SourceFile } from '../yaml/tree.ts';
import type { KeptAdvice } from './advice.ts';
import { lapsesOf } from './approval.ts';
import { type Continued, continuedSystems } from './continued-systems.ts';
import { readOwnFacts } from './facts/own.ts';
import type { CheckContext, Subject, SystemSubject } from './subject.ts';
import { tooManyChecks } from './too-many-checks.ts';

/** Where a profile was found: its file, and its path below the folder that was searched; null where there is none. */
export interface Found {
  readonly file: SourceFile;
  readonly path: string | null;
}

/**
 * A profile as a subject of a check: it needs a name, and of every system something to decide by.
 * @param earlier the versions of its systems as of the target branch.
 */
export function subjectOf(
  profile: Profile,
  found: Found,
  earlier: (key: string) => readonly Profile[],
  context: CheckContext,
): Outcome<Subject> {
  const { name } = profile;
  const at = name?.at ?? { start: 0, end: 1 };
  if (name === null)
    return { ok: false, problems: [{ kind: 'missing-key', key: 'name', within: 'a profile', at }] };
  const tooMany = tooManyChecks(profile, context.policy);
  if (tooMany !== null) return { ok: false, problems: [tooMany] };
  const problems: Problem[] = [];
  const own = readOwnFacts(profile.own, context.policy.own, problems);
  const whole = new Map([...profile.stated, ...own]);
  const project = advised(whole, profile, context);
  const key = folded(name.value);
  const continued = earlier(key).map((each) => continuedSystems(profile.systems, each.systems));
  const systems = (profile.systems.length > 0 ? profile.systems : [null]).map((decision) => {
    const restated = decision === null ? null : restatedBy(decision, context, problems);
    const stated = restated === null || restated.size === 0 ? whole : new Map([...whole, ...restated]);
    const inOwnTerms = stated === whole ? project : advised(stated, profile, context);
    const before = continued.flatMap(approvedBefore(decision));
    const lapses = lapsesOf(decision, before, context.today);
    return { decision, stated, ...inOwnTerms, before, lapses };
  });
  if (problems.length > 0) return { ok: false, problems };
  const subject = { ...found, profile, name: name.value, key, nameAt: at };
  const ready = systems.flatMap((system): SystemSubject[] =>
    system.advice === null ? [] : [{ ...system, advice: system.advice }],
  );
  if (project.advice === null || ready.length < systems.length) {
    const explanation = 'no criterion has any weight, so nothing is left to decide by.';
    return { ok: false, problems: [{ kind: 'clash', subject: 'priorities', explanation, at }] };
  }
  return { ok: true, value: { ...subject, known: project.known, advice: project.advice, systems: ready } };
}

/** What an approval of a system may have been given for: a new role may be another name for one that is gone. */
function approvedBefore(decision: Decision | null): (earlier: Continued) => readonly Decision[] {
  return ({ gone, of }) => {
    const own = decision === null ? [] : of(decision);
    return own.length > 0 ? own : gone;
  };
}

function restatedBy(
  { own, stated }: Decision,
  { policy }: CheckContext,
  problems: Problem[],
): ReadonlyMap<FactId, Placed<FactValue>> {
  return new Map([...stated, ...readOwnFacts(own, policy.own, problems)]);
}

/** What follows from what is stated, and the advice on it; null where no criterion has any weight. */
function advised(
  stated: SystemSubject['stated'],
  profile: Profile,
  context: CheckContext,
): { readonly known: Facts; readonly advice: KeptAdvice | null } {
  const known = knownFrom(stated, context);
  return { known, advice: context.adviser(known, profile) };
}

/** What is known where this is stated: of the rulebook's facts also what follows from them. */
export function knownFrom(
  stated: ReadonlyMap<FactId, { readonly value: FactValue }>,
  { policy, rulebook }: CheckContext,
): Facts {
  const own = policy.own.flatMap(({ id }) => {
    const value = stated.get(id)?.value;
    return value === undefined ? [] : [[id, value] as const];
  });
  const known = factsFrom(stated, rulebook.facts);
  return own.length === 0 ? known : new Map([...known, ...statedFacts(own)]);
}
