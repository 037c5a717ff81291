import type { Fact, FactId } from './fact.ts';

/** A profile states data.sensitivity as "sensitivity" in the group "data". */
export interface FactIdParts {
  readonly group: string;
  readonly name: string;
}

/** The group and the name of which an id is made; a text without a dot is a name without a group. */
export function partsOfId(id: FactId): FactIdParts {
  const dot = id.indexOf('.');
  return { group: id.slice(0, Math.max(0, dot)), name: id.slice(dot + 1) };
}

/** The facts of each group by name, all in the order given. */
export function factsByGroup(facts: readonly Fact[]): ReadonlyMap<string, ReadonlyMap<string, Fact>> {
  const groups = new Map<string, Map<string, Fact>>();
  for (const fact of facts) {
    const { group, name } = partsOfId(fact.id);
    const known = groups.get(group);
    if (known === undefined) groups.set(group, new Map([[name, fact]]));
    else known.set(name, fact);
  }
  return groups;
}
