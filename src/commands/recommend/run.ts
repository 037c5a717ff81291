import { builtInModelFacts, type LoadedRulebook } from '../../io/built-in.ts';
import { missingNumbers } from '../../report/missing-numbers.ts';
import { reportOf } from '../../report/recommendation.ts';
import type { Report } from '../../report/report.ts';
import { assess, type Situation } from '../../report/situation.ts';
import type { Shown } from '../formats.ts';
import { type Loaded, type LoadedProfile, loadProfile, loadRulebook, sha256 } from '../load.ts';
import { inputsOf } from '../options.ts';
import { report } from '../report.ts';
import type { RecommendOptions } from './command.ts';
import type { Length } from './page.ts';

/** Says which option fits a profile, and why. */
export function run(path: string, options: RecommendOptions): Promise<void> {
  return report(options, inputsOf(path, options), async () => {
    const rulebook = await loadRulebook(options.rules);
    if (!rulebook.ok) return rulebook;
    const loaded = loadProfile(path, rulebook.value.rulebook, options.set);
    return loaded.ok ? recommendFor(rulebook.value, loaded.value, lengthOf(options)) : loaded;
  });
}

/** What is recommended for a profile that was read. */
export function recommendFor(
  rulebook: LoadedRulebook,
  { profile, file }: LoadedProfile,
  length: Length,
): Loaded<Shown> {
  const assessed = assess(rulebook, profile, { name: file.name, sha256: () => sha256(file.text) });
  if (!assessed.ok) return assessed;
  const { situation } = assessed;
  const reportIn = (detail: 'full' | 'summary') => moneyReport(reportOf(situation, detail), situation);
  const shortOrLong = length === 'everything' ? 'full' : 'summary';
  return {
    ok: true,
    value: {
      page: async () => {
        const { recommendPage } = await import('./page.ts');
        return recommendPage(await reportIn(shortOrLong), length);
      },
      document: async () => {
        const { decisionRecord } = await import('./decision-record.ts');
        return decisionRecord(await reportIn(shortOrLong));
      },
      json: async () => {
        const { reportJson } = await import('../../report/json.ts');
        return reportJson(await reportIn('full'));
      },
    },
  };
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
