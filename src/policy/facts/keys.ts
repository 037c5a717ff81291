import type { Decision, Placed } from '../../profile/profile.ts';
import type { FactId } from '../../rulebook/fact.ts';

/** Follows from the choice and from what it costs. */
export const WITHIN_BUDGET = 'decision.within_budget';

/** What the catalogue knows of a model, each told by its name alone. */
export const MODEL_FACTS = [
  'model.open_weights',
  'model.licence',
  'model.country',
  'model.class',
  'model.context',
  'model.retirement_announced',
  'model.days_to_retirement',
  'model.replacement',
] as const;

export const ESTIMATE = 'estimate.usd_a_month';

/** What a policy may ask of a decision; each is under the key of the profile that settles it. */
const DECISION_KEYS: ReadonlyMap<FactId, string> = new Map([
  ['decision.role', 'role'],
  ['decision.owner', 'owner'],
  ['decision.chosen', 'chosen'],
  ['decision.follows_verdict', 'chosen'],
  ['decision.data_reaches', 'data_reaches'],
  ['decision.model', 'model'],
  ['decision.provider', 'provider'],
  ['decision.region', 'region'],
  ['decision.days_since_decision', 'date'],
  ['decision.approved', 'approved_by'],
  ['decision.approved_by', 'approved_by'],
  ['decision.approved_by_owner', 'approved_by'],
  ['decision.days_since_approval', 'approved_on'],
  ['decision.review_in_days', 'review_by'],
  [WITHIN_BUDGET, 'chosen'],
  [ESTIMATE, 'chosen'],
  ...MODEL_FACTS.map((fact) => [fact, 'model'] as const),
]);

/** What follows from the rulebook: a team cannot decide it. */
const ADVICE_FACTS: readonly FactId[] = ['decision.verdict', 'decision.confidence', 'decision.settled'];

/** What is worked out from what was decided, and stated nowhere. */
const WORKED_OUT: ReadonlySet<FactId> = new Set([WITHIN_BUDGET, ESTIMATE, ...MODEL_FACTS]);

/** The key of a profile's decision that settles a fact; null for a fact that is not decided. */
export function decisionKey(fact: FactId): string | null {
  return DECISION_KEYS.get(fact) ?? null;
}

/** The key under which a profile states a fact; the fact itself where it states none. */
export function keyInProfile(fact: FactId): string {
  const key = isWorkedOut(fact) ? null : decisionKey(fact);
  return key === null ? fact : `decision.${key}`;
}

/** True for facts that a profile cannot state: advisor works them out from the decision, its catalogue and its prices. */
export function isWorkedOut(fact: FactId): boolean {
  return WORKED_OUT.has(fact);
}

/** True for what the catalogue says of the model that is named. */
export function isOfModel(fact: FactId): boolean {
  return fact.startsWith('model.');
}

/** True for facts that every system of a profile has for itself. */
export function isOfSystem(fact: FactId): boolean {
  return decisionKey(fact) !== null;
}

/** True for facts that rest on the rulebook's advice. */
export function restsOnAdvice(fact: FactId): boolean {
  return ADVICE_FACTS.includes(fact) || fact === 'decision.follows_verdict' || fact === WITHIN_BUDGET;
}

/** Where the profile states what settles a fact of a decision, or fails to; null where it says nothing of it. */
export function placeInDecision(fact: FactId, decision: Decision | null): Placed<unknown> | null {
  if (decision === null) return null;
  return statedAs(fact, decision) ?? passedOver(fact, decision) ?? decision.stated.get(fact) ?? null;
}

/** What stands in a decision where the name that settles a fact should, and names nothing; null where nothing does. */
export function passedOver(fact: FactId, decision: Decision | null): Placed<string> | null {
  return decision?.passedOver.get(decisionKey(fact) ?? '') ?? null;
}

/** What a decision states under the key that settles a fact. */
export function statedAs(fact: FactId, decision: Decision): Placed<string> | null {
  switch (decisionKey(fact)) {
    case 'role':
      return decision.role;
    case 'owner':
      return decision.owner;
    case 'chosen':
      return decision.chosen;
    case 'data_reaches':
      return decision.dataReaches;
    case 'model':
      return decision.model;
    case 'provider':
      return decision.provider;
    case 'region':
      return decision.region;
    case 'date':
      return decision.date;
    case 'approved_by':
      return decision.approvedBy;
    case 'approved_on':
      return decision.approvedOn;
    case 'review_by':
      return decision.reviewBy;
    default:
      return null;
  }
}
