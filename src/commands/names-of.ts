/** The keys of a map of which all are known. */
export function namesOf<Name extends string>(map: Readonly<Record<Name, unknown>>): readonly Name[] {
  return Object.keys(map).filter((key): key is Name => key in map);
}
