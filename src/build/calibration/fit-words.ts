import { type Confidence, confidenceOf, LEAST_CASES, UNCALIBRATED } from '../../engine/confidence.ts';
import type { Leads } from '../../rulebook/rulebook.ts';
import { countOf, isDefensible, isExact, isSecond } from './hits.ts';
import type { Judged } from './judged.ts';

/** The share of clear verdicts that must match what was done. */
const CLEAR_SHARE = 0.9;

/** Leads are fitted in half points: so few cases tell no finer ones apart. */
const STEP = 0.5;

/** Whatever its other demands, nobody would call a verdict clear with a lead beyond this only. */
const MOST = 20;

/**
 * The leads that the words need, fitted to what the verdicts came to.
 *
 * Likely begins where the record tells verdicts whose first option was chosen from those whose second was: the mean of all
 * leads up to that of a clear verdict, each weighed by how probable it makes the record. From so few cases no single lead
 * stands out, and the mean does not jump with one case more or less, as the best one does.
 *
 * Clear begins at the least lead from which verdicts that meet its other demands matched in 90 %, of at least 15. Where too
 * few meet them, since most accounts leave something unknown that could exclude an option, its lead stays a judgement.
 */
export function fitLeads(judged: readonly Judged[]): Leads {
  const likely = likelyLead(judged);
  const candidates = judged.filter((each) => wordOf(each, { clear: 0, likely: 0 }) === 'clear');
  const clear = leadsUpTo(MOST).find(
    (lead) => lead >= likely && isProven(candidates.filter((each) => each.lead >= lead)),
  );
  return { clear: clear ?? UNCALIBRATED.clear, likely };
}

/** The word for a verdict under these leads. */
export function wordOf({ evidence, verdict }: Judged, leads: Leads): Confidence {
  return verdict === null ? 'none-fits' : confidenceOf(evidence, leads);
}

function likelyLead(judged: readonly Judged[]): number {
  const never = { clear: Number.POSITIVE_INFINITY, likely: 0 };
  const known = judged.filter((each) => wordOf(each, never) !== 'leaning');
  const isAlwaysClose = new Set(known.filter((each) => wordOf(each, never) === 'close-call'));
  const weighed = leadsUpTo(UNCALIBRATED.clear).map((lead) => {
    const isClose = (each: Judged) => each.lead < lead || isAlwaysClose.has(each);
    const weight = evidenceFor(
      known.filter(isClose),
      known.filter((each) => !isClose(each)),
    );
    return { lead, weight };
  });
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return UNCALIBRATED.likely;
  const mean = weighed.reduce((sum, { lead, weight }) => sum + lead * weight, 0) / total;
  return Math.round(mean / STEP) * STEP;
}

/** Half a point, one, and so on. */
function leadsUpTo(most: number): readonly number[] {
  return Array.from({ length: most / STEP }, (_, index) => (index + 1) * STEP);
}

/**
 * How probable the choices between first and second option are where close calls and others have a rate of their own, each
 * rate as likely as any other; 0 where either are too few, or close calls had the first option chosen more often.
 */
function evidenceFor(close: readonly Judged[], others: readonly Judged[]): number {
  if (Math.min(close.length, others.length) < LEAST_CASES) return 0;
  const [first, second] = [countOf(close, isExact), countOf(close, isSecond)];
  const [otherFirst, otherSecond] = [countOf(others, isExact), countOf(others, isSecond)];
  if (first * otherSecond > otherFirst * second) return 0;
  return evidenceOfRate(first, second) * evidenceOfRate(otherFirst, otherSecond);
}

/** The integral of p^a (1 - p)^b, which is a! b! / (a + b + 1)!. */
function evidenceOfRate(a: number, b: number): number {
  let product = 1 / (a + b + 1);
  for (let count = 1; count <= b; count++) product *= count / (a + count);
  return product;
}

function isProven(judged: readonly Judged[]): boolean {
  return judged.length >= LEAST_CASES && countOf(judged, isDefensible) >= CLEAR_SHARE * judged.length;
}
