import type { Money } from '../../cost/money.ts';
import { scoreBounds } from '../../engine/bounds.ts';
import { builtInModelFacts, type LoadedRulebook } from '../../io/built-in.ts';
import { outputTerminal } from '../../io/terminal.ts';
import { missingNumbers } from '../../report/missing-numbers.ts';
import { EVERYTHING, PAGE, recommendationOf } from '../../report/recommendation.ts';
import { type Situation, situationOf } from '../../report/situation.ts';
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
  const situation = situationOf(rulebook, profile, source);
  if (!situation.ok) return failure(situation.message);
  const extent = options.format === 'json' || options.verbose === true ? EVERYTHING : PAGE;
  const money = await moneyIn(situation.value);
  const report = recommendationOf(situation.value, extent, money);
  switch (options.format) {
    case 'json': {
      const { renderJson } = await import('./json.ts');
      return success(renderJson(report, scoreBounds(situation.value.advice)));
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

/** What the options cost. The catalogue is loaded only where the profile has the numbers for it. */
async function moneyIn(situation: Situation): Promise<Money | null> {
  const missing = missingNumbers(situation);
  if (missing === null) return null;
  if (missing.length > 0) return { kind: 'unknown', missing };
  const { moneyOf } = await import('../../report/money.ts');
  return moneyOf(situation, builtInModelFacts(), 'summary');
}
