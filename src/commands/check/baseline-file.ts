import {
  baselineOf,
  formatBaseline,
  type HashedRulebook,
  partHashes,
  readBaseline,
} from '../../policy/baseline.ts';
import type { CheckOptions as Checking, CheckResult } from '../../policy/check.ts';
import { recordedIn } from '../../policy/drift.ts';
import { VERSION } from '../../version.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, loadSource, sha256 } from '../load.ts';
import type { Made } from '../outcome.ts';
import type { CheckOptions } from './command.ts';

/** The recorded verdicts that a run is compared with; null where there are none, or they are about to be replaced. */
export function loadBaseline(
  { baseline: path, updateBaseline }: CheckOptions,
  rulebook: HashedRulebook,
): Loaded<Checking['baseline']> {
  if (path === undefined || updateBaseline === true) return { ok: true, value: null };
  const loaded = loadSource(path, 'a baseline', readBaseline);
  if (!loaded.ok) return loaded;
  const present = { advisor: VERSION, parts: partHashes(rulebook.rulebook, sha256) };
  return { ok: true, value: recordedIn(loaded.value, present) };
}

/** The verdicts of a run as a file to be written; nothing, with a message, where a profile has none. */
export function updatedBaseline(
  path: string,
  { subjects, profiles }: CheckResult,
  rulebook: HashedRulebook,
): Update {
  if (subjects.length < profiles.length) {
    const message = `${printable(path)}: not written, because a profile could not be checked.\n`;
    return { made: [], message };
  }
  const text = formatBaseline(baselineOf(subjects, rulebook, VERSION, sha256));
  const count = `${subjects.length} ${subjects.length === 1 ? 'verdict' : 'verdicts'}`;
  return { made: [{ text, to: path, said: `Recorded ${count} in ${printable(path)}.` }], message: '' };
}

interface Update {
  readonly made: readonly Made[];
  readonly message: string;
}
