import type { OptionId } from '../rulebook/rulebook.ts';
import { optionOf, type Verdict } from './advice.ts';
import { TINY } from './score.ts';

/** Of whom a reason speaks: of the verdict, or of the runner-up, which tells of the verdict by comparison only. */
export interface Speaks {
  readonly how: 'for' | 'against';
  readonly option: OptionId;
  /** True where it is the runner-up, and the verdict is moved the same way, if less. */
  readonly alsoVerdict: boolean;
  /** Points of score by which it moves the lead over the runner-up; without one, the score of the verdict. */
  readonly points: number;
}

/** What an option owes to a reason: points of score, and its standing, on which the sum of the weights has no effect. */
export interface Owed {
  readonly score: number;
  readonly standing: number;
}

/**
 * Says of which of two options a reason speaks: the one that it moves more in the direction in which it moves the lead.
 * Null where it moves neither, where nothing is advised, and where score and standing disagree: that is the case of a
 * weight that grows where the verdict is better than the runner-up, though less so than elsewhere.
 */
export function speaksOf(verdict: Verdict, own: Owed, other: Owed): Speaks | null {
  const option = optionOf(verdict);
  if (verdict.kind === 'none-fits' || option === null) return null;
  const rival = verdict.runnerUp?.option ?? null;
  const lead = own.score - (rival === null ? 0 : other.score);
  const sign = Math.sign(lead);
  if (Math.abs(lead) < TINY || sign * (own.standing - (rival === null ? 0 : other.standing)) < 0) return null;
  const isOfVerdict = isMoved(own, sign);
  const isOfRival = rival !== null && isMoved(other, -sign);
  const points = Math.abs(lead);
  if (isOfVerdict && (!isOfRival || sign * own.score >= -sign * other.score))
    return { how: sign > 0 ? 'for' : 'against', option, alsoVerdict: false, points };
  if (!isOfRival) return null;
  return { how: sign > 0 ? 'against' : 'for', option: rival, alsoVerdict: isMoved(own, -sign), points };
}

/** Whether an option is moved up (sign 1) or down (sign -1), by its score and by its standing. */
function isMoved({ score, standing }: Owed, sign: number): boolean {
  return sign * score > TINY && sign * standing > TINY;
}
