import type { Content } from '../../../io/content.ts';
import { withoutCommands } from '../../../io/workflow-commands.ts';
import type { CheckReport } from '../../../policy/check-report.ts';
import { waiverOf } from '../../../policy/finding.ts';
import { printable } from '../../../yaml/printable.ts';
import { describeFinding } from '../wording.ts';
import { faultsIn } from './broken.ts';
import { allWorstFirst, askedFor, type PlacedFinding, ruleLabel } from './findings.ts';
import type { Region } from './places.ts';
import { counted, noteSentences, summarySentence } from './summary.ts';

type Level = 'error' | 'warning' | 'notice';

const LEVEL = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** GitHub makes annotations of as many commands of each level in a step, and shows the others only in the log. */
const MOST = 10;

interface Annotation {
  readonly level: Level;
  readonly title: string;
  readonly path: string;
  readonly region: Region | null;
  readonly lines: readonly string[];
}

/**
 * Workflow commands, from which GitHub Actions makes annotations, as many as it shows and the worst first; waived findings
 * are notices. What is more is in the log, in a line each.
 */
export function checkGithub(report: CheckReport): Content {
  return () => linesOf(report);
}

function* linesOf(report: CheckReport): Iterable<string> {
  const given = { error: 0, warning: 0, notice: 0 };
  for (const each of annotations(report))
    yield `${given[each.level]++ < MOST ? command(each) : plainLine(each)}\n`;
  const more = moreSentence(given);
  for (const line of [summarySentence(report), ...more, ...noteSentences(report)])
    yield `${harmless(line)}\n`;
}

/** "Annotated are 10 of 101 errors; the others are lines above." */
function moreSentence(given: Readonly<Record<Level, number>>): readonly string[] {
  const cut = (['error', 'warning', 'notice'] as const).filter((level) => given[level] > MOST);
  if (cut.length === 0) return [];
  const counts = cut.map((level) => `${MOST} of ${counted(given[level], level)}`).join(', ');
  return [`GitHub shows ${MOST} annotations of a kind: ${counts}. The others are in the log of this step.`];
}

function* annotations(report: CheckReport): Iterable<Annotation> {
  for (const { path, region, message } of faultsIn(report))
    yield { level: 'error', title: 'broken-profile', path, region, lines: [message] };
  for (const found of allWorstFirst(report)) yield annotation(found, report);
}

function annotation(found: PlacedFinding, report: CheckReport): Annotation {
  const { finding, profile, region } = found;
  const level = waiverOf(finding) === null ? LEVEL[finding.severity] : 'notice';
  const { message, details } = describeFinding(finding, report.today);
  const rule = ruleLabel(finding, report);
  const title = profile === null ? rule : `${rule} (${profile})`;
  return {
    level,
    title,
    path: region.path,
    region,
    lines: [message, ...details, ...askedFor(found, report)],
  };
}

function command({ level, title, path, region, lines }: Annotation): string {
  const place = region && {
    line: region.line,
    col: region.column,
    endLine: region.endLine,
    endColumn: region.endColumn,
  };
  const properties = Object.entries({ file: path, ...place, title });
  const listed = properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',');
  return `::${level} ${listed}::${escapeData(lines.map(harmless).join('\n'))}`;
}

function plainLine({ level, title, path, region, lines }: Annotation): string {
  const place = region === null ? path : `${path}:${region.line}:${region.column}`;
  return harmless(`${level}: ${place}: ${title}: ${lines[0] ?? ''}`);
}

/** The command that says why nothing could be checked. */
export function githubFault(message: string): string {
  const lines = message.split('\n').map(harmless);
  return `::error title=${escapeProperty('The policy cannot be checked')}::${escapeData(lines.join('\n'))}\n`;
}

/** On one line, all of it to be seen, and no command of its own. */
function harmless(text: string): string {
  return withoutCommands(printable(text));
}

/** As GitHub's own toolkit escapes the text of a command. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As GitHub's own toolkit escapes a property of a command. */
function escapeProperty(text: string): string {
  return escapeData(harmless(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
