import type { Fields, Json } from './case.ts';
import { type PlainFact, type PlainRulebook, type PlainValue, PRIORITY, valuesOf } from './plain-rulebook.ts';
import { type Dice, oneIn, pick } from './random.ts';
import { words } from './words.ts';

/** A profile that states each fact with one probability, and some priorities. */
export function inventedProfile(rulebook: PlainRulebook, dice: Dice, name = 'otter'): Fields {
  const share = pick([0, 3, 6, 8, 9, 10, 10], dice);
  const facts = Object.entries(rulebook.facts).filter(() => dice(10) < share);
  return {
    name,
    ...(oneIn(3, dice) && { owner: words(dice), description: words(dice), links: [words(dice)] }),
    ...grouped(facts.map(([id, fact]) => [id, inventedValue(fact, dice)])),
    ...(oneIn(2, dice) && { priorities: inventedPriorities(rulebook, dice) }),
  };
}

/** Facts under the first part of their ids. */
export function grouped(facts: readonly (readonly [string, Json])[]): Fields {
  const groups: Record<string, Fields> = {};
  for (const [id, value] of facts) {
    const [group = '', name = ''] = id.split('.');
    groups[group] = { ...groups[group], [name]: value };
  }
  return groups;
}

export function inventedValue(fact: PlainFact, dice: Dice): PlainValue {
  if (fact.type === 'number') return inventedNumber(fact, dice);
  return pick(valuesOf(fact, new Set(Object.keys(fact.values ?? {}).slice(0, MOST_MEMBERS))), dice);
}

const MOST_MEMBERS = 8;

/** Small numbers as often as large ones: of an amount that may be a billion, most values are alike. */
function inventedNumber({ min = 0, max = 0, step = 1 }: PlainFact, dice: Dice): number {
  const steps = Math.floor((max - min) / step + 1e-9);
  const share = oneIn(3, dice) ? dice(1001) / 1000 : 10 ** (-dice(700) / 100);
  return Number((min + Math.round(steps * share) * step).toPrecision(12));
}

function inventedPriorities({ criteria }: PlainRulebook, dice: Dice): Fields {
  const levels = oneIn(8, dice) ? ['ignore', 'ignore', 'ignore', 'normal'] : Object.keys(PRIORITY);
  const named = Object.keys(criteria).filter(() => oneIn(2, dice));
  return Object.fromEntries(named.map((id) => [id, pick(levels, dice)]));
}
