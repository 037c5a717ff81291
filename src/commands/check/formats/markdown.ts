import { escapeMarkdown } from '../../../layout/markdown-escape.ts';
import { verdictWord } from '../../../policy/advice.ts';
import {
  type CheckedProfile,
  type CheckReport,
  checkedIn,
  exitCodeOf,
} from '../../../policy/check-report.ts';
import { type Finding, waiverOf } from '../../../policy/finding.ts';
import { describeFinding, SCOPE } from '../wording.ts';
import { faultsIn } from './broken.ts';
import { type PlacedFinding, placedFindings, ruleLabel } from './findings.ts';
import { headLine, skippedSentences, summarySentence } from './summary.ts';

const OUTCOME = { 0: 'passed', 1: 'failed', 2: 'could not be completed' } as const;

/** A page for a job summary or a comment: the profiles in a table, then every finding. */
export function renderCheckMarkdown(report: CheckReport): string {
  const faults = faultsIn(report);
  const sections = [
    `## Policy check ${OUTCOME[exitCodeOf(report)]}`,
    escapeMarkdown(headLine(report)),
    escapeMarkdown(summarySentence(report)),
    ...skippedSentences(report).map(escapeMarkdown),
    profileTable(report),
    faults.length === 0 ? '' : '### Cannot be checked',
    faults
      .map(({ path, region, message }) => `- ${code(place(path, region?.line))}: ${escapeMarkdown(message)}`)
      .join('\n'),
    ...placedFindings(report).map((placed) => findingSection(placed, report)),
    escapeMarkdown(SCOPE),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function profileTable(report: CheckReport): string {
  const checked = checkedIn(report);
  if (checked.length === 0) return '';
  const rows = checked.map((profile) =>
    [
      profile.name,
      choicesOf(profile),
      verdictWord(profile.advice),
      profile.advice.confidence(),
      findingsOf(profile, report),
    ]
      .map(escapeMarkdown)
      .join(' | '),
  );
  return [
    '| profile | chosen | advised | confidence | findings |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
  ].join('\n');
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

function findingSection(
  { finding, profile, region, requiredBy }: PlacedFinding,
  report: CheckReport,
): string {
  const { message, details } = describeFinding(finding, report.today);
  const rule = ruleLabel(finding, report);
  const subject = profile === null ? rule : `${rule}, ${profile}`;
  const asked = requiredBy === null ? '' : `, required by ${code(place(requiredBy.path, requiredBy.line))}`;
  return [
    `### ${escapeMarkdown(`${labelOf(finding)}: ${subject}`)}`,
    `${escapeMarkdown(message)} (${code(place(region.path, region.line))}${asked})`,
    details.map((detail) => `- ${escapeMarkdown(detail)}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function place(path: string, line: number | undefined): string {
  return line === undefined ? path : `${path}:${line}`;
}

/** A path as code; backticks in it would end that, so then it is plain text. */
function code(path: string): string {
  return /^[\w./ @:+-]+$/.test(path) ? `\`${path}\`` : escapeMarkdown(path);
}
