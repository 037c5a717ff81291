import { draw } from '../../../src/engine/random.ts';
import { at } from '../../../src/rulebook/at.ts';
import type { Fact, FactValue } from '../../../src/rulebook/fact.ts';
import { withAlone } from '../../../src/rulebook/fact-value.ts';
import { type Facts, statedFacts } from '../../../src/rulebook/facts.ts';
import type { Rulebook } from '../../../src/rulebook/rulebook.ts';

const STREAM = 0x1f83d9ab;
/** A profile without a fact and one with all of them say little about what happens in between. */
const LEAST_KNOWN = 0.25;
const MOST_KNOWN = 0.65;

/** The same profiles on every run: every other one states all facts but the numbers, the rest a part of them. */
export function randomProfiles({ facts }: Rulebook, count: number): readonly Facts[] {
  let index = 0;
  const next = () => draw(STREAM, index++);
  const asked = facts.filter(({ type }) => type !== 'number');
  return Array.from({ length: count }, (_, profile) => {
    const share = profile % 2 === 0 ? 1 : LEAST_KNOWN + (MOST_KNOWN - LEAST_KNOWN) * next();
    const known = asked.filter(() => next() < share);
    return statedFacts(known.map((fact) => [fact.id, anyValueOf(fact, next)]));
  });
}

function anyValueOf(fact: Fact, next: () => number): FactValue {
  switch (fact.type) {
    case 'enum':
      return at(fact.values, Math.floor(next() * fact.values.length)).id;
    case 'set': {
      const drawn = fact.members.filter(() => next() < 0.5).map(({ id }) => id);
      return withAlone(fact, drawn);
    }
    default:
      return next() < 0.5;
  }
}
