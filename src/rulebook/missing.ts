/**
 * For an index or id that cannot be missing: `list[index] ?? missing()`.
 * @throws RangeError always: that it is missing is a bug.
 */
export function missing(): never {
  throw new RangeError('An index or id that should exist does not.');
}
