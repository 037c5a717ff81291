import type { Compared } from '../../../src/commands/compare/side.ts';
import { decide } from '../../../src/engine/decide.ts';
import { priorityFactors, totalWeight } from '../../../src/engine/evaluate.ts';
import type { Model } from '../../../src/engine/model.ts';
import type { KnownFacts } from '../../../src/profile/known-facts.ts';
import type { Priority } from '../../../src/profile/profile.ts';
import { knowledgeFrom } from '../../engine/invent.ts';

type Priorities = ReadonlyMap<string, Priority>;

/** The verdict by the engine alone; undefined without any weight. */
export function verdictOf(
  model: Model,
  known: KnownFacts,
  priorities: Priorities,
): string | null | undefined {
  const decision = decide(model, priorityFactors(model, priorities), knowledgeFrom(model, known));
  if (totalWeight(decision.evaluation) === 0) return undefined;
  return model.rulebook.options[decision.verdict]?.id ?? null;
}

/** One side as it would be recorded with this verdict. */
export function comparedWith(
  option: string | null,
  known: KnownFacts,
  priorities: Priorities,
  made: { readonly sha256?: string; readonly advisor?: string } = {},
): Compared {
  return {
    side: {
      kind: 'report',
      file: 'file',
      name: null,
      advisor: made.advisor ?? '1.0.0',
      rulebook: { id: 'invented', version: '1.0.0', sha256: made.sha256 ?? 'present' },
      pricesAsOf: null,
      verdict: { option, confidence: 'likely', margin: 3, settled: false },
      nearestFlip: null,
    },
    known,
    priorities,
  };
}
