import { type Block, faint, heading, paragraph, strong, together } from '../layout/block.ts';
import { certaintySentence, verdictRemark, verdictSentence } from './certainty-sentences.ts';
import type { Report } from './report.ts';

/** The project, and the rulebook by which it is seen. */
export function headingOf({ rulebook, profile }: Report): Block {
  return heading(1, profile.name ?? profile.file, faint(`${rulebook.id} ${rulebook.version}`));
}

/** What to do, and how sure that is. */
export function headVerdict(report: Report): Block {
  const { confidence } = report.certainty;
  const tone = confidence === 'clear' ? 'good' : 'doubtful';
  const isSaid = confidence === 'leaning' || confidence === 'none-fits';
  const verdict = heading(
    2,
    strong(verdictSentence(report)),
    isSaid ? null : { text: verdictRemark(report), tone },
  );
  return together(verdict, paragraph(certaintySentence(report)));
}
