import { builtInModelFacts } from '../../io/built-in.ts';
import { baselineOf, formatBaseline, type Present, partHashes } from '../../policy/baseline.ts';
import type { CheckOptions as Checking, CheckResult } from '../../policy/check.ts';
import { pricesOf } from '../../policy/pricing.ts';
import { readBaseline } from '../../policy/read-baseline.ts';
import type { LoadedRulebook } from '../../rulebook/loaded-rulebook.ts';
import { VERSION } from '../../version.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, loadSource, sha256 } from '../load.ts';
import type { Made } from '../outcome.ts';
import type { CheckOptions } from './command.ts';

/** The recorded verdicts that a run is compared with; null where there are none, or they are about to be replaced. */
export function loadBaseline(
  { baseline: path, updateBaseline }: CheckOptions,
  loaded: LoadedRulebook,
): Loaded<Checking['baseline']> {
  if (path === undefined || updateBaseline === true) return { ok: true, value: null };
  const read = loadSource(path, 'a baseline', (tree, file) => readBaseline(tree, file, loaded.rulebook.id));
  return read.ok ? { ok: true, value: { baseline: read.value, present: presentOf(loaded) } } : read;
}

function presentOf({ rulebook, sha256: hash }: LoadedRulebook): Present {
  return {
    advisor: VERSION,
    rulebook,
    sha256: hash,
    parts: partHashes(rulebook, sha256),
    prices: pricesOf(rulebook, builtInModelFacts),
  };
}

/** The verdicts of a run as a file to be written; nothing, with a message, where a profile has none. */
export function updatedBaseline(
  path: string,
  { subjects, profiles }: CheckResult,
  rulebook: LoadedRulebook,
): Update {
  if (subjects.length < profiles.length) {
    const message = `${printable(path)}: not written, because a profile could not be checked.\n`;
    return { made: [], message };
  }
  const text = formatBaseline(baselineOf(subjects, presentOf(rulebook)));
  const count = `${subjects.length} ${subjects.length === 1 ? 'verdict' : 'verdicts'}`;
  return { made: [{ text, to: path, said: `Recorded ${count} in ${printable(path)}.` }], message: '' };
}

interface Update {
  readonly made: readonly Made[];
  readonly message: string;
}
