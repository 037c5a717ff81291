import { type Block, paragraph } from '../../layout/block.ts';
import { similarBlocks } from '../../report/similar-blocks.ts';
import type { ExplainReport } from './report.ts';

/** What others did, in full; whoever asks for that alone is told where nothing is known. */
export function similarPart({ report, request, similar }: ExplainReport): readonly Block[] {
  const cases = similar ?? [];
  if (!request.similar || cases.length > 0) return similarBlocks(report, cases, 2);
  return [paragraph(similar === null ? NO_DECISIONS : NONE_SIMILAR)];
}

const NO_DECISIONS = 'There are no documented decisions in the facts of this rulebook.';

const NONE_SIMILAR =
  'No documented decision is similar: none shares five known facts with this profile and is more like than unlike it.';
