import type { Decision, Profile } from '../profile/profile.ts';
import type { FilePlace } from '../yaml/tree.ts';
import { type Base, type Bases, type BrokenBase, nameKey } from './bases.ts';
import { continuedSystems } from './continued-systems.ts';
import { readOwnFacts } from './facts/own.ts';
import type { Finding } from './finding.ts';
import type { BaseUnreadable, Loosened, NoBase, PartChanged, Vanished } from './findings/of-base.ts';
import { checkGuarded, guardBudget, isStatedBySystemsAlone } from './guard.ts';
import { checkGuardedDecisions } from './guard-decision.ts';
import { checkGuardedParts } from './guard-parts.ts';
import { loosened } from './loosened.ts';
import type { Waiver } from './policy.ts';
import { profilePath } from './profile-path.ts';
import { type CheckContext, nameOf, restates, type Subject } from './subject.ts';
import { knownFrom } from './subject-of.ts';
import { applyWaivers, concerns } from './waivers.ts';

/** What a profile loosens, compared with its earlier versions; a note where it has none. */
export function checkBases(subject: Subject, bases: Bases, context: CheckContext): readonly Finding[] {
  const earlier = bases.continuedBy(subject);
  if (earlier.length === 0) return [noBase(subject)];
  const readable = earlier.filter((base) => base.kind === 'read');
  const budget = guardBudget();
  const compared = readable.flatMap(({ profile }) => [
    ...comparisonsOf(subject, profile, context).flatMap(({ before, system }) =>
      checkGuarded(subject, system, before, context, budget),
    ),
    ...lostWith(subject, profile, context),
    ...checkGuardedDecisions(subject, profile, context),
    ...checkGuardedParts(subject, profile, context),
  ]);
  const broken = earlier.filter((base) => base.kind === 'broken');
  return [...eachOnce(compared), ...broken.map((base) => brokenBase(subject, base))];
}

function brokenBase(subject: Subject, { why }: BrokenBase): BaseUnreadable {
  return { ...about(subject), kind: 'base-unreadable', severity: 'warning', why };
}

/**
 * The project as it was; and for a system that states facts for itself, or did so, what held for it: before it was one of its
 * own, what held for the project.
 */
function comparisonsOf(subject: Subject, before: Profile, context: CheckContext) {
  const { of } = continuedSystems(subject.profile.systems, before.systems);
  const whole = knownFrom(statedBy(before, null, context), context);
  const each = subject.systems.flatMap((system) => {
    const earlier = system.decision === null ? [] : of(system.decision);
    const restated = earlier.filter((was) => was.stated.size > 0 || was.own.size > 0);
    const own = restated.map((was) => ({
      system,
      before: knownFrom(statedBy(before, was, context), context),
    }));
    return restated.length < earlier.length || earlier.length === 0
      ? [...own, ...(system.known === subject.known ? [] : [{ system, before: whole }])]
      : own;
  });
  return [{ system: null, before: whole }, ...each];
}

/**
 * Guarded facts of a system that no system continues: those that it stated for itself, and those that it had from the
 * project where the project no longer states them, since the systems that are left state them for themselves.
 */
function lostWith(subject: Subject, before: Profile, context: CheckContext): readonly Loosened[] {
  const { policy } = context;
  const { gone } = continuedSystems(subject.profile.systems, before.systems);
  return gone.flatMap((was) => {
    const known = knownFrom(statedBy(before, was, context), context);
    return policy.guarded.flatMap(({ fact, place }): Loosened[] => {
      const from = known.get(fact)?.value;
      const isLeft = !restates(was, fact) && !isStatedBySystemsAlone(fact, subject);
      if (from === undefined || isLeft) return [];
      return [
        loosened({
          ...{ fact, from, to: null, requiredBy: place },
          system: was.role?.value ?? null,
          place: nameOf(subject),
        }),
      ];
    });
  });
}

/** What was stated, with the organisation's own facts as far as they can be read. */
function statedBy({ own, stated }: Profile, system: Decision | null, { policy }: CheckContext) {
  return new Map([
    ...stated,
    ...readOwnFacts(own, policy.own, []),
    ...(system === null ? [] : [...system.stated, ...readOwnFacts(system.own, policy.own, [])]),
  ]);
}

/** Two earlier versions may have said the same. */
function eachOnce(findings: readonly (Loosened | PartChanged)[]): readonly Finding[] {
  const said = (finding: Loosened | PartChanged) =>
    JSON.stringify({
      ...finding,
      place: null,
      requiredBy: [finding.requiredBy?.file.name, finding.requiredBy?.at],
    });
  return [...new Map(findings.map((finding) => [said(finding), finding])).values()];
}

function noBase(subject: Subject): NoBase {
  return { ...about(subject), kind: 'no-base', severity: 'note' };
}

function about(subject: Subject) {
  return { rule: 'guarded-facts', cause: 'profile', place: nameOf(subject), requiredBy: null } as const;
}

/** Profiles of the target branch that no profile of the run continues, with what their waivers lift of that. */
export function checkVanished(
  bases: Bases,
  { policy, today }: CheckContext,
  complete: boolean,
): { readonly findings: readonly Finding[]; readonly used: readonly Waiver[] } {
  const guards = guardsOf(policy.guarded.map((each) => each.place));
  const checked = bases.vanished().map((base) => {
    const someone = { key: nameKey(base), path: profilePath(base.file.name) };
    const own = policy.waivers.filter((waiver) => concerns(waiver, someone));
    return applyWaivers(
      guards.map((guard) => vanished(base, guard, complete)),
      own,
      today,
    );
  });
  return { findings: checked.flatMap((each) => each.findings), used: checked.flatMap((each) => each.used) };
}

/** The first place of each policy that guards something; null alone where none does. */
function guardsOf(places: readonly FilePlace[]): readonly (FilePlace | null)[] {
  const first = new Map(places.toReversed().map((place) => [place.file, place]));
  return first.size === 0 ? [null] : [...first.values()].toReversed();
}

/** An error where the policy guards something, or all profiles should be in the run. */
function vanished(base: Base, guard: FilePlace | null, complete: boolean): Vanished {
  const nameAt = base.kind === 'read' ? base.profile.name?.at : undefined;
  return {
    kind: 'vanished',
    rule: 'guarded-facts',
    severity: guard === null && !complete ? 'warning' : 'error',
    cause: 'profile',
    place: { file: base.file, at: nameAt ?? { start: 0, end: 1 } },
    requiredBy: guard,
    waiver: null,
    lapsed: null,
    profile: base.name,
  };
}
