import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { OptionId } from '../../catalog/option.ts';
import { exactly } from '../../catalog/range.ts';
import { planProject } from '../choosing/whole-plan.ts';
import { likelyItems } from '../pricing/cost.ts';
import { totalUsd } from '../pricing/line-items.ts';
import type { Quote } from './quote.ts';

/** Requests a day at which options are compared, a tenth of a decade apart. */
export const VOLUMES: readonly number[] = Array.from({ length: 91 }, (_, step) => 10 ** (step / 10));

/** What self-hosting is compared with. */
export type Other = 'closed-api' | 'open-managed';
export const OTHERS: readonly Other[] = ['closed-api', 'open-managed'];

/** A mix shares its work out between two of them. */
export const COMPARED: readonly OptionId[] = ['open-self-hosted', ...OTHERS];

/** Likely USD a month of an option at a volume, salaries counted; null beyond what list prices can mean. */
export type UsdAt = (requestsPerDay: number) => (option: OptionId) => number | null;

/** The figures at any volume, each worked out once. */
export function usdAtVolumes(quote: Quote, facts: ModelFacts): UsdAt {
  return remembered((requestsPerDay: number) => usdAt(quote, facts, requestsPerDay));
}

/** With the models and machines that suit a volume, as its own tables have them. */
function usdAt({ project }: Quote, facts: ModelFacts, requestsPerDay: number): ReturnType<UsdAt> {
  const load = { ...project.load, requestsPerDay: exactly(requestsPerDay) };
  const { assumed, needs } = project;
  const { plans } = planProject({ needs, load, assumed, facts }, COMPARED);
  return (option) => {
    const planned = plans.get(option);
    const items = planned?.kind === 'planned' ? likelyItems(planned.plan) : null;
    return items === null ? null : totalUsd(items);
  };
}

function remembered<Question, Answer>(answer: (question: Question) => Answer): (of: Question) => Answer {
  const known = new Map<Question, Answer>();
  return (question) => {
    const before = known.get(question);
    if (before !== undefined) return before;
    const made = answer(question);
    known.set(question, made);
    return made;
  };
}
