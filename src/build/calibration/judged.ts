import type { ModelFacts } from '../../catalog/model-facts.ts';
import { estimatorsOf } from '../../cost/answers/estimators.ts';
import type { DocumentedDecision } from '../../decisions/documented-decision.ts';
import { type Advice, advise, optionId, optionOf, rankingOf } from '../../engine/advice.ts';
import { evidenceOf } from '../../engine/certainty.ts';
import { type Confidence, confidenceOf, type Evidence, leadsInUse } from '../../engine/confidence.ts';
import { compile, optionNumber } from '../../engine/model.ts';
import { pendingOf } from '../../engine/pending.ts';
import { scoreOf } from '../../engine/score.ts';
import { at, missing } from '../../rulebook/at.ts';
import { factsFrom } from '../../rulebook/derive.ts';
import type { Facts } from '../../rulebook/facts.ts';
import type { OptionId, Rulebook } from '../../rulebook/rulebook.ts';

/** What a rulebook says of a documented decision. */
export interface Judged {
  readonly decision: DocumentedDecision;
  readonly facts: Facts;
  /** Null where nothing fits. */
  readonly verdict: OptionId | null;
  /** The options from first to last that are not excluded. */
  readonly ranking: readonly OptionId[];
  /** The place of what was chosen among all options; those that are excluded come last. */
  readonly rank: number;
  /** By how many points of score what was chosen is behind the best option that is not excluded; 0 where it leads. */
  readonly behind: number;
  /** In points of score; infinite where no other option is left. */
  readonly lead: number;
  readonly evidence: Evidence;
  readonly confidence: Confidence;
}

/** Runs a rulebook over decisions as `recommend` does; without a catalogue by its rules alone. */
export function judge(
  rulebook: Rulebook,
  decisions: readonly DocumentedDecision[],
  catalogue: ModelFacts | null,
): readonly Judged[] {
  const model = compile(rulebook);
  const estimators = catalogue === null ? () => null : estimatorsOf(rulebook, () => catalogue);
  return decisions.map((decision) => {
    const stated = new Map(decision.facts.map(([id, value]) => [id, { value }]));
    const facts = factsFrom(stated, rulebook.facts);
    const advice = advise(model, facts, new Map(), estimators({ assumptions: new Map() })) ?? missing();
    return judgedBy(advice, decision, facts);
  });
}

function judgedBy(advice: Advice, decision: DocumentedDecision, facts: Facts): Judged {
  const { evaluation, model, verdict } = advice;
  const total = evaluation.totalWeight();
  const score = (option: number) => scoreOf(at(evaluation.sums, option), total);
  const ranking = rankingOf(advice);
  const evidence = evidenceOf(advice, pendingOf(advice));
  const chosen = optionNumber(model.rulebook, decision.chosen);
  return {
    decision,
    facts,
    verdict: optionOf(verdict),
    ranking: ranking
      .filter((option) => evaluation.excluded[option] === 0)
      .map((option) => optionId(model, option)),
    rank: ranking.indexOf(chosen) + 1,
    behind: Math.max(0, score(at(ranking, 0)) - score(chosen)),
    lead: evidence.margin ?? Number.POSITIVE_INFINITY,
    evidence,
    confidence: verdict.kind === 'fits' ? confidenceOf(evidence, leadsInUse(model.rulebook)) : 'none-fits',
  };
}
