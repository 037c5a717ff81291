import { knowsOptions } from '../catalog/option.ts';
import { assumed } from '../cost/asked/assumptions/resolve.ts';
import { loadOf } from '../cost/asked/load.ts';
import { needsOf } from '../cost/asked/needs.ts';
import type { Situation } from './situation.ts';

/**
 * Facts of which one would tell how much work there is; none where that is known, null where the rulebook decides between
 * other options than those whose costs are known. Reads no catalogue, so that a profile without a load waits for none.
 */
export function missingNumbers({ advice, loaded, profile }: Situation): readonly string[] | null {
  if (!knowsOptions(loaded.rulebook.options)) return null;
  const load = loadOf(needsOf(advice.facts), assumed(profile.assumptions).values);
  return load.kind === 'unknown' ? load.missing : [];
}
