import { missing } from '../rulebook/at.ts';
import type { FactId } from '../rulebook/fact.ts';
import { TRUE } from '../rulebook/normal-form.ts';
import type { CriterionId, OptionId, Rule } from '../rulebook/rulebook.ts';
import { type Advice, leadOver } from './advice.ts';
import { comparisonOf } from './comparison.ts';
import type { Amount } from './estimator.ts';
import { isPatternLeft, optionNumber } from './model.ts';
import { exceedsNow } from './rater.ts';
import { gapOn } from './robustness.ts';
import { scoreOf } from './score.ts';

/** Why an option is out: a rule excludes it, none of its patterns can hold, or it exceeds a limit. */
export type Exclusion =
  | { readonly by: 'rule'; readonly rule: Rule }
  | { readonly by: 'no-pattern'; readonly option: OptionId }
  | {
      readonly by: 'limit';
      readonly option: OptionId;
      /** The fact that states the limit, and its value; null where it is not a number. */
      readonly fact: FactId;
      readonly limit: number | null;
      readonly amount: Amount;
    };

/** What excludes an option; nothing where it may be advised. */
export function exclusionsOf(advice: Advice, id: OptionId): readonly Exclusion[] {
  const { evaluation, model } = advice;
  const option = optionNumber(model.rulebook, id);
  const rules = model.rules.flatMap(({ excludes, rule }, index): Exclusion[] =>
    evaluation.truths[index] === TRUE && excludes.includes(option) ? [{ by: 'rule', rule }] : [],
  );
  const byLimit = limitExclusions(advice, id);
  if (isPatternLeft(model, option, evaluation.knowledge)) return [...rules, ...byLimit];
  return [...rules, { by: 'no-pattern', option: id }, ...byLimit];
}

function limitExclusions({ estimate, facts, rater }: Advice, option: OptionId): readonly Exclusion[] {
  const fact = rater.estimator?.limit;
  const amount = estimate?.kind === 'known' ? estimate.amounts.get(option) : undefined;
  if (fact === undefined || amount === undefined || !exceedsNow(amount)) return [];
  const limit = facts.get(fact)?.value;
  return [{ by: 'limit', option, fact, limit: typeof limit === 'number' ? limit : null, amount }];
}

/** What speaks against an option in comparison with the verdict. */
export interface WhyNot {
  readonly option: OptionId;
  /** Points of score by which it is behind (negative: ahead, but excluded). */
  readonly behind: number;
  /** By criterion, the points of score that it loses (positive) or gains against the verdict, the most lost first. */
  readonly criteria: readonly { readonly criterion: CriterionId; readonly lost: number }[];
  readonly exclusions: readonly Exclusion[];
}

/** Why each option but the verdict did not win; where none fits each one, compared with the best by its sum. */
export function whyNot(advice: Advice): readonly WhyNot[] {
  const { evaluation, model, winner } = advice;
  const { subject } = comparisonOf(advice);
  return model.rulebook.options.flatMap(({ id }, option): WhyNot[] =>
    option === winner
      ? []
      : [
          {
            option: id,
            behind: leadOver(evaluation, subject, option),
            criteria: lostBy(advice, subject, option),
            exclusions: exclusionsOf(advice, id),
          },
        ],
  );
}

/** What an option loses to another one on each criterion, the most lost first. */
export function lostBy({ evaluation, model }: Advice, subject: number, option: number): WhyNot['criteria'] {
  const total = evaluation.totalWeight();
  return model.rulebook.criteria
    .map(({ id }, criterion) => {
      const sum =
        (evaluation.weights[criterion] ?? missing()) * gapOn(evaluation, subject, option, criterion);
      return { criterion: id, lost: scoreOf(sum, total) - scoreOf(0, total) };
    })
    .sort((a, b) => b.lost - a.lost);
}
