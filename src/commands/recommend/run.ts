import { scoreBounds } from '../../engine/bounds.ts';
import { builtInModelFacts, builtInPrecedents } from '../../io/built-in.ts';
import { today as todayByClock } from '../../io/clock.ts';
import { missingNumbers } from '../../report/missing-numbers.ts';
import type { ShownMoney } from '../../report/money.ts';
import { EVERYTHING, PAGE, recommendationOf } from '../../report/recommendation.ts';
import type { Extent } from '../../report/report.ts';
import { reportOf } from '../../report/report-of.ts';
import { similarIn } from '../../report/similar-in.ts';
import { type Situation, situationOf } from '../../report/situation.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import { type AskedFor, askedFor } from '../command-line.ts';
import type { Shown } from '../formats.ts';
import { type Loaded, type LoadedProfile, loadProfile, loadRulebook, sha256 } from '../load.ts';
import { inputsOf } from '../options.ts';
import { noProfileMessage, type ProfileSource } from '../profile-source.ts';
import { report } from '../report.ts';
import type { RecommendOptions } from './command.ts';
import { type Length, verdictPage } from './verdict-page.ts';

/** Says which option fits a profile, and why; without one, how to come by it. */
export function run(source: ProfileSource | null, options: RecommendOptions): Promise<void> {
  return report(options, inputsOf(source?.path, options), async () => {
    if (source === null) return { ok: false, message: noProfileMessage() };
    if (options.quiet === true && (options.json === true || options.format !== 'text'))
      return {
        ok: false,
        message: '--quiet: only text has a short form; leave it out with --json and --format.',
      };
    const rulebook = await loadRulebook(options.rules);
    if (!rulebook.ok) return rulebook;
    const loaded = loadProfile(source, rulebook.value.rulebook, options);
    if (!loaded.ok) return loaded;
    const asked = askedFor(source.path, options);
    return recommendFor(
      rulebook.value,
      loaded.value,
      lengthOf(options),
      asked,
      options.today ?? todayByClock(),
    );
  });
}

/** What is recommended for a profile that was read. */
export function recommendFor(
  rulebook: LoadedRulebook,
  { profile, file }: LoadedProfile,
  length: Length,
  asked: AskedFor,
  today: string,
): Loaded<Shown> {
  const seen = situationOf(
    rulebook,
    profile,
    { name: file.name, sha256: () => sha256(file.text) },
    builtInModelFacts,
  );
  if (!seen.ok) return seen;
  const situation = seen.value;
  const found = async (extent: Extent) =>
    recommendationOf(situation, extent, await moneyIn(situation), similarIn(situation, builtInPrecedents()));
  const extent = length === 'everything' ? EVERYTHING : PAGE;
  return {
    ok: true,
    value: {
      page: async () => {
        if (length === 'verdict') return verdictPage(reportOf(situation));
        const report = await found(extent);
        if (length === 'everything') return (await import('./full-page.ts')).fullPage(report, asked, today);
        return (await import('./one-screen.ts')).oneScreen(report, asked, today);
      },
      document: async () => {
        const { decisionRecord } = await import('./decision-record/decision-record.ts');
        return decisionRecord(await found(extent), today);
      },
      web: async () => {
        const { recommendWeb } = await import('./web.ts');
        const similar = similarIn(situation, builtInPrecedents());
        const report = recommendationOf(situation, EVERYTHING, await moneyIn(situation, 'full'), similar);
        return recommendWeb(report, situation, asked, today);
      },
      json: async () => {
        const { recommendJson } = await import('./json.ts');
        return recommendJson(await found(EVERYTHING), scoreBounds(situation.advice));
      },
    },
  };
}

function lengthOf({ full, quiet }: Pick<RecommendOptions, 'quiet' | 'full'>): Length {
  if (quiet === true) return 'verdict';
  return full === true ? 'everything' : 'screen';
}

/** What the options cost. The catalogue is loaded only where the profile tells how much work there is. */
async function moneyIn(
  situation: Situation,
  detail: 'summary' | 'full' = 'summary',
): Promise<ShownMoney | null> {
  const missing = missingNumbers(situation);
  if (missing === null) return null;
  if (missing.length > 0) return { kind: 'unknown', missing };
  const { moneyOf } = await import('../../report/money.ts');
  return moneyOf(situation, detail);
}
