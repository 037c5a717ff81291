import { folded } from '../yaml/fold.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import {
  child,
  type Entry,
  entriesOf,
  type FilePlace,
  plain,
  type SourceFile,
  type Tree,
} from '../yaml/tree.ts';
import { problemsOfZod } from '../yaml/zod-problems.ts';
import { type Baseline, type BaselineRecord, baselineSchema, recordSchema } from './baseline-schema.ts';
import type { StoredRecord } from './records.ts';

/** A baseline as it was read. */
export interface StoredBaseline {
  /** What is recorded beside profiles. */
  readonly head: Omit<Baseline, 'profiles'>;
  readonly records: readonly StoredRecord[];
  /** Where it says on what its verdicts rest. */
  readonly places: Readonly<Record<'rulebook' | 'prices', FilePlace>>;
}

/** Checks the text of a baseline, which has to be one for the rulebook of this id. */
export function readBaseline(tree: Tree, file: SourceFile, rulebookId: string): Outcome<StoredBaseline> {
  const parsed = baselineSchema.safeParse(plain(tree));
  if (!parsed.success) return { ok: false, problems: problemsOfZod(tree, baselineSchema, parsed.error) };
  const { profiles: _profiles, ...head } = parsed.data;
  const problems = otherRulebook(tree, head.rulebook.id, rulebookId);
  const records = entriesOf(child(tree, 'profiles')).flatMap((entry) => storedRecord(entry, file, problems));
  if (problems.length > 0) return { ok: false, problems };
  const placeOf = (key: string) => ({ file, at: (child(tree, key) ?? tree).at });
  return {
    ok: true,
    value: { head, records, places: { rulebook: placeOf('rulebook'), prices: placeOf('prices') } },
  };
}

function otherRulebook(tree: Tree, recorded: string, now: string): Problem[] {
  if (recorded === now) return [];
  const at = child(child(tree, 'rulebook') ?? tree, 'id')?.at ?? tree.at;
  const explanation = `these are verdicts of ${recorded}, and this run is about ${now}. Name a baseline of ${now}, or record one with --update-baseline.`;
  return [{ kind: 'clash', subject: 'rulebook.id', explanation, at }];
}

/** Read from its own tree: as a key of an object, a name such as __proto__ would be lost. */
function storedRecord(
  { key: name, keyAt, value }: Entry,
  file: SourceFile,
  problems: Problem[],
): readonly StoredRecord[] {
  const parsed = recordSchema.safeParse(plain(value));
  if (!parsed.success) {
    problems.push(...problemsOfZod(value, recordSchema, parsed.error));
    return [];
  }
  const record: BaselineRecord = parsed.data;
  return [{ name, key: folded(name), path: record.path ?? null, record, place: { file, at: keyAt } }];
}
