import { exactly, type Range } from '../../catalog/range.ts';
import type { Assumptions } from './assumptions/resolve.ts';
import type { Needs, Volume } from './needs.ts';

/** The numbers of the workload; tokens are per model call. */
export const LOAD_IDS = [
  'workload.requests_per_day',
  'workload.input_tokens',
  'workload.output_tokens',
] as const;
export type LoadId = (typeof LOAD_IDS)[number];

/** How much work there is: stated numbers are exact, what follows from a class or from a typical call is a range. */
export interface Load {
  readonly requestsPerDay: Range;
  readonly inputTokens: Range;
  readonly outputTokens: Range;
  /** Which of the numbers nobody stated. */
  readonly assumed: readonly LoadId[];
}

/** Numbers that cannot be: below the least that makes sense, or not finite. */
export interface InvalidLoad {
  readonly kind: 'invalid';
  readonly facts: readonly { readonly id: LoadId; readonly value: number; readonly least: number }[];
}

/** Nothing tells how much work there is; one of these facts would. */
export interface UnknownLoad {
  readonly kind: 'unknown';
  readonly missing: readonly string[];
}

export type Loaded = { readonly kind: 'known'; readonly load: Load } | UnknownLoad | InvalidLoad;

/**
 * The load of a project: at least one request a day and one input token; output may be zero (search vectors). Requests
 * that nobody stated follow from the class of volume and the tokens of a call.
 */
export function loadOf(needs: Needs, assumptions: Assumptions): Loaded {
  const facts = [
    { id: 'workload.requests_per_day', value: needs.requestsPerDay, least: 1 },
    { id: 'workload.input_tokens', value: needs.inputTokens, least: 1 },
    { id: 'workload.output_tokens', value: needs.outputTokens, least: 0 },
  ] as const;
  const impossible = facts.flatMap(({ id, value, least }) =>
    value === null || (Number.isFinite(value) && value >= least) ? [] : [{ id, value, least }],
  );
  if (impossible.length > 0) return { kind: 'invalid', facts: impossible };
  const perDay = assumptions.get(VOLUME_ASSUMPTION[needs.volume ?? 'low']);
  const input = tokens(needs.inputTokens, assumptions.get('call.input_tokens'));
  const output = isSilent(needs)
    ? exactly(0)
    : tokens(needs.outputTokens, assumptions.get('call.output_tokens'));
  const isSized = needs.requestsPerDay !== null || (needs.volume !== null && perDay !== undefined);
  if (!isSized || input === null || output === null)
    return { kind: 'unknown', missing: ['workload.volume', 'workload.requests_per_day'] };
  const requestsPerDay =
    needs.requestsPerDay === null ? requestsFor(perDay, input, output) : exactly(needs.requestsPerDay);
  const assumed = facts.filter(({ value }) => value === null).map(({ id }) => id);
  return { kind: 'known', load: { requestsPerDay, inputTokens: input, outputTokens: output, assumed } };
}

const VOLUME_ASSUMPTION = {
  low: 'volume.low_tokens_per_day',
  medium: 'volume.medium_tokens_per_day',
  high: 'volume.high_tokens_per_day',
} as const satisfies Record<Volume, string>;

/** Models that make search vectors or images write no text. */
function isSilent({ outputTokens, roles }: Needs): boolean {
  return outputTokens === null && ['embeddings', 'images-out'].includes(roles[0]?.join() ?? '');
}

function tokens(stated: number | null, typical: Range | undefined): Range | null {
  return stated === null ? (typical ?? null) : exactly(stated);
}

/** Tokens a day divided by those of a likely call: the range of the volume is that of the class. */
function requestsFor(perDay: Range | undefined, input: Range, output: Range): Range {
  const perCall = input.likely + output.likely;
  const { low, likely, high } = perDay ?? exactly(perCall);
  return {
    low: Math.max(1, low / perCall),
    likely: Math.max(1, likely / perCall),
    high: Math.max(1, high / perCall),
  };
}
