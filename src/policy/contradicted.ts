import { contradictions } from '../profile/contradictions.ts';
import type { Contradicted } from './findings/of-rule.ts';
import { type CheckContext, placeOf, type Subject } from './subject.ts';

/** Where a profile states otherwise than its own numbers give. */
export function checkContradictions(subject: Subject, { rulebook }: CheckContext): readonly Contradicted[] {
  return contradictions(subject.profile, rulebook).map(({ derived, fact, stated }) => ({
    kind: 'contradicted',
    rule: 'contradictions',
    severity: 'warning',
    cause: 'profile',
    place: placeOf(subject, null, [fact], rulebook),
    requiredBy: null,
    fact,
    stated,
    derived,
  }));
}
