/** Keys of a profile that mean something of their own, so no group of facts may be called like them. */
export const RESERVED_GROUPS: readonly string[] = [
  'name',
  'description',
  'owner',
  'links',
  'priorities',
  'assumptions',
  'decision',
  'systems',
];
