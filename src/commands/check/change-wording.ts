import { dayAfter } from '../../catalog/day.ts';
import { decisionKey, keyInProfile } from '../../policy/facts/keys.ts';
import type { Change } from '../../policy/findings/of-rule.ts';
import { valueAsWritten } from '../../rulebook/condition-text.ts';
import type { FactId } from '../../rulebook/fact.ts';
import { listedShort } from '../../yaml/phrases.ts';

const ACTS: ReadonlyMap<FactId, string> = new Map([
  ['decision.approved', 'have it approved and state decision.approved_by and decision.approved_on'],
  ['decision.approved_by_owner', 'have it approved by somebody else than its owner'],
  ['decision.days_since_approval', 'have it approved anew and state decision.approved_on'],
  ['decision.days_since_decision', 'decide anew and state decision.date'],
]);

/** What a team would do, on a day YYYY-MM-DD: where people have to act, not a key to be filled in. */
export function changeText({ fact, to }: Change, today: string): string {
  if (fact === 'decision.approved_by_owner' && to.values.includes(true))
    return 'have it approved by its owner';
  const act = ACTS.get(fact);
  if (act !== undefined) return act;
  const isDay = fact === 'decision.review_in_days';
  const values = to.values.map((value) =>
    isDay && typeof value === 'number' ? dayAfter(today, value) : valueAsWritten(value),
  );
  const listing = listedShort(values, 'or');
  if (fact === 'decision.approved_by' && to.kind === 'one-of') return `have it approved by ${listing}`;
  switch (to.kind) {
    case 'one-of':
      return `set ${keyInProfile(fact)} to ${listing}`;
    case 'other-than':
      return `use another ${decisionKey(fact) ?? fact} than ${listing}`;
    case 'beginning-with':
      return `set ${keyInProfile(fact)} to one that begins with ${listing}`;
    case 'not-beginning-with':
      return `set ${keyInProfile(fact)} to one that does not begin with ${listing}`;
    case 'at-least':
      return `set ${keyInProfile(fact)} to ${listing} or ${isDay ? 'later' : 'more'}`;
    case 'at-most':
      return `set ${keyInProfile(fact)} to ${listing} or ${isDay ? 'earlier' : 'less'}`;
  }
}
