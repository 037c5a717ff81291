import type { Leads, Rulebook } from '../rulebook/rulebook.ts';

/** How sure a verdict is, in words, the surest first. Of one that is only leaning too little is known. */
export const CONFIDENCES = ['clear', 'likely', 'close-call', 'leaning', 'none-fits'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A clear verdict reaches both of the first. Below the second it is a close call, below the third only leaning. */
export const THRESHOLDS = {
  clear: { standsIn: 0.95, holdsIn: 0.8 },
  closeCall: { standsIn: 0.7 },
  leaning: { holdsIn: 0.5 },
} as const;

/** The leads that the words need where a rulebook has not been calibrated: a judgement. */
export const UNCALIBRATED: Leads = { clear: 6, likely: 2 };

/** The leads that the words need under a rulebook. */
export function leadsOf({ words }: Pick<Rulebook, 'words'>): Leads {
  return words?.leads ?? UNCALIBRATED;
}

/** A calibrated word is used only with so many documented decisions behind it. */
export const LEAST_CASES = 15;

/** The leads by which verdicts get their words: none is called clear where too few documented decisions bear that out. */
export function leadsInUse({ words }: Pick<Rulebook, 'words'>): Leads {
  const leads = leadsOf({ words });
  const isBorneOut = words === null || words.records.clear.estimated.cases >= LEAST_CASES;
  return isBorneOut ? leads : { ...leads, clear: Number.POSITIVE_INFINITY };
}

export interface Evidence {
  /** In points of score; null where no other option is left. */
  readonly margin: number | null;
  readonly standsIn: number;
  readonly holdsIn: number;
  /** Whether something undecided could still exclude the verdict. */
  readonly mayBeExcluded: boolean;
  /** Whether it is the same with each assumption of an estimate at either end; takes time, so asked for last. */
  readonly holdsInVariants: () => boolean;
}

/** The word for the verdict where an option fits. Only leaning where others come first more often; never clear while something that is not known could turn it alone. */
export function confidenceOf(evidence: Evidence, leads: Leads): Exclude<Confidence, 'none-fits'> {
  const { standsIn, holdsIn } = evidence;
  const margin = evidence.margin ?? Number.POSITIVE_INFINITY;
  const { clear, closeCall, leaning } = THRESHOLDS;
  if (holdsIn < leaning.holdsIn) return 'leaning';
  if (margin < leads.likely || standsIn < closeCall.standsIn) return 'close-call';
  const strong = margin >= leads.clear && standsIn >= clear.standsIn && holdsIn >= clear.holdsIn;
  return strong && !evidence.mayBeExcluded && evidence.holdsInVariants() ? 'clear' : 'likely';
}
