import type { Content } from '../../../io/content.ts';
import { faint, paragraph, together } from '../../../layout/block.ts';
import { terminalText } from '../../../layout/terminal-text.ts';
import type { CheckReport } from '../../../policy/check-report.ts';
import { type Finding, waiverOf } from '../../../policy/finding.ts';
import { extendsSentences } from '../extends-wording.ts';
import type { CheckView } from '../view.ts';
import { SCOPE } from '../wording.ts';
import { findingBlocks } from './blocks.ts';
import { placedFindings } from './findings.ts';
import { headLine, noteSentences, summarySentence } from './summary.ts';

/** The findings, and after them the summary: a short terminal shows the end. */
export function checkText(report: CheckReport, view: CheckView): Content {
  return () => piecesOf(report, view);
}

function* piecesOf(report: CheckReport, { page, quiet }: CheckView): Iterable<string> {
  const isLoud = (finding: Finding) => finding.severity !== 'note' && waiverOf(finding) === null;
  const findings = placedFindings(report, (finding) => !quiet || isLoud(finding));
  for (const block of findingBlocks(report, findings)) yield `${terminalText([block], page, NO_TABLES)}\n`;
  const notes = quiet ? [] : noteSentences(report);
  const summary = [
    headLine(report),
    ...extendsSentences(report),
    summarySentence(report),
    ...notes,
    faint(SCOPE),
  ];
  yield terminalText([together(...summary.map(paragraph))], page, NO_TABLES);
}

const NO_TABLES = () => [];
