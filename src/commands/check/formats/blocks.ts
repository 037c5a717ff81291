import { type Block, paragraph, strong, type Text, together } from '../../../layout/block.ts';
import { type BrokenProfile, brokenIn, type CheckReport } from '../../../policy/check-report.ts';
import { waiverOf } from '../../../policy/finding.ts';
import { formatProblems } from '../../../yaml/excerpt.ts';
import { describeFinding } from '../wording.ts';
import type { PlacedFinding } from './findings.ts';

/**
 * The findings for people: each with its line in the profile and, under it, what asks for it and what helps. What could
 * not be checked comes first.
 */
export function* findingBlocks(report: CheckReport, findings: Iterable<PlacedFinding>): Iterable<Block> {
  for (const broken of brokenIn(report)) yield brokenBlock(broken);
  for (const each of findings) yield findingBlock(each, report);
}

function brokenBlock(broken: BrokenProfile): Block {
  const head = paragraph({ text: 'cannot be checked', tone: 'bad' });
  if (broken.kind === 'unread') return together(head, paragraph(broken.message));
  const { file, problems } = broken;
  return together(head, { kind: 'verbatim', drawn: (width) => formatProblems(file, problems, width) });
}

function findingBlock(placed: PlacedFinding, report: CheckReport): Block {
  const { finding, requiredBy } = placed;
  const { message, details } = describeFinding(finding, report.today);
  const subject = placed.profile === null ? '' : ` · ${placed.profile}`;
  const asked =
    requiredBy === null ? '' : `Required by ${requiredBy.path}:${requiredBy.line}:${requiredBy.column}. `;
  return {
    kind: 'entries',
    indent: 2,
    entries: [
      {
        mark: severityMark(placed),
        name: strong(finding.rule + subject),
        remark: null,
        place: finding.place,
        lines: [
          { text: message, hanging: false },
          ...[...details, `${asked}Cause: ${finding.cause}.`].map((text) => ({ text, hanging: true })),
        ],
      },
    ],
    remarks: null,
    more: null,
  };
}

function severityMark({ finding }: PlacedFinding): Text {
  if (waiverOf(finding) !== null) return { text: 'waived  ', tone: 'faint' };
  if (finding.severity === 'error') return { text: 'error   ', tone: 'bad' };
  return finding.severity === 'warning'
    ? { text: 'warning ', tone: 'doubtful' }
    : { text: 'note    ', tone: 'faint' };
}
