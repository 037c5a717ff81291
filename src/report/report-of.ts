import { rankingOf } from '../engine/advice.ts';
import { certaintyOf } from '../engine/certainty.ts';
import { conflictOf } from '../engine/conflict.ts';
import { ratingIndex } from '../engine/model.ts';
import { type Pending, pendingOf } from '../engine/pending.ts';
import { scoreOf } from '../engine/score.ts';
import { weightFlipsOf } from '../engine/weight-flips.ts';
import { exclusionsOf } from '../engine/why-not.ts';
import { missing, under } from '../rulebook/at.ts';
import { FALSE, TRUE, truthOf } from '../rulebook/normal-form.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { VERSION } from '../version.ts';
import { holdsOnlyIf } from './holds-only-if.ts';
import type { OptionReport, PossiblePattern, Report, Unproved } from './report.ts';
import type { Situation } from './situation.ts';

/** What every page says of a profile. */
export function reportOf(situation: Situation): Report {
  const { advice, loaded, profile, source } = situation;
  const { rulebook } = loaded;
  const pending = pendingOf(advice);
  const conflict = conflictOf(advice);
  return {
    advisor: VERSION,
    rulebook: { id: rulebook.id, version: rulebook.version, title: rulebook.title, sha256: loaded.sha256 },
    profile: {
      name: profile.name?.value ?? null,
      description: profile.description,
      owner: profile.owner,
      links: profile.links,
      file: source.name,
      sha256: source.sha256,
    },
    facts: advice.facts,
    dictionary: new Map(rulebook.facts.map((fact) => [fact.id, fact])),
    references: referencesOf(rulebook),
    assumptions: profile.assumptions,
    verdict: advice.verdict,
    settled: advice.settled,
    rated: advice.rated,
    certainty: certaintyOf(advice, pending),
    words: rulebook.words,
    conflict: conflict.facts,
    weightFlips: weightFlipsOf(advice),
    criteria: rulebook.criteria.map(({ id, title }, index) => ({
      id,
      title,
      weight: advice.evaluation.weights[index] ?? missing(),
      priority: profile.priorities.get(id) ?? 'normal',
    })),
    options: optionsOf(situation),
    unknownFacts: rulebook.facts.filter((fact) => !advice.facts.has(fact.id)).map((fact) => fact.id),
    holdsOnlyIf: holdsOnlyIf(situation, pending),
    notProved: notProved(situation, pending, conflict.isSmallest),
  };
}

function referencesOf({ claims, sources }: Rulebook): Report['references'] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  return new Map(claims.map(({ id, source }) => [id, under(byId, source)]));
}

function optionsOf({ advice, loaded: { rulebook } }: Situation): readonly OptionReport[] {
  const { evaluation, model } = advice;
  const total = evaluation.totalWeight();
  return rankingOf(advice).map((index, place): OptionReport => {
    const { claims: _, patterns, ...option } = rulebook.options[index] ?? missing();
    const possible = patterns.flatMap(({ id, title }, at): readonly PossiblePattern[] => {
      const { boxes } = model.patterns[index]?.[at] ?? missing();
      const truth = truthOf(boxes, evaluation.knowledge);
      return truth === FALSE ? [] : [{ id, title, holds: truth === TRUE }];
    });
    return {
      ...option,
      score: scoreOf(evaluation.sums[index] ?? missing(), total),
      rank: place + 1,
      exclusions: exclusionsOf(advice, option.id),
      ratings: rulebook.criteria.map(
        (_criterion, criterion) => evaluation.ratings[ratingIndex(model, index, criterion)] ?? missing(),
      ),
      patterns: possible,
    };
  });
}

function notProved(
  { advice }: Situation,
  pending: readonly Pending[],
  isSmallestConflict: boolean,
): readonly Unproved[] {
  const isPendingProved = pending.every((each) => each.kind !== 'patterns' || each.proved);
  return [
    ...(advice.proved ? [] : (['settled'] as const)),
    ...(isPendingProved ? [] : (['holds_only_if'] as const)),
    ...(isSmallestConflict ? [] : (['conflict'] as const)),
  ];
}
