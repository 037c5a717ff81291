import type { Reason } from '../engine/reasons.ts';
import type { Exclusion } from '../engine/why-not.ts';
import type { Basis, ClaimId } from '../rulebook/rulebook.ts';

/** What a reason rests on. */
export interface Grounds {
  readonly because: string;
  readonly claims: readonly ClaimId[];
  readonly basis: Basis;
}

export function groundsOf(reason: Reason): Grounds {
  switch (reason.of) {
    case 'rule':
      return reason.rule;
    case 'rating':
      return reason.rating;
    case 'outside-rating':
      return { because: 'An estimate rates it.', claims: [], basis: 'judgement' };
  }
}

/** Why an option is out, in a sentence. */
export function exclusionText(exclusion: Exclusion): string {
  return exclusion.by === 'rule' ? exclusion.rule.because : 'None of the ways to do it fits what you said.';
}

/** The rule that excludes an option, or what stands in its place where no pattern of it can hold. */
export function exclusionId(exclusion: Exclusion): string {
  return exclusion.by === 'rule' ? exclusion.rule.id : noPatternId(exclusion.option);
}

/** In the place of a rule, for an option of which no pattern can hold. */
export function noPatternId(option: string): string {
  return `${option}:no-pattern`;
}
