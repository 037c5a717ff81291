import { exactly, type Range } from '../catalog/range.ts';
import { ASSUMPTION_IDS, type AssumptionId } from './assumption-id.ts';
import { ASSUMPTION_TABLE } from './assumption-table.ts';

/** A value for every assumption that has one; those that the GPU list supplies are absent until a set is chosen. */
export type Assumptions = ReadonlyMap<AssumptionId, Range>;

/** What a team says instead of a default: one number, or a range of its own. */
export type Override = number | Range;
export type Overrides = Readonly<Partial<Record<AssumptionId, Override>>>;

/** The defaults with the team's own values in their place; the overrides were checked before. */
export function resolveAssumptions(overrides: Overrides): Assumptions {
  return new Map(
    ASSUMPTION_IDS.flatMap((id) => {
      const value = overrides[id] ?? ASSUMPTION_TABLE[id].default;
      return value === null ? [] : [[id, asRange(value)] as const];
    }),
  );
}

/** What the figures leave out, because no published number would hold for many teams. */
export const NOT_INCLUDED: readonly string[] = [
  'vector store and retrieval',
  'moderation and guardrails',
  'evaluation runs and red-teaming',
  'fine-tuning and labelling',
  'storage, network traffic and monitoring software',
  'writing to a prompt cache, tools and web search that providers bill apart',
  'discounts for commitments, batches or volume',
  'taxes, interest and currency',
  'how fast answers are at the peak: test it with your own requests',
];

function asRange(value: Override): Range {
  return typeof value === 'number' ? exactly(value) : value;
}
