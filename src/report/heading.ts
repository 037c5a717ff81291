import { type Block, faint, heading, paragraph, strong } from '../layout/block.ts';
import type { Report } from './report.ts';
import { certaintySentence, verdictRemark, verdictSentence } from './sentences.ts';
import { trackRecordSentence } from './track-record.ts';

/** The project, and the rulebook by which it is seen. */
export function headingOf({ rulebook, profile }: Report): Block {
  return heading(1, profile.name ?? profile.file, faint(`${rulebook.id} ${rulebook.version}`));
}

/** What to do, and how sure that is. */
export function headVerdict(report: Report): Block {
  const tone = report.certainty.confidence === 'clear' ? 'good' : 'doubtful';
  const verdict = heading(2, strong(verdictSentence(report)), { text: verdictRemark(report), tone });
  return {
    kind: 'together',
    blocks: [verdict, paragraph(`${certaintySentence(report)} ${trackRecordSentence(report)}`.trim())],
  };
}
