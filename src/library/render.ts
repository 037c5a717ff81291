import { knowsOptions } from '../catalog/option.ts';
import { askedFor } from '../commands/command-line.ts';
import { decisionRecord } from '../commands/recommend/decision-record/decision-record.ts';
import { fullPage } from '../commands/recommend/full-page.ts';
import { recommendJson } from '../commands/recommend/json.ts';
import { oneScreen } from '../commands/recommend/one-screen.ts';
import { type Length, verdictPage } from '../commands/recommend/verdict-page.ts';
import { recommendWeb } from '../commands/recommend/web.ts';
import { scoreBounds } from '../engine/bounds.ts';
import { jsonText } from '../layout/json-text.ts';
import { table } from '../layout/table.ts';
import { terminalText } from '../layout/terminal-text.ts';
import { toHtml } from '../layout/to-html.ts';
import { toMarkdown } from '../layout/to-markdown.ts';
import { moneyOf } from '../report/money.ts';
import { EVERYTHING, PAGE, recommendationOf } from '../report/recommendation.ts';
import type { Extent } from '../report/report.ts';
import { reportOf } from '../report/report-of.ts';
import type { Advice } from './advice.ts';
import { similarCasesOf } from './similar.ts';

/** How a recommendation is written. */
export interface RenderOptions {
  /**
   * How much is said. "screen" where nothing else is said; lengths are for text alone, and Markdown has what a record needs;
   * HTML and JSON always have everything.
   */
  readonly length?: Length;
  /** Columns of the text, 40 to 100; 80 where nothing else is said. */
  readonly width?: number;
  /** The day on which the age of prices is told, YYYY-MM-DD; that of the catalogue where nothing else is said. */
  readonly today?: string;
}

/** The ways to write a recommendation: a page of text, a decision record (MADR 4.0), a page for a browser, or all of it for programs. */
export type RenderFormat = 'text' | 'markdown' | 'html' | 'json';

const plain = (text: string) => text;

const NO_STYLE = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };

/** What to do, why, how sure that is and what would change it: what `advisor recommend` prints, without colours. */
export function renderRecommendation(
  advice: Advice,
  format: RenderFormat,
  options: RenderOptions = {},
): string {
  const { situation } = advice;
  const { length = 'screen', width = 80, today = null } = options;
  const isPriced = knowsOptions(situation.loaded.rulebook.options);
  const money = isPriced ? moneyOf(situation, format === 'html' ? 'full' : 'summary') : null;
  const found = (extent: Extent) => recommendationOf(situation, extent, money, similarCasesOf(advice));
  const asked = askedFor(situation.source.name, {});
  const pageOf = (length: Length) => {
    if (length === 'verdict') return verdictPage(reportOf(situation));
    return length === 'screen'
      ? oneScreen(found(PAGE), asked, today)
      : fullPage(found(EVERYTHING), asked, today);
  };
  switch (format) {
    case 'text': {
      return terminalText(pageOf(length), { width, style: NO_STYLE }, table);
    }
    case 'markdown':
      return toMarkdown(decisionRecord(found(PAGE), today));
    case 'html': {
      const report = found(EVERYTHING);
      const json = jsonText(recommendJson(report, scoreBounds(situation.advice)));
      return toHtml(recommendWeb(report, situation, asked, today), json);
    }
    case 'json':
      return jsonText(recommendJson(found(EVERYTHING), scoreBounds(situation.advice)));
  }
}
