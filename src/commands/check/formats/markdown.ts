import { heading, paragraph, type TableColumn } from '../../../layout/block.ts';
import { toMarkdown } from '../../../layout/to-markdown.ts';
import {
  type CheckedProfile,
  type CheckReport,
  checkedIn,
  countsOf,
  endOf,
} from '../../../policy/check-report.ts';
import { type Finding, waiverOf } from '../../../policy/finding.ts';
import { SEVERITIES } from '../../../policy/policy.ts';
import { extendsSentences } from '../extends-wording.ts';
import { SCOPE } from '../wording.ts';
import { findingBlocks } from './blocks.ts';
import { allWorstFirst, type PlacedFinding, placedFindings, ruleLabel } from './findings.ts';
import { fitting } from './fitting.ts';
import { counted, headLine, noteSentences, summarySentence } from './summary.ts';

const OUTCOME = { fine: 'passed', violated: 'failed', wrong: 'could not be completed' } as const;

/** A comment on GitHub takes 65,536 characters, and a job summary more: this leaves room for a heading or a marker. */
const LONGEST = 65_000;

/** For the sentences that say what is left out. */
const SPARE = 500;

/**
 * A page for a job summary or a comment: the profiles in a table, then every finding. Where that is too long, both are cut,
 * the worst first, and the page says what is left out.
 */
export function checkMarkdown(report: CheckReport): string {
  const sentences = [
    headLine(report),
    ...extendsSentences(report),
    summarySentence(report),
    ...noteSentences(report),
  ];
  const head = toMarkdown([
    heading(2, `Policy check ${OUTCOME[endOf(report)]}`),
    ...sentences.map(paragraph),
  ]);
  const tail = toMarkdown([paragraph(SCOPE)]);
  const room = LONGEST - SPARE - head.length - tail.length;
  const table = tablePart(report, room / 2);
  const findings = findingsPart(report, room - table.join('\n').length);
  return [head, ...table, ...findings, tail].join('\n');
}

const COLUMNS = ['profile', 'chosen', 'advised', 'confidence', 'findings'].map(
  (head): TableColumn => ({ head, align: 'left' }),
);

type Row = readonly string[];

function tablePart(report: CheckReport, room: number): readonly string[] {
  const profiles = checkedIn(report);
  if (profiles.length === 0) return [];
  const textOf = (rows: readonly Row[]) => toMarkdown([{ kind: 'table', columns: COLUMNS, rows }]);
  const head = textOf([]).length;
  const worst = [...profiles].sort((a, b) => badness(a) - badness(b));
  const { shown, left } = fitting(
    [rowsOf(profiles, report), rowsOf(worst, report)],
    profiles.length,
    room - head,
    (row) => textOf([row]).length - head,
  );
  const more = `${counted(left, 'more profile')} left out: shown are the worst, as many as a comment on GitHub has room for.`;
  return [textOf(shown), ...(left === 0 ? [] : [toMarkdown([paragraph(more)])])];
}

function* rowsOf(profiles: readonly CheckedProfile[], report: CheckReport): Iterable<Row> {
  for (const profile of profiles)
    yield [
      profile.name,
      choicesOf(profile),
      profile.advice?.verdict ?? '',
      profile.advice?.confidence ?? '',
      findingsOf(profile, report),
    ];
}

/** The place of its worst finding among severities. */
function badness({ findings }: CheckedProfile): number {
  const counting = findings.filter((finding) => waiverOf(finding) === null);
  return Math.min(SEVERITIES.length, ...counting.map(({ severity }) => SEVERITIES.indexOf(severity)));
}

function findingsPart(report: CheckReport, room: number): readonly string[] {
  const { broken, error, warning, note, waived } = countsOf(report);
  const count = broken + error + warning + note + waived;
  if (count === 0) return [];
  const { shown, left } = fitting(
    [textsOf(report, placedFindings(report)), textsOf(report, allWorstFirst(report))],
    count,
    room,
    (text) => text.length + 1,
  );
  const more = `${counted(left, 'more finding')} left out: shown are the worst, as many as a comment on GitHub has room for.`;
  return [
    toMarkdown([heading(3, 'Findings')]),
    ...shown,
    ...(left === 0 ? [] : [toMarkdown([paragraph(more)])]),
  ];
}

function* textsOf(report: CheckReport, findings: Iterable<PlacedFinding>): Iterable<string> {
  for (const block of findingBlocks(report, findings)) yield toMarkdown([block]);
}

function choicesOf({ systems }: CheckedProfile): string {
  const choices = systems.map((system) => system.chosen?.value ?? 'not stated');
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
