import { type Block, heading, paragraph, type TableColumn } from '../../../layout/block.ts';
import { toMarkdown } from '../../../layout/to-markdown.ts';
import { verdictWord } from '../../../policy/advice.ts';
import { type CheckedProfile, type CheckReport, checkedIn, endOf } from '../../../policy/check-report.ts';
import { type Finding, waiverOf } from '../../../policy/finding.ts';
import { extendsSentences } from '../extends-wording.ts';
import { SCOPE } from '../wording.ts';
import { findingBlocks } from './blocks.ts';
import { ruleLabel } from './findings.ts';
import { bomSentences, headLine, skippedSentences, summarySentence } from './summary.ts';

const OUTCOME = { fine: 'passed', violated: 'failed', wrong: 'could not be completed' } as const;

/** A page for a job summary or a comment: the profiles in a table, then every finding. */
export function checkMarkdown(report: CheckReport): string {
  const findings = findingBlocks(report, false);
  return toMarkdown([
    heading(2, `Policy check ${OUTCOME[endOf(report)]}`),
    ...[
      headLine(report),
      ...extendsSentences(report),
      summarySentence(report),
      ...bomSentences(report),
      ...skippedSentences(report),
    ].map(paragraph),
    ...profileTable(report),
    ...(findings.length === 0 ? [] : [heading(3, 'Findings'), ...findings]),
    paragraph(SCOPE),
  ]);
}

const COLUMNS = ['profile', 'chosen', 'advised', 'confidence', 'findings'].map(
  (head): TableColumn => ({ head, align: 'left' }),
);

function profileTable(report: CheckReport): readonly Block[] {
  const rows = checkedIn(report).map((profile) => [
    profile.name,
    choicesOf(profile),
    verdictWord(profile.advice),
    profile.advice.confidence,
    findingsOf(profile, report),
  ]);
  return rows.length === 0 ? [] : [{ kind: 'table', columns: COLUMNS, rows }];
}

function choicesOf(profile: CheckedProfile): string {
  const choices = profile.profile.systems.map((system) => system.chosen?.value ?? 'not stated');
  return choices.length === 0 ? 'not stated' : choices.join(', ');
}

function findingsOf(profile: CheckedProfile, report: CheckReport): string {
  return (
    profile.findings.map((finding) => `${labelOf(finding)}: ${ruleLabel(finding, report)}`).join('; ') ||
    'none'
  );
}

function labelOf(finding: Finding): string {
  return waiverOf(finding) === null ? finding.severity : 'waived';
}
