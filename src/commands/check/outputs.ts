import { outputTerminal, write } from '../../io/terminal.ts';
import type { CheckReport } from '../../policy/check-report.ts';
import type { CheckCommandOptions } from '../options.ts';
import { type Permits, saveAndSay } from '../outputs.ts';
import type { FormatTarget } from './format-option.ts';
import { renderCheckCsv } from './formats/csv.ts';
import { renderCheckGithub } from './formats/github.ts';
import { renderCheckJson } from './formats/json.ts';
import { renderCheckJunit } from './formats/junit.ts';
import { renderCheckMarkdown } from './formats/markdown.ts';
import { renderCheckSarif } from './formats/sarif.ts';
import { renderCheckText } from './formats/text.ts';

/** Writes a report in every format asked for. False, after saying why, where one cannot be written. */
export async function writeReport(
  report: CheckReport,
  targets: readonly FormatTarget[],
  permits: Permits,
  options: CheckCommandOptions,
): Promise<boolean> {
  let complete = true;
  for (const target of targets) {
    const text = await render(report, target, options);
    const { file } = target;
    const isWritten =
      file === null ? write('stdout', text) : saveAndSay(file, text, permits, options.quiet === true);
    complete = isWritten && complete;
  }
  return complete;
}

async function render(
  report: CheckReport,
  { format, file }: FormatTarget,
  { color, quiet = false }: CheckCommandOptions,
): Promise<string> {
  switch (format) {
    case 'text':
      return renderCheckText(report, { ...(await outputTerminal(color && file === null)), quiet });
    case 'json':
      return renderCheckJson(report);
    case 'sarif':
      return renderCheckSarif(report);
    case 'junit':
      return renderCheckJunit(report);
    case 'github':
      return renderCheckGithub(report);
    case 'markdown':
      return renderCheckMarkdown(report);
    case 'csv':
      return renderCheckCsv(report);
  }
}
