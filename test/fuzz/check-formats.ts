import { checkCodeQuality } from '../../src/commands/check/formats/code-quality.ts';
import { checkCsv } from '../../src/commands/check/formats/csv.ts';
import { checkGithub } from '../../src/commands/check/formats/github.ts';
import { checkJson } from '../../src/commands/check/formats/json.ts';
import { checkJunit } from '../../src/commands/check/formats/junit.ts';
import { checkMarkdown } from '../../src/commands/check/formats/markdown.ts';
import { checkSarif } from '../../src/commands/check/formats/sarif.ts';
import { EXIT } from '../../src/commands/exit-codes.ts';
import { wholeOf } from '../../src/io/content.ts';
import { countsOf, endOf } from '../../src/policy/check-report.ts';
import { checkLetters } from './check-advice.ts';
import { type PolicyRun, reportFor } from './policy-run.ts';
import type { Tally } from './tally.ts';

/** A spreadsheet wants a mark at the beginning, and lines as Windows ends them. */
const plainly = (page: string) => page.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');

/** That every format of a check has the same exit code and as many findings, in letters that can be printed. */
export function checkFormats(run: PolicyRun, tally: Tally): void {
  const report = reportFor(run, { base: [JSON.stringify(run.before)] });
  const pages = {
    json: wholeOf(checkJson(report)),
    sarif: wholeOf(checkSarif(report)),
    junit: wholeOf(checkJunit(report)),
    github: wholeOf(checkGithub(report)),
    'code-quality': wholeOf(checkCodeQuality(report)),
    csv: wholeOf(checkCsv(report)),
    markdown: wholeOf(checkMarkdown(report)),
  };
  for (const [format, page] of Object.entries(pages)) checkLetters(plainly(page), format, { tally });
  const { broken, error, note, waived, warning } = countsOf(report);
  const code = EXIT[endOf(report)];
  const open = broken + error + warning + note;
  const json = JSON.parse(pages.json);
  const [sarif] = JSON.parse(pages.sarif).runs;
  tally.same('formats agree on the exit code', [json.exit_code, sarif.invocations[0].exitCode], [code, code]);
  const count = (pattern: RegExp) => pages.junit.match(pattern)?.length ?? 0;
  const found = [
    json.findings.length + json.broken.length,
    sarif.results.length,
    JSON.parse(pages['code-quality']).length,
    count(/<failure\b/g),
    count(/<error\b/g),
  ];
  tally.same('formats agree on the number of findings', found, [open + waived, open, open, error, broken]);
  const [verdict] = json.profiles;
  if (verdict !== undefined) tally.count(`checked: ${verdict.confidence}`);
}
