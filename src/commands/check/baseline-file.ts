import { write } from '../../io/terminal.ts';
import {
  baselineOf,
  formatBaseline,
  type HashedRulebook,
  partHashes,
  readBaseline,
} from '../../policy/baseline.ts';
import type { CheckOptions, CheckResult } from '../../policy/check.ts';
import { recordedIn } from '../../policy/drift.ts';
import { VERSION } from '../../version.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, loadSource, sha256 } from '../load.ts';
import type { CheckCommandOptions } from '../options.ts';
import { type Permits, saveAndSay } from '../outputs.ts';

/** The recorded verdicts that a run is compared with; null where there are none, or they are about to be replaced. */
export function loadBaseline(
  { baseline: path, updateBaseline }: CheckCommandOptions,
  rulebook: HashedRulebook,
): Loaded<CheckOptions['baseline']> {
  if (path === undefined || updateBaseline === true) return { ok: true, value: null };
  const loaded = loadSource(path, 'a baseline', readBaseline);
  if (!loaded.ok) return loaded;
  const present = { advisor: VERSION, parts: partHashes(rulebook.rulebook, sha256) };
  return { ok: true, value: recordedIn(loaded.value, present) };
}

/** Records the verdicts of a run. False where that is not possible. */
export function updateBaseline(
  path: string,
  result: CheckResult,
  rulebook: HashedRulebook,
  permits: Permits,
  quiet: boolean,
): boolean {
  const { subjects } = result;
  if (subjects.length < result.profiles.length) {
    write('stderr', `${printable(path)}: not written, because a profile could not be checked.\n`);
    return false;
  }
  const text = formatBaseline(baselineOf(subjects, rulebook, VERSION, sha256));
  const saved = saveAndSay(path, text, permits, true);
  const count = `${subjects.length} ${subjects.length === 1 ? 'verdict' : 'verdicts'}`;
  if (saved && !quiet) write('stderr', `Recorded ${count} in ${printable(path)}.\n`);
  return saved;
}
