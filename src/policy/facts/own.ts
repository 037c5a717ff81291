import { noAnswerIn } from '../../profile/no-answer-in.ts';
import type { OwnKeys, Placed } from '../../profile/profile.ts';
import { readFact } from '../../profile/read-fact.ts';
import type { Fact, FactId, FactValue } from '../../rulebook/fact.ts';
import type { Problem } from '../../yaml/problem.ts';
import { mapIn } from '../../yaml/read.ts';
import { child, isEmpty, type Tree } from '../../yaml/tree.ts';
import type { RawOwnFact } from './own-schema.ts';

/** A fact of an organisation's own, as its policy declares it. */
export function ownFact(id: FactId, raw: RawOwnFact): Fact {
  const { ask = 'engineering', changeable = false, question = `What is ${id}?` } = raw;
  const base = { id, question, help: question, ask, changeable };
  switch (raw.type) {
    case 'enum':
      return {
        ...base,
        type: 'enum',
        ordered: raw.ordered ?? false,
        values: named(raw.values),
        derivation: null,
      };
    case 'set':
      return { ...base, type: 'set', members: named(raw.values), alone: null };
    case 'boolean':
      return { ...base, type: 'boolean', yes: 'Yes', no: 'No' };
    case 'text':
      return { ...base, type: 'text' };
    case 'number':
      return {
        ...base,
        type: 'number',
        unit: raw.unit ?? '',
        min: raw.min,
        max: raw.max,
        step: raw.step ?? 1,
      };
  }
}

function named(ids: readonly string[]) {
  return ids.map((id) => ({ id, label: id }));
}

/** What a profile says of the organisation's own facts: `x-acme.dpia` as `x-acme: { dpia: … }`, `x-dpia` by itself. */
export function readOwnFacts(
  own: OwnKeys,
  facts: readonly Fact[],
  problems: Problem[],
): ReadonlyMap<FactId, Placed<FactValue>> {
  const stated = new Map<FactId, Placed<FactValue>>();
  for (const fact of facts) {
    const tree = treeOf(fact.id, own, problems);
    if (tree === null || isEmpty(tree)) continue;
    if (fact.type === 'text' && noAnswerIn(tree) !== null) continue;
    const value = readFact(fact, tree, problems);
    if (value !== null) stated.set(fact.id, { value, at: tree.at });
  }
  return stated;
}

function treeOf(id: FactId, own: OwnKeys, problems: Problem[]): Tree | null {
  const [key = '', name] = id.split('.');
  const tree = own.get(key);
  if (tree === undefined || name === undefined || isEmpty(tree)) return tree ?? null;
  return child(mapIn(tree, key, problems) ?? tree, name) ?? null;
}
