import type { CheckReport } from '../../../policy/check-report.ts';
import { waiverOf } from '../../../policy/finding.ts';
import { printable } from '../../../yaml/printable.ts';
import { describeFinding } from '../wording.ts';
import { faultsIn } from './broken.ts';
import { askedFor, type PlacedFinding, placedFindings, ruleLabel } from './findings.ts';
import type { Region } from './places.ts';
import { bomSentences, skippedSentences, summarySentence } from './summary.ts';

const COMMAND = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** Workflow commands, from which GitHub Actions makes annotations; waived findings become notices. */
export function checkGithub(report: CheckReport): string {
  const faults = faultsIn(report).map(({ path, region, message }) =>
    command('error', 'broken-profile', path, region, printable(message)),
  );
  const findings = placedFindings(report).map((placed) => annotation(placed, report));
  const skipped = [...bomSentences(report), ...skippedSentences(report)].map(printable);
  return `${[...faults, ...findings, summarySentence(report), ...skipped].join('\n')}\n`;
}

function annotation(placed: PlacedFinding, report: CheckReport): string {
  const { finding, profile, region } = placed;
  const level = waiverOf(finding) === null ? COMMAND[finding.severity] : 'notice';
  const { message, details } = describeFinding(finding, report.today);
  const text = [message, ...details, ...askedFor(placed, report)].map(printable).join('\n');
  const rule = ruleLabel(finding, report);
  const title = profile === null ? rule : `${rule} (${profile})`;
  return command(level, title, region.path, region, text);
}

function command(level: string, title: string, path: string, region: Region | null, text: string): string {
  const properties: readonly (readonly [string, string | number])[] = [
    ['file', path],
    ...(region === null
      ? []
      : ([
          ['line', region.line],
          ['col', region.column],
          ['endLine', region.endLine],
          ['endColumn', region.endColumn],
        ] as const)),
    ['title', title],
  ];
  const listed = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${level} ${listed}::${escapeData(text)}`;
}

/** As GitHub's own toolkit escapes the text of a command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As GitHub's own toolkit escapes a property of a command. */
function escapeProperty(text: string): string {
  return escapeData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
