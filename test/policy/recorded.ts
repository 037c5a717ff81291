import { createHash } from 'node:crypto';
import { baselineOf, formatBaseline, type Present, partHashes } from '../../src/policy/baseline.ts';
import type { Baseline } from '../../src/policy/baseline-schema.ts';
import type { Recorded } from '../../src/policy/drift.ts';
import { readBaseline, type StoredBaseline } from '../../src/policy/read-baseline.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import { check, type Run, rulebook } from './small.ts';

/** What verdicts rest on in a test, where it does not matter or is said otherwise. */
export function present(of: Rulebook = rulebook, rest: Partial<Present> = {}): Present {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex');
  const sha256 = hash(JSON.stringify(of));
  return { advisor: '1.0.0', rulebook: of, sha256, parts: partHashes(of, hash), prices: null, ...rest };
}

/** The verdicts of a run. */
export function recordOf(run: Run, rest: Partial<Present> = {}): Baseline {
  return baselineOf(check(run).subjects, present(run.rulebook, rest));
}

/** A baseline as it is read from its file; what is wrong with it is thrown. */
export function stored(baseline: Baseline | string): StoredBaseline {
  const text = typeof baseline === 'string' ? baseline : formatBaseline(baseline);
  const file = { name: 'all.json', text };
  const tree = parseSource(file, 'a baseline');
  const read = tree.ok ? readBaseline(tree.value, file, 'small') : tree;
  if (read.ok) return read.value;
  throw new Error(formatProblems(file, read.problems, 100));
}

export function recordedIn(baseline: Baseline, now: Present = present()): Recorded {
  return { baseline: stored(baseline), present: now };
}
