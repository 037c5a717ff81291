import { faint, paragraph, together } from '../../../layout/block.ts';
import { toTerminal } from '../../../layout/to-terminal.ts';
import type { CheckReport } from '../../../policy/check-report.ts';
import { extendsSentences } from '../extends-wording.ts';
import type { CheckView } from '../view.ts';
import { SCOPE } from '../wording.ts';
import { findingBlocks } from './blocks.ts';
import { bomSentences, headLine, skippedSentences, summarySentence } from './summary.ts';

/** The findings, and after them the summary: a short terminal shows the end. */
export function checkText(report: CheckReport, { page, quiet }: CheckView): Promise<string> {
  const skipped = quiet ? [] : [...bomSentences(report), ...skippedSentences(report)];
  const summary = [
    headLine(report),
    ...extendsSentences(report),
    summarySentence(report),
    ...skipped,
    faint(SCOPE),
  ];
  return toTerminal([...findingBlocks(report, quiet), together(...summary.map(paragraph))], page);
}
