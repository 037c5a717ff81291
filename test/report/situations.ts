import { advise } from '../../src/engine/advice.ts';
import type { Estimator } from '../../src/engine/estimator.ts';
import type { Model } from '../../src/engine/model.ts';
import type { Profile } from '../../src/profile/profile.ts';
import type { Situation } from '../../src/report/situation.ts';
import { missing } from '../../src/rulebook/at.ts';
import { factsFrom } from '../../src/rulebook/derive.ts';
import type { FactValue } from '../../src/rulebook/fact.ts';
import { toyModel } from '../engine/toy.ts';

const plain = (text: string) => text;

/** Piped, without colours. */
export const TERMINAL = {
  width: 80,
  style: { bold: plain, dim: plain, green: plain, yellow: plain, red: plain },
};

/** What the rulebook about databases says of a profile that states these facts. */
export function situationOf(values: Readonly<Record<string, FactValue>>): Situation {
  return situationBy(toyModel(), values);
}

/** What a rulebook says of a profile that states these facts. */
export function situationBy(
  model: Model,
  values: Readonly<Record<string, FactValue>>,
  estimator: Estimator | null = null,
): Situation {
  const at = { start: 0, end: 1 };
  const profile: Profile = {
    name: null,
    description: null,
    owner: null,
    links: [],
    stated: new Map(Object.entries(values).map(([fact, value]) => [fact, { value, at }])),
    priorities: new Map(),
    assumptions: new Map(),
    partsAt: { priorities: null, assumptions: null },
    own: new Map(),
    systems: [],
  };
  const loaded = { rulebook: model.rulebook, sha256: 'toy' };
  const source = { name: 'shop.yaml', sha256: () => 'shop' };
  const facts = factsFrom(profile.stated, model.rulebook.facts);
  const advice = advise(model, facts, profile.priorities, estimator) ?? missing();
  return { loaded, profile, source, advice, catalogue: noCatalogue };
}

/** A rulebook of another subject has no prices to load. */
function noCatalogue(): never {
  throw new Error('prices were loaded');
}
