import type { Priorities, Priority } from '../profile/profile.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';

const FACTOR: Readonly<Record<Priority, number>> = { ignore: 0, low: 0.5, normal: 1, high: 2 };

/** A factor for each criterion, in rulebook order: how much the team cares beyond what the rules infer. */
export type PriorityFactors = readonly number[];

/** The factors for a profile's priorities; criteria that it does not name count as they are. */
export function priorityFactors({ criteria }: Rulebook, priorities: Priorities): PriorityFactors {
  return criteria.map((criterion) => FACTOR[priorities.get(criterion.id) ?? 'normal']);
}
