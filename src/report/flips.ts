import type { Flip as EngineFlip, Flips } from '../engine/flips.ts';
import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { FactChange, Flip } from './report.ts';
import type { Situation } from './situation.ts';

/** Flips by id. A change of a set names the whole set before and after, as one would write it. */
export function reportedFlips(situation: Situation, { flips }: Flips): readonly Flip[] {
  return flips.map((flip) => reportedFlip(situation, flip));
}

function reportedFlip({ loaded, known }: Situation, flip: EngineFlip): Flip {
  const sets = new Map<FactId, readonly string[]>();
  const changes = flip.changes.map(({ fact, member, from, to }): FactChange => {
    if (member === null) return { fact, from, to };
    const before = sets.get(fact) ?? membersOf(known.get(fact)?.value);
    const after = to === true ? [...before, member] : before.filter((each) => each !== member);
    sets.set(fact, after);
    return { fact, from: before, to: after };
  });
  return { to: loaded.rulebook.options[flip.to]?.id ?? null, changes, changeable: flip.changeable };
}

function membersOf(value: FactValue | undefined): readonly string[] {
  return Array.isArray(value) ? value : [];
}
