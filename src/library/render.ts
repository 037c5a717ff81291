import { knowsOptions } from '../catalog/option.ts';
import { decisionRecord } from '../commands/recommend/decision-record.ts';
import { recommendJson } from '../commands/recommend/json.ts';
import { type Length, recommendPage, verdictPage } from '../commands/recommend/page.ts';
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
   * How much is said. "page" where nothing else is said; "verdict" is for text alone, and Markdown then has what a page has;
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
  const { length = 'page', width = 80, today = null } = options;
  const isPriced = knowsOptions(situation.loaded.rulebook.options);
  const money = isPriced ? moneyOf(situation, format === 'html' ? 'full' : 'summary') : null;
  const found = (extent: Extent) => recommendationOf(situation, extent, money, similarCasesOf(advice));
  const extent = length === 'everything' ? EVERYTHING : PAGE;
  switch (format) {
    case 'text': {
      const page =
        length === 'verdict' ? verdictPage(reportOf(situation)) : recommendPage(found(extent), length, today);
      return terminalText(page, { width, style: NO_STYLE }, table);
    }
    case 'markdown':
      return toMarkdown(decisionRecord(found(extent), today));
    case 'html': {
      const report = found(EVERYTHING);
      const json = jsonText(recommendJson(report, scoreBounds(situation.advice)));
      return toHtml(recommendWeb(report, situation, today), json);
    }
    case 'json':
      return jsonText(recommendJson(found(EVERYTHING), scoreBounds(situation.advice)));
  }
}
