import type { OfAmount, Reason } from '../engine/reasons.ts';
import type { Exclusion } from '../engine/why-not.ts';
import { amount } from '../layout/amounts.ts';
import { type Basis, becauseOn, type ClaimId, type OptionId } from '../rulebook/rulebook.ts';
import { grouped } from '../yaml/phrases.ts';

/** What a reason rests on. */
export interface Grounds {
  readonly because: string;
  readonly claims: readonly ClaimId[];
  readonly basis: Basis | 'estimate';
}

export function groundsOf(reason: Reason): Grounds {
  switch (reason.of) {
    case 'rule': {
      const { basis, claims } = reason.rule;
      return { because: becauseOn(reason.rule, reason.criterion), claims, basis };
    }
    case 'rating':
      return reason.rating;
    case 'outside-rating':
      return groundsOfAmount(reason);
  }
}

export function groundsOfAmount(of: OfAmount & { readonly option: OptionId }): Grounds {
  return { because: amountText(of), claims: of.scale.claims, basis: 'estimate' };
}

/** What an option costs, beside the cheapest. */
function amountText({
  amount: { likely },
  cheapest,
  option,
}: OfAmount & { readonly option: OptionId }): string {
  if (cheapest === null) return `By the estimate it costs ${monthly(likely)}.`;
  if (cheapest.option.id === option) return `By the estimate it costs least, ${monthly(likely)}.`;
  return `By the estimate it costs ${monthly(likely)}; ${cheapest.option.noun}, the cheapest, costs ${usd(cheapest.likely)}.`;
}

function usd(value: number): string {
  return `USD ${amount(value)}`;
}

function monthly(value: number): string {
  return `${usd(value)} a month for fees and machines`;
}

/** Why an option is out, in a sentence. */
export function exclusionText(exclusion: Exclusion): string {
  switch (exclusion.by) {
    case 'rule':
      return exclusion.rule.because;
    case 'no-pattern':
      return 'None of the ways to do it fits what you said.';
    case 'limit': {
      const { amount: figure, limit } = exclusion;
      const budget = limit === null ? 'the budget' : `the budget of ${grouped(limit)}`;
      const isForNow = figure.exceedsLimit === 'for-now';
      return isForNow
        ? `By what is known so far it is likely to cost USD ${amount(figure.likely)} a month, and even its low figure is above ${budget}.`
        : `It is likely to cost USD ${amount(figure.likely)} a month, and even its low figure is above ${budget}.`;
    }
  }
}

/** The rule that excludes an option, or what stands in its place. */
export function exclusionId(exclusion: Exclusion): string {
  switch (exclusion.by) {
    case 'rule':
      return exclusion.rule.id;
    case 'no-pattern':
      return noPatternId(exclusion.option);
    case 'limit':
      return overLimitId(exclusion.option);
  }
}

/** In the place of a rule, for an option of which no pattern can hold. */
export function noPatternId(option: string): string {
  return `${option}:no-pattern`;
}

/** In the place of a rule, for an option that costs more than the budget. */
export function overLimitId(option: string): string {
  return `${option}:over-limit`;
}
