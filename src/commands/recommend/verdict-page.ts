import type { Block } from '../../layout/block.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import type { Report } from '../../report/report.ts';

/** How much is said: the verdict alone, what fits on one screen, or everything. */
export type Length = 'verdict' | 'screen' | 'everything';

/** What to do and how sure that is, alone. */
export function verdictPage(report: Report): readonly Block[] {
  return [headingOf(report), headVerdict(report)];
}
