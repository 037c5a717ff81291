/** How sure a verdict is, in words. */
export const CONFIDENCES = ['clear', 'likely', 'close-call', 'none-fits'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** A clear verdict reaches all of the first three; one below any of the second three is a close call. */
export const THRESHOLDS = {
  clear: { margin: 6, standsIn: 0.95, holdsIn: 0.8 },
  closeCall: { margin: 2, standsIn: 0.7, holdsIn: 0.4 },
} as const;

export interface Evidence {
  /** In points of score; null where no other option is left. */
  readonly margin: number | null;
  readonly standsIn: number;
  readonly holdsIn: number;
  /** Whether something undecided could still exclude the verdict. */
  readonly mayBeExcluded: boolean;
}

/** The word for the verdict where an option fits. Never clear while something undecided could exclude it. */
export function confidenceOf(evidence: Evidence): Exclude<Confidence, 'none-fits'> {
  const { standsIn, holdsIn } = evidence;
  const margin = evidence.margin ?? Number.POSITIVE_INFINITY;
  const { clear, closeCall } = THRESHOLDS;
  if (margin < closeCall.margin || standsIn < closeCall.standsIn || holdsIn < closeCall.holdsIn)
    return 'close-call';
  const strong = margin >= clear.margin && standsIn >= clear.standsIn && holdsIn >= clear.holdsIn;
  return strong && !evidence.mayBeExcluded ? 'clear' : 'likely';
}
