import { jsonInHtml } from '../../layout/json-in-html.ts';
import type { Outcome } from '../../yaml/problem.ts';
import { child, plain, type Tree } from '../../yaml/tree.ts';
import { problemsOfZod } from '../../yaml/zod-problems.ts';
import { type RecordedReport, recordedReportSchema } from './recorded-report-schema.ts';

/** Whether a text means to be a report: profiles have none of these keys. */
export function looksLikeReport(tree: Tree): boolean {
  return ['schema', 'inputs', 'verdict'].some((key) => child(tree, key) !== undefined);
}

/** The text of a report: of a page of HTML the JSON that it carries. */
export function reportText(text: string): string {
  return jsonInHtml(text) ?? text;
}

/** Whether a text holds nothing at all: no report, and no profile that anybody would compare. */
export function isEmpty(tree: Tree): boolean {
  return tree.kind === 'map' && tree.entries.size === 0;
}

/** Checks a report that `recommend` wrote as JSON. */
export function readReport(tree: Tree): Outcome<RecordedReport> {
  const parsed = recordedReportSchema.safeParse(plain(tree));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOfZod(tree, recordedReportSchema, parsed.error) };
}
