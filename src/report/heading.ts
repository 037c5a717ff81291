import type { Page } from '../layout/page.ts';
import type { Report } from './report.ts';
import { certaintySentence, verdictRemark, verdictSentence } from './sentences.ts';

/** The project, and the rulebook by which it is seen. */
export function heading(report: Report, page: Page): string {
  const { rulebook, profile } = report;
  return page.spread(profile.name ?? profile.file, `${rulebook.id} ${rulebook.version}`, {
    right: page.style.dim,
  });
}

/** What to do, and how sure that is. */
export function headVerdict(report: Report, page: Page): string {
  const { style } = page;
  const color = report.certainty.confidence === 'clear' ? style.green : style.yellow;
  const head = page.spread(verdictSentence(report), verdictRemark(report), {
    left: style.bold,
    right: color,
  });
  return `${head}\n${page.paragraph(certaintySentence(report))}`;
}
