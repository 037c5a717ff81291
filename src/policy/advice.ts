import { type Advice, advise, optionOf, type Verdict } from '../engine/advice.ts';
import { certaintyOf } from '../engine/certainty.ts';
import type { Confidence } from '../engine/confidence.ts';
import type { Model } from '../engine/model.ts';
import { pendingOf } from '../engine/pending.ts';
import { priorityFactors } from '../engine/priorities.ts';
import type { Priorities } from '../profile/profile.ts';
import type { Facts } from '../rulebook/facts.ts';
import { knowledgeOf } from '../rulebook/normal-form.ts';

/** What a check keeps of the rulebook's advice, which is what `recommend` prints. */
export interface KeptAdvice {
  readonly verdict: Verdict;
  readonly settled: boolean;
  /** False where it was too costly to prove whether it is settled: then it does not count as settled. */
  readonly proved: boolean;
  /** Worked out when it is first asked for: many a policy and format never does. */
  readonly confidence: () => Confidence;
  /** What it cost to advise, in the terms of a budget. */
  readonly work: number;
}

/** Advises on known facts (the others are unknown) and priorities; null where no criterion has any weight. */
export type Adviser = (facts: Facts, priorities: Priorities) => KeptAdvice | null;

/** What the completions and weightings behind a confidence cost, in looks at the whole rulebook. */
const SAMPLING = 50;

/** Advises by a rulebook; a question is answered once, and again where no rule tells the facts apart. */
export function adviserOf(model: Model): Adviser {
  const answers = new Map<string, KeptAdvice | null>();
  return (facts, priorities) => {
    const question = questionOf(model, facts, priorities);
    const answer = answers.get(question);
    if (answer !== undefined) return answer;
    const advice = advise(model, facts, priorities);
    const kept = advice === null ? null : keptOf(advice);
    answers.set(question, kept);
    return kept;
  };
}

function keptOf(advice: Advice): KeptAdvice {
  const { model, proved, settled, verdict, work } = advice;
  let known: Confidence | null = null;
  const confidence = () => {
    known ??= certaintyOf(advice, pendingOf(advice)).confidence;
    return known;
  };
  return { verdict, settled, proved, confidence, work: work + SAMPLING * model.size };
}

function questionOf({ form, rulebook }: Model, facts: Facts, priorities: Priorities): string {
  return `${knowledgeOf(form, facts)} ${priorityFactors(rulebook, priorities)}`;
}

/** What stands in place of an option where nothing fits. */
export const NONE_FITS = 'none-fits';

/** The verdict as one word: an option, or that nothing fits. */
export function verdictWord({ verdict }: Pick<KeptAdvice, 'verdict'>): string {
  return optionOf(verdict) ?? NONE_FITS;
}
