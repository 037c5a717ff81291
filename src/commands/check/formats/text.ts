import { Page, type PageOptions } from '../../../layout/page.ts';
import { type BrokenProfile, brokenIn, type CheckReport } from '../../../policy/check-report.ts';
import { waiverOf } from '../../../policy/finding.ts';
import { excerpt, formatProblems } from '../../../yaml/excerpt.ts';
import { printable } from '../../../yaml/printable.ts';
import { describeFinding, SCOPE } from '../wording.ts';
import { type PlacedFinding, placedFindings } from './findings.ts';
import { headLine, skippedSentences, summarySentence } from './summary.ts';

export interface CheckTextOptions extends PageOptions {
  /** Leave out notes and what is waived. */
  readonly quiet: boolean;
}

/** The findings for people: each with its line in the profile and, under it, what asks for it and what helps. */
export function renderCheckText(report: CheckReport, options: CheckTextOptions): string {
  const page = new Page(options);
  const shown = placedFindings(report).filter(
    ({ finding }) => !options.quiet || (finding.severity !== 'note' && waiverOf(finding) === null),
  );
  const blocks = [
    ...brokenIn(report).map((broken) => brokenBlock(broken, page)),
    ...shown.map((each) => findingBlock(each, report, page)),
    [
      page.paragraph(headLine(report)),
      page.paragraph(summarySentence(report)),
      ...(options.quiet ? [] : skippedSentences(report)).map((sentence) => page.paragraph(sentence)),
      page.style.dim(SCOPE),
    ].join('\n'),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function brokenBlock(broken: BrokenProfile, page: Page): string {
  const head = page.style.red('cannot be checked');
  if (broken.kind === 'unread') return `${head}\n${page.paragraph(broken.message)}`;
  return `${head}\n${formatProblems(broken.file, broken.problems, page.width)}`;
}

function findingBlock(placed: PlacedFinding, report: CheckReport, page: Page): string {
  const { finding, region, requiredBy } = placed;
  const { message, details } = describeFinding(finding, report.today);
  const subject = placed.profile === null ? '' : ` · ${placed.profile}`;
  const asked =
    requiredBy === null ? '' : `Required by ${requiredBy.path}:${requiredBy.line}:${requiredBy.column}. `;
  const lines = [...details, `${asked}Cause: ${finding.cause}.`];
  return [
    `${severityMark(placed, page)} ${page.style.bold(printable(finding.rule + subject))}`,
    printable(`${region.path}:${region.line}:${region.column}`),
    excerpt(finding.place.file, finding.place.at, page.width),
    ...page.wrap(message, page.width - 2).map((line) => `  ${line}`),
    ...lines.flatMap((line) =>
      page.wrap(line, page.width - 4).map((part, index) => `${index === 0 ? '  ' : '    '}${part}`),
    ),
  ].join('\n');
}

function severityMark({ finding }: PlacedFinding, { style }: Page): string {
  if (waiverOf(finding) !== null) return style.dim('waived ');
  if (finding.severity === 'error') return style.red('error  ');
  return finding.severity === 'warning' ? style.yellow('warning') : style.dim('note   ');
}
