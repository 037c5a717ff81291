import type { Model } from '../../catalog/catalog.ts';
import { daysBetween } from '../../catalog/day.ts';
import { isAdvised, optionOf } from '../../engine/advice.ts';
import type { Placed } from '../../profile/profile.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import { type Facts, statedFacts } from '../../rulebook/facts.ts';
import type { OptionId, Rulebook } from '../../rulebook/rulebook.ts';
import { folded } from '../../yaml/fold.ts';
import { looksLike } from '../../yaml/looks-like.ts';
import { onceForEach } from '../../yaml/once-for-each.ts';
import { type ChoiceCost, type KeptAdvice, verdictWord } from '../advice.ts';
import { type CompiledDemands, textsOf } from '../compile.ts';
import { profilePath } from '../profile-path.ts';
import type { CheckContext, Subject, SystemSubject } from '../subject.ts';
import { clampDays } from './days.ts';
import { MAX_USD } from './definitions.ts';
import { ESTIMATE, isOfModel, WITHIN_BUDGET } from './keys.ts';
import { modelValues } from './model-values.ts';

/** What was chosen, as far as it was. */
interface Chosen {
  readonly option: OptionId | null;
  readonly model: string | null;
}

export function choiceOf({ decision }: Pick<SystemSubject, 'decision'>): Chosen {
  return { option: decision?.chosen?.value ?? null, model: decision?.model?.value ?? null };
}

/**
 * What a policy can know of one system beside its project: what was decided, what follows from that, and the advice, as
 * far as the policy reads it.
 */
export function valuesOf(system: SystemSubject, subject: Subject, context: CheckContext): Facts {
  const choice = choiceOf(system);
  const reads = factsRead(context.policy);
  return statedFacts([
    ...profileValues(subject),
    ...adviceValues(system.advice, reads),
    ...choiceValues(choice, system, subject, context.rulebook, reads),
    ...namedModelValues(choice, context, reads),
    ...stated(system, subject, context.today),
    ...modelInPolicysWords(choice, context),
  ]);
}

type Values = readonly (readonly [FactId, FactValue])[];

function profileValues({ file, name, profile: { owner } }: Subject): Values {
  const path = profilePath(file.name);
  return [
    ['profile.name', name],
    ...(path === null ? [] : [['profile.path', path] as const]),
    ...(owner === null ? [] : [['profile.owner', owner] as const]),
  ];
}

function adviceValues(advice: KeptAdvice, reads: ReadonlySet<FactId>): Values {
  return [
    ...(reads.has('decision.verdict') ? [['decision.verdict', verdictWord(advice)] as const] : []),
    ...(reads.has('decision.settled') ? [['decision.settled', advice.settled] as const] : []),
    ...(reads.has('decision.confidence') ? [['decision.confidence', advice.confidence] as const] : []),
  ];
}

/** That a choice does not follow the verdict is told with both. */
const factsRead = onceForEach(({ compiled }: CompiledDemands): ReadonlySet<FactId> => {
  const read = new Set(compiled.flatMap((rule) => rule.facts));
  return read.has('decision.follows_verdict') ? read.add('decision.verdict') : read;
});

/** A choice, and with it whether it follows the advice, what it costs, and whether that is within the budget. */
function choiceValues(
  { model, option }: Chosen,
  system: SystemSubject,
  subject: Subject,
  rulebook: Rulebook,
  reads: ReadonlySet<FactId>,
): Values {
  if (option === null) return [];
  const follows = followsVerdict(option, system, subject, rulebook);
  const asksForCost = reads.has(WITHIN_BUDGET) || reads.has(ESTIMATE);
  return [
    ['decision.chosen', option],
    ['decision.follows_verdict', follows],
    ...(asksForCost ? costValues(system.advice.costOf({ option, model })) : []),
  ];
}

function costValues(cost: ChoiceCost): Values {
  if (cost.kind === 'unknown') return [];
  return [
    [ESTIMATE, Math.min(MAX_USD, Math.round(cost.likely))],
    ...(cost.budget === null ? [] : [[WITHIN_BUDGET, cost.budget.isWithin] as const]),
  ];
}

/** A mix is followed by one system that is a mix, and by systems that are one together: an open and a closed one. */
function followsVerdict(
  option: OptionId,
  { advice, decision }: SystemSubject,
  { profile }: Subject,
  { options }: Rulebook,
): boolean {
  if (isAdvised(option, advice.verdict)) return true;
  const familyOf = (id: OptionId | null) => options.find((each) => each.id === id)?.family ?? null;
  if (familyOf(optionOf(advice.verdict)) !== 'hybrid') return false;
  const others = profile.systems.filter((system) => system !== decision);
  const families = [option, ...others.map((system) => system.chosen?.value ?? null)].map(familyOf);
  return families.includes('open') && families.includes('closed');
}

function namedModelValues(
  { model: name }: Chosen,
  context: CheckContext,
  reads: ReadonlySet<FactId>,
): Values {
  if (name === null || ![...reads].some(isOfModel)) return [];
  const model = context.models.named(name);
  return model === null ? [] : modelValues(model, context.today);
}

/** A model under the name by which the policy has it, where the profile has another one that the catalogue knows. */
function modelInPolicysWords({ model: name }: Chosen, context: CheckContext): Values {
  const { byModel, texts } = modelsOf(context);
  if (name === null || texts.size === 0 || texts.has(folded(name))) return [];
  const model = context.models.named(name);
  const text = model === null ? undefined : byModel.get(model);
  return text === undefined ? [] : [['decision.model', text]];
}

/** The texts by which a policy names models, as they are compared, and the first for each that the catalogue knows. */
const modelsOf = onceForEach(({ models, policy }: CheckContext) => {
  const named = textsOf(policy, 'decision.model');
  const byModel = new Map<Model, string>();
  for (const text of named) {
    const model = models.named(text);
    if (model !== null && !byModel.has(model)) byModel.set(model, text);
  }
  return { byModel, texts: new Set(named.map(folded)) };
});

/** What the profile states of the decision. An approval that has lapsed is none, and a day to come has not been. */
function stated({ decision, lapses }: SystemSubject, { profile }: Subject, today: string): Values {
  const text = (fact: FactId, placed: Placed<string> | null): Values =>
    placed === null ? [] : [[fact, placed.value]];
  const owner = decision?.owner?.value ?? profile.owner;
  const owned: Values = owner === null ? [] : [['decision.owner', owner]];
  if (decision === null) return owned;
  const daysSince = (fact: FactId, placed: Placed<string> | null): Values =>
    placed === null || placed.value > today ? [] : [[fact, clampDays(daysBetween(placed.value, today))]];
  const isApproved = decision.approvedBy !== null && lapses.length === 0;
  const { reviewBy } = decision;
  return [
    ...owned,
    ...text('decision.role', decision.role),
    ...text('decision.data_reaches', decision.dataReaches),
    ...text('decision.model', decision.model),
    ...text('decision.provider', decision.provider),
    ...text('decision.region', decision.region),
    ...daysSince('decision.days_since_decision', decision.date),
    ...(decision.approvedBy === null ? [] : [['decision.approved', lapses.length === 0] as const]),
    ...text('decision.approved_by', decision.approvedBy),
    ...(decision.approvedBy === null || owner === null
      ? []
      : [['decision.approved_by_owner', looksLike(decision.approvedBy.value, owner)] as const]),
    ...daysSince('decision.days_since_approval', isApproved ? decision.approvedOn : null),
    ...(reviewBy === null
      ? []
      : [['decision.review_in_days', clampDays(daysBetween(today, reviewBy.value))] as const]),
  ];
}
