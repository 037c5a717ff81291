import { builtInModelFacts, type LoadedRulebook } from '../../io/built-in.ts';
import { outputTerminal } from '../../io/terminal.ts';
import { missingNumbers } from '../../report/missing-numbers.ts';
import { reportOf } from '../../report/recommendation.ts';
import type { Report } from '../../report/report.ts';
import { assess, type Situation } from '../../report/situation.ts';
import { type LoadedProfile, loadProfile, loadRulebook, sha256 } from '../load.ts';
import type { RecommendOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import type { Length } from './text.ts';

/** Reads a profile, evaluates it and renders the report. */
export async function runRecommend(path: string, options: RecommendOptions): Promise<Outcome> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const loaded = loadProfile(path, rulebook.value.rulebook, options.set);
  return loaded.ok ? recommendFor(rulebook.value, loaded.value, options) : failure(loaded.message);
}

/** Evaluates a profile that was read and renders the report. */
export async function recommendFor(
  rulebook: LoadedRulebook,
  { profile, file }: LoadedProfile,
  options: Omit<RecommendOptions, 'set' | 'rules'>,
): Promise<Outcome> {
  const source = { name: file.name, sha256: () => sha256(file.text) };
  const assessed = assess(rulebook, profile, source);
  if (!assessed.ok) return failure(assessed.message);
  const detail = options.format === 'json' || options.verbose === true ? 'full' : 'summary';
  const report = await moneyReport(reportOf(assessed.situation, detail), assessed.situation);
  switch (options.format) {
    case 'json': {
      const { renderJson } = await import('../../report/json.ts');
      return success(renderJson(report));
    }
    case 'markdown': {
      const { renderMarkdown } = await import('./decision-record.ts');
      return success(renderMarkdown(report));
    }
    case 'table': {
      const terminal = await outputTerminal(options.color && options.output === undefined);
      const { renderText } = await import('./text.ts');
      return success(renderText(report, terminal, lengthOf(options)));
    }
  }
}

function lengthOf({ quiet, verbose }: Pick<RecommendOptions, 'quiet' | 'verbose'>): Length {
  if (quiet === true) return 'verdict';
  return verbose === true ? 'everything' : 'page';
}

/** Adds what the options cost. The catalogue is loaded only where the profile has the numbers for it. */
async function moneyReport(report: Report, situation: Situation): Promise<Report> {
  const missing = missingNumbers(situation);
  if (missing === null) return report;
  if (missing.length > 0) return { ...report, money: { kind: 'unknown', missing } };
  const { withMoney } = await import('../../report/money.ts');
  return withMoney(report, situation, builtInModelFacts(), 'summary');
}
