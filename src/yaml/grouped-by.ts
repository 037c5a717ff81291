/** What belongs together, each group in the place of its first. */
export function groupedBy<Key, T>(
  all: readonly T[],
  keyOf: (each: T) => Key,
): ReadonlyMap<Key, readonly T[]> {
  const groups = new Map<Key, T[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
