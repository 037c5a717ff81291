import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import type { FilePlace } from '../yaml/tree.ts';
import type { ProfileResult } from './check-report.ts';
import type { Recorded } from './drift.ts';
import type { DriftReason, OtherRulebook, RulebookEffect, Upgraded } from './findings/of-baseline.ts';
import type { Policy, RulebookPin } from './policy.ts';

/** What new prices and a new rulebook change compared with the baseline: a note on each that is another one. */
export function checkUpgrades(
  { baseline: { head, places }, present }: Recorded,
  profiles: readonly ProfileResult[],
): readonly Upgraded[] {
  const { id, version } = present.rulebook;
  const { prices } = present;
  return [
    ...(head.rulebook.sha256 === present.sha256
      ? []
      : [
          upgraded(
            'new-rulebook',
            `${id} ${head.rulebook.version}`,
            `${id} ${version}`,
            places.rulebook,
            profiles,
          ),
        ]),
    ...(prices === null || head.prices === undefined || prices.sha256 === head.prices.sha256
      ? []
      : [upgraded('new-prices', head.prices.dated, prices.dated, places.prices, profiles)]),
  ];
}

function upgraded(
  kind: Upgraded['kind'],
  from: string,
  to: string,
  place: FilePlace,
  profiles: readonly ProfileResult[],
): Upgraded {
  return {
    kind,
    rule: 'verdict-changed',
    severity: 'note',
    cause: 'rulebook',
    place,
    requiredBy: null,
    from,
    to,
    changed: changedBy(kind === 'new-prices' ? 'prices' : 'rulebook', profiles),
  };
}

/** The names of the profiles whose verdict changed for a reason. */
function changedBy(reason: DriftReason['kind'], profiles: readonly ProfileResult[]): readonly string[] {
  return profiles.flatMap((profile) =>
    profile.kind === 'checked' &&
    profile.findings.some((each) => each.kind === 'verdict-changed' && each.reason.kind === reason)
      ? [profile.name]
      : [],
  );
}

/** An error for each policy that pins another rulebook than the one that is used. */
export function checkPins(
  policies: readonly Policy[],
  { rulebook, sha256 }: LoadedRulebook,
  recorded: Recorded | null,
  profiles: readonly ProfileResult[],
): readonly OtherRulebook[] {
  return policies.flatMap(({ pin }): OtherRulebook[] => {
    if (pin === null || isPinned(pin, rulebook.version, sha256)) return [];
    const used = pin.kind === 'version' ? rulebook.version : `sha256:${sha256.slice(0, pin.value.length)}`;
    return [
      {
        kind: 'other-rulebook',
        rule: 'pinned-rulebook',
        severity: 'error',
        cause: 'rulebook',
        place: pin.place,
        requiredBy: null,
        pinned: `${rulebook.id}@${pin.kind === 'version' ? '' : 'sha256:'}${pin.value}`,
        used: `${rulebook.id}@${used}`,
        effect: effectOf(pin, recorded, profiles),
      },
    ];
  });
}

function isPinned({ kind, value }: RulebookPin, version: string, sha256: string): boolean {
  return kind === 'version' ? value === version : sha256.startsWith(value);
}

function effectOf(
  pin: RulebookPin,
  recorded: Recorded | null,
  profiles: readonly ProfileResult[],
): RulebookEffect {
  if (recorded === null) return { kind: 'no-baseline' };
  const { sha256, version } = recorded.baseline.head.rulebook;
  if (!isPinned(pin, version, sha256)) return { kind: 'other-baseline', version };
  return { kind: 'changed', profiles: changedBy('rulebook', profiles) };
}
