import { keyInProfile } from '../../policy/facts/keys.ts';
import type {
  BaseUnreadable,
  Loosened,
  PartChange,
  PartChanged,
  ProfileMissing,
  Vanished,
} from '../../policy/findings/of-base.ts';
import { valueAsWritten } from '../../rulebook/condition-text.ts';
import { listed, listedShort } from '../../yaml/phrases.ts';

/** A finding in words: one sentence, then what explains it and what to do. */
export interface FindingText {
  readonly message: string;
  readonly details: readonly string[];
}

export function loosened({ fact, from, proved, relaxes, system, to }: Loosened): FindingText {
  const now = to === null ? 'is no longer stated' : `is now ${valueAsWritten(to)}`;
  const known = relaxes.length === 0 ? '' : `, which relaxes ${listedShort(relaxes, 'and')}`;
  const effect = proved
    ? known
    : `${known}; whether that relaxes ${known === '' ? 'a' : 'another'} rule is not proved`;
  return {
    message: `${inSystem(system)}${keyInProfile(fact)} was ${valueAsWritten(from)} and ${now}${effect}.`,
    details: ['The policy guards this fact: take the change back, or ask for a waiver of guarded-facts.'],
  };
}

/** Which of several systems a finding is about. */
export function inSystem(role: string | null): string {
  return role === null ? '' : `System "${role}": `;
}

export function partChanged({ part, changes }: PartChanged): FindingText {
  const texts = changes.map(({ name, from, to }) => {
    const now = to === null ? 'is no longer stated' : `is now ${settingText(to)}`;
    return `${part}.${name} was ${settingText(from)} and ${now}`;
  });
  return {
    message: `${listed(texts, 'and')}.`,
    details: [`The policy guards the ${part}: take the change back, or ask for a waiver of guarded-facts.`],
  };
}

function settingText(value: PartChange['to']): string {
  if (value === null) return 'not stated';
  return typeof value === 'object' ? `${value.low} to ${value.high}, likely ${value.likely}` : String(value);
}

export function vanished({ profile }: Vanished): FindingText {
  const name = profile === null ? 'a profile here' : `the profile ${profile}`;
  const waiver =
    profile === null ? '' : `; if it is gone on purpose, ask for a waiver of guarded-facts for ${profile}`;
  return {
    message: `The target branch has ${name}, and no profile of this run is at its path or has its name.`,
    details: [`If it still exists, check it in this run${waiver}.`],
  };
}

export function baseUnreadable({ why }: BaseUnreadable): FindingText {
  return {
    message: `The version of the target branch cannot be read, so nothing is compared with it: ${why}`,
    details: [],
  };
}

export function profileMissing({ folder }: ProfileMissing): FindingText {
  return {
    message: `${folder} must hold a profile, and none of this run is in it or below.`,
    details: ['Write one with advisor init, or look for it there, too.'],
  };
}
