import { groupedBy } from '../yaml/grouped-by.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import type { FilePlace } from '../yaml/tree.ts';
import type { BaselineRecord } from './baseline-schema.ts';
import type { Someone } from './waivers.ts';

/** A profile as a baseline has it. */
export interface StoredRecord {
  readonly name: string;
  /** What its name is compared by. */
  readonly key: string;
  /** As profilePath has it; null where it had none, or the file is of an older version. */
  readonly path: string | null;
  readonly record: BaselineRecord;
  readonly place: FilePlace;
}

/**
 * The records that a profile continues: the one at its path; where that has another name, also those of its own name, so
 * that neither a new name nor a new place leaves a verdict behind.
 */
export function continuedBy(
  { key, path }: Someone,
  records: readonly StoredRecord[],
): readonly StoredRecord[] {
  const { byName, byPath } = indexOf(records);
  const here = path === null ? [] : (byPath.get(path) ?? []);
  const same = here.filter((record) => record.key === key);
  if (same.length > 0) return same;
  return key === null ? here : [...here, ...(byName.get(key) ?? [])];
}

/** The records that none of these profiles continues. */
export function vanishedFrom(
  records: readonly StoredRecord[],
  profiles: readonly Someone[],
): readonly StoredRecord[] {
  const continued = new Set(profiles.flatMap((profile) => continuedBy(profile, records)));
  return records.filter((record) => !continued.has(record));
}

const indexOf = onceForEach((records: readonly StoredRecord[]) => ({
  byName: groupedBy(records, ({ key }) => key),
  byPath: groupedBy(
    records.filter(({ path }) => path !== null),
    ({ path }) => path,
  ),
}));
