import { estimatorsOf } from '../cost/answers/estimators.ts';
import { priorityFactors } from '../engine/priorities.ts';
import type { Step } from '../interview/interview.ts';
import { outlookAfter } from '../interview/outlook.ts';
import type { Fact } from '../rulebook/fact.ts';
import { builtInCatalog } from './catalog.ts';
import type { Profile } from './profile.ts';

/** Where an interview stands: what to ask next, and whether that is needed at all. */
export interface NextQuestion {
  /** The fact to ask for, with its question, its values and who knows it; null where no answer is worth asking for. */
  readonly fact: Fact | null;
  /** Whether no other answer can change the verdict. */
  readonly settled: boolean;
  /** False where the search gave up: then it does not count as settled, and may be. */
  readonly proved: boolean;
  /** The share of ways in which the open answers can turn out, 0 to 1, that agree on a verdict; 1 where it is settled. */
  readonly agreement: number;
  /** The most questions that can follow, this one included. */
  readonly atMost: number;
}

/**
 * What to ask next, after what a profile says and what it notes as unknown. To go on, write the answer into the text
 * with {@link editProfile} and read it again.
 */
export function nextQuestion(profile: Profile): NextQuestion {
  const { rulebook, model } = profile.rulebook;
  const interview = {
    model,
    factors: priorityFactors(rulebook, profile.priorities),
    estimator: estimatorsOf(rulebook, builtInCatalog)(profile.inside.profile),
    given: profile.inside.profile.stated,
    all: false,
  };
  const steps = profile.unknown.map((fact): Step => ({ fact, answer: { kind: 'unknown' } }));
  const { settled, proved, agreement, next, atMost } = outlookAfter(interview, steps);
  return {
    fact: rulebook.facts.find((fact) => fact.id === next) ?? null,
    settled,
    proved,
    agreement,
    atMost,
  };
}
