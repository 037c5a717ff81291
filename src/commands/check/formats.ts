import type { Content } from '../../io/content.ts';
import type { CheckReport } from '../../policy/check-report.ts';
import type { CheckView } from './view.ts';

type CheckFormatter = (report: CheckReport, view: CheckView) => Promise<Content>;

/** The formats of a check: what stands here is offered, in the help and in messages, and loaded when asked for. */
export const CHECK_FORMATS = {
  text: async (report, view) => (await import('./formats/text.ts')).checkText(report, view),
  json: async (report) => (await import('./formats/json.ts')).checkJson(report),
  sarif: async (report) => (await import('./formats/sarif.ts')).checkSarif(report),
  junit: async (report) => (await import('./formats/junit.ts')).checkJunit(report),
  github: async (report) => (await import('./formats/github.ts')).checkGithub(report),
  'code-quality': async (report) => (await import('./formats/code-quality.ts')).checkCodeQuality(report),
  markdown: async (report) => (await import('./formats/markdown.ts')).checkMarkdown(report),
  csv: async (report) => (await import('./formats/csv.ts')).checkCsv(report),
} as const satisfies Readonly<Record<string, CheckFormatter>>;

export type CheckFormat = keyof typeof CHECK_FORMATS;

/** Those that speak of the advice on each profile. */
export const ADVISING: readonly CheckFormat[] = ['json', 'markdown', 'csv'];
