import type { Catalog } from './catalog.ts';
import type { Gpu } from './gpu.ts';
import type { ThroughputFacts } from './throughput.ts';

/** All that is known of models, prices and machines: what the build makes of the files in rules/. */
export interface ModelFacts {
  readonly catalog: Catalog;
  readonly gpus: GpuList;
  readonly throughput: ThroughputFacts;
}

export interface GpuList {
  /** The day of the latest quote. */
  readonly asOf: string;
  readonly gpus: readonly Gpu[];
}
