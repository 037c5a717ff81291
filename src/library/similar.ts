import precedents from '#built-in/decisions.json' with { type: 'json' };
import { type ReportedCase, similarIn } from '../report/similar-in.ts';
import type { Advice } from './advice.ts';

/**
 * Documented decisions in situations most like the one that is advised on, at most three, the nearest first, as we coded them
 * from public accounts; successes are over-represented. Null for another rulebook than the one that comes with advisor.
 */
export function similarCasesOf(advice: Advice): readonly ReportedCase[] | null {
  return similarIn(advice.situation, precedents);
}
