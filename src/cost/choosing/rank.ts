import type { Tier } from '../../catalog/catalog.ts';
import { lastDayOf } from '../../catalog/released.ts';
import type { Candidate, Unknown, Wanted } from './candidate.ts';

/** What the order goes by; each decides only where all before it are equal. */
const RANK_KEYS = ['class', 'tools', 'region', 'provider', 'lasting', 'verified', 'cost', 'newest'] as const;
export type RankKey = (typeof RANK_KEYS)[number];

/** Models that can serve, best first, and what that goes by. */
export interface Ranking {
  readonly ranked: readonly Candidate[];
  readonly rankedBy: readonly RankKey[];
}

/** What the order goes by for what is wanted. */
export function rankKeysOf({ acts, fits, residency, run, supply, tiers }: Wanted): readonly RankKey[] {
  const counts: Readonly<Record<RankKey, boolean>> = {
    class: tiers.length > 0,
    tools: acts,
    region: residency !== null && supply !== 'open-self-hosted' && fits === null,
    provider: supply === 'open-managed',
    lasting: true,
    verified: true,
    cost: run !== null,
    newest: true,
  };
  return RANK_KEYS.filter((key) => counts[key]);
}

/**
 * The candidates of a list that was ranked without costs, in groups that only the cost and the age tell apart, the most
 * suitable group first.
 */
export function groupsOf(
  { ranked, rankedBy }: Ranking,
  tiers: readonly Tier[],
): readonly (readonly Candidate[])[] {
  const keys = rankedBy.filter((key) => key !== 'cost' && key !== 'newest');
  const groups: Candidate[][] = [];
  for (const candidate of ranked) {
    const group = groups.at(-1);
    const [first] = group ?? [];
    if (group === undefined || first === undefined || compareCandidates(first, candidate, keys, tiers) !== 0)
      groups.push([candidate]);
    else group.push(candidate);
  }
  return groups;
}

/**
 * Sorting is stable, so models that are equal in every key stay in the order of the catalogue. What is kept for teaching
 * comes after all else, whatever the order goes by: nobody chooses it where another model can serve.
 */
export function compareCandidates(
  a: Candidate,
  b: Candidate,
  keys: readonly RankKey[],
  tiers: readonly Tier[],
): number {
  const teaching = Number(a.model.tier === 'teaching') - Number(b.model.tier === 'teaching');
  if (teaching !== 0) return teaching;
  for (const key of keys) {
    const difference = DIFFERENCES[key](a, b, tiers);
    if (difference !== 0) return difference;
  }
  return 0;
}

const DIFFERENCES: Readonly<Record<RankKey, (a: Candidate, b: Candidate, tiers: readonly Tier[]) => number>> =
  {
    class: (a, b, tiers) => place(a.model.tier, tiers) - place(b.model.tier, tiers),
    tools: doubtfulLast('tools'),
    region: doubtfulLast('region'),
    provider: doubtfulLast('provider'),
    lasting: (a, b) => Number(a.endsSoon) - Number(b.endsSoon),
    verified: doubtfulLast('verified'),
    cost: (a, b) => usdOf(a) - usdOf(b),
    newest: (a, b) => compareText(lastDayOf(b.model.released), lastDayOf(a.model.released)),
  };

function doubtfulLast(unknown: Unknown): (a: Candidate, b: Candidate) => number {
  const doubt = ({ unknowns }: Candidate) => Number(unknowns.includes(unknown));
  return (a, b) => doubt(a) - doubt(b);
}

function place(tier: Tier, tiers: readonly Tier[]): number {
  const at = tiers.indexOf(tier);
  return at === -1 ? tiers.length : at;
}

/** What has no figure comes last. */
function usdOf({ way }: Candidate): number {
  return way?.usd ?? Number.MAX_VALUE;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
