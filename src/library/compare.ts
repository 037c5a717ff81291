import { compareReportOf } from '../commands/compare/cause.ts';
import { readReport as readReportTree, reportText } from '../commands/compare/recorded-report.ts';
import type { RecordedReport } from '../commands/compare/recorded-report-schema.ts';
import type { CompareReport } from '../commands/compare/report.ts';
import { type Compared, comparedProfile, comparedReport } from '../commands/compare/side.ts';
import { estimatorsOf } from '../cost/answers/estimators.ts';
import { Advice } from './advice.ts';
import { builtInCatalog } from './catalog.ts';
import { readText } from './read-text.ts';
import type { Reading } from './result.ts';

export type { CompareReport };

/** A recommendation of an earlier day. Made by {@link readReport}, and nothing else. */
export class EarlierReport {
  /** What messages and comparisons call it. */
  readonly name: string;
  readonly #recorded: RecordedReport;

  /** @internal */
  constructor(name: string, recorded: RecordedReport) {
    this.name = name;
    this.#recorded = recorded;
  }

  /** @internal */
  get recorded(): RecordedReport {
    return this.#recorded;
  }
}

/**
 * Reads a recommendation that was written as JSON, or as a page of HTML that carries it.
 * @param name what messages and comparisons call it, such as its file name.
 */
export function readReport(text: string, name = 'report'): Reading<EarlierReport> {
  return readText(reportText(text), name, 'a report', (tree) => {
    const read = readReportTree(tree);
    return read.ok ? { ok: true, value: new EarlierReport(name, read.value) } : read;
  });
}

/**
 * What differs between two verdicts, and which of it moved the verdict: tried out under the rulebook of the later one,
 * whose verdict `after` is.
 */
export function compare(before: Advice | EarlierReport, after: Advice): CompareReport {
  const { loaded, model } = after.profile.rulebook;
  const estimatorFor = estimatorsOf(loaded.rulebook, builtInCatalog);
  return compareReportOf(sideOf(before), comparedProfile(after.situation), loaded, model, estimatorFor);
}

function sideOf(side: Advice | EarlierReport): Compared {
  return side instanceof Advice ? comparedProfile(side.situation) : comparedReport(side.recorded, side.name);
}
