import type { Compared } from '../../../src/commands/compare/side.ts';
import { advise, optionOf } from '../../../src/engine/advice.ts';
import type { Model } from '../../../src/engine/model.ts';
import type { Priorities } from '../../../src/profile/profile.ts';
import type { Facts } from '../../../src/rulebook/facts.ts';

/** The verdict by the engine alone; undefined without any weight. */
export function verdictOf(model: Model, known: Facts, priorities: Priorities): string | null | undefined {
  const advice = advise(model, known, priorities);
  return advice === null ? undefined : optionOf(advice.verdict);
}

/** One side as it would be recorded with this verdict. */
export function comparedWith(
  option: string | null,
  known: Facts,
  priorities: Priorities,
  made: { readonly sha256?: string; readonly advisor?: string; readonly pricesAsOf?: string } = {},
): Compared {
  return {
    side: {
      kind: 'report',
      file: 'file',
      name: null,
      advisor: made.advisor ?? '1.0.0',
      rulebook: { id: 'invented', version: '1.0.0', sha256: made.sha256 ?? 'present' },
      pricesAsOf: made.pricesAsOf ?? null,
      pricesSha256: null,
      costs: new Map(),
      budget: null,
      models: [],
      verdict: { option, confidence: 'likely', margin: 3, settled: false },
      nearestFlip: null,
    },
    known,
    priorities,
    assumptions: new Map(),
  };
}
