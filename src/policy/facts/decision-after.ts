import { dayAfter } from '../../catalog/day.ts';
import type { Decision, Placed } from '../../profile/profile.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';

/** Where nothing is decided yet. */
const NOTHING: Decision = {
  role: null,
  owner: null,
  chosen: null,
  model: null,
  provider: null,
  region: null,
  dataReaches: null,
  date: null,
  approvedBy: null,
  approvedOn: null,
  approvedFor: new Map(),
  reviewBy: null,
  passedOver: new Map(),
  stated: new Map(),
  own: new Map(),
  at: { start: 0, end: 0 },
};

/** Stands for somebody whom neither a policy nor a profile names: neither can name an empty text. */
const SOMEBODY = '';

/** When a decision is changed, and who owns it where it does not say so. */
export interface Around {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly owner: string | null;
}

/** A decision as the team would write it so that a fact of it has a value. */
export function decisionAfter(
  before: Decision | null,
  fact: FactId,
  value: FactValue,
  { owner, today }: Around,
): Decision {
  const decision = before ?? NOTHING;
  const text = placed(String(value));
  const dayIn = (days: FactValue) => placed(dayAfter(today, Number(days)));
  switch (fact) {
    case 'decision.owner':
      return { ...decision, owner: text };
    case 'decision.chosen':
      return { ...decision, chosen: text };
    case 'decision.model':
      return { ...decision, model: text };
    case 'decision.provider':
      return { ...decision, provider: text };
    case 'decision.region':
      return { ...decision, region: text };
    case 'decision.data_reaches':
      return { ...decision, dataReaches: text };
    case 'decision.days_since_decision':
      return { ...decision, date: dayIn(-Number(value)) };
    case 'decision.review_in_days':
      return { ...decision, reviewBy: dayIn(value) };
    case 'decision.approved_by':
      return { ...decision, approvedBy: text };
    case 'decision.approved_by_owner':
      return { ...decision, approvedBy: value === true ? ownerOf(decision, owner) : placed(SOMEBODY) };
    case 'decision.approved':
    case 'decision.days_since_approval':
      return approvedOn(decision, dayIn(value === true ? 0 : -Number(value)));
    default:
      return decision;
  }
}

function ownerOf(decision: Decision, owner: string | null): Placed<string> | null {
  return decision.owner ?? (owner === null ? null : placed(owner));
}

/** Approved as it is, by whoever did so before. */
function approvedOn(decision: Decision, day: Placed<string>): Decision {
  const approvedBy = decision.approvedBy ?? placed(SOMEBODY);
  return { ...decision, approvedBy, approvedOn: day, approvedFor: new Map() };
}

function placed(value: string): Placed<string> {
  return { value, at: { start: 0, end: 0 } };
}
