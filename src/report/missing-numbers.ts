import { knowsOptions, WORKLOAD_NUMBERS } from '../catalog/option.ts';
import type { Situation } from './situation.ts';

/**
 * The numbers that a cost still needs; none where it can be estimated, null where the rulebook decides between other
 * options than those whose costs are known. Reads no catalogue, so that a profile without numbers waits for none.
 */
export function missingNumbers({ loaded, advice }: Situation): readonly string[] | null {
  if (!knowsOptions(loaded.rulebook.options)) return null;
  return WORKLOAD_NUMBERS.filter((id) => !advice.facts.has(id));
}
