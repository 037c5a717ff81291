import { PROFILE_PARTS, type Profile, type ProfilePart } from '../profile/profile.ts';
import { sameValue } from '../rulebook/fact-value.ts';
import type { PartChange, PartChanged } from './findings/of-base.ts';
import type { CheckContext, Subject } from './subject.ts';

/** Guarded priorities and assumptions that are other ones than in the profile's earlier version. */
export function checkGuardedParts(
  { profile, file, nameAt }: Subject,
  before: Profile,
  { policy }: CheckContext,
): readonly PartChanged[] {
  return policy.guarded.flatMap(({ fact, place }): PartChanged[] => {
    const part = PROFILE_PARTS.find((each) => each === fact);
    const changes = part === undefined ? [] : changesOf(part, before, profile);
    if (part === undefined || changes.length === 0) return [];
    return [
      {
        kind: 'part-changed',
        rule: 'guarded-facts',
        severity: 'error',
        cause: 'profile',
        place: { file, at: profile.partsAt[part] ?? nameAt },
        requiredBy: place,
        waiver: null,
        lapsed: null,
        part,
        changes,
      },
    ];
  });
}

/** A priority that is not stated is normal; an assumption is then the one of advisor itself. */
const UNSTATED = { priorities: 'normal', assumptions: null } as const;

function changesOf(part: ProfilePart, before: Profile, now: Profile): readonly PartChange[] {
  const names = new Set([...before[part].keys(), ...now[part].keys()]);
  return [...names]
    .map((name) => ({
      name,
      from: before[part].get(name) ?? UNSTATED[part],
      to: now[part].get(name) ?? UNSTATED[part],
    }))
    .filter(({ from, to }) => !sameValue(from, to));
}
