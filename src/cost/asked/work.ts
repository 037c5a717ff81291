import type { AssumptionId } from './assumptions/id.ts';

/** What of the work decides how it is served. */
export interface Work {
  readonly media: 'text' | 'embeddings' | 'images' | 'audio';
  readonly latency: 'relaxed' | 'normal' | 'strict';
  readonly availability: 'best-effort' | 'business-hours' | 'always-on';
  readonly isSteady: boolean;
  readonly acts: boolean;
  readonly isTuned: boolean;
  /** How GPUs are come by of which a team has too few, where their kind can be rented. */
  readonly addsBy: 'rent' | 'buy';
  readonly isRegionBound: boolean;
  /** The assumption that says how long models think which can; null where they do not. */
  readonly thinking: AssumptionId | null;
  /** Whether it is done for some requests beside the main model, for which the numbers of the workload are. */
  readonly isFurther: boolean;
  /** Whether tokens of input say how long a sound is. */
  readonly isSoundInTokens: boolean;
  /** Ids of the assumptions that the team states. */
  readonly stated: ReadonlySet<string>;
}
