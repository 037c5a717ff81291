import { globSync } from 'tinyglobby';
import type { Mutant } from './mutant.ts';
import type { Reached, TestRun } from './protocol.ts';
import { type Unit, unitAt, unitsOf } from './with-notes.ts';
import { inEachCopy, runIn } from './workers.ts';

/** The tests that are run: those of others reach the engine, too, but take long for what they would find besides. */
const TESTS = [
  'test/{engine,policy,report,rulebook,rulebook-content}/**/*.test.ts',
  'test/commands/*/**/*.test.ts',
  'test/interview/{conversation,opening,questions,estimated}.test.ts',
  'test/golden*.test.ts',
];

const LONGEST = 900;

export interface TestFile {
  readonly file: string;
  /** Null where it fails with no mutant on: it needs vitest itself, or what is not copied. */
  readonly reached: Reached | null;
}

/** The files of tests that are run against mutants. */
export function testFiles(root: string): readonly string[] {
  return globSync(TESTS, { cwd: root }).sort();
}

/** Runs each file of tests with no mutant on, and says how long each takes and what it reaches. */
export function findReach(
  folders: readonly string[],
  files: readonly string[],
  done: (file: TestFile, count: number) => void,
): Promise<readonly TestFile[]> {
  const request = (file: string) => ({
    runs: [{ file, tests: null, cpuSeconds: LONGEST, seconds: 4 * LONGEST }],
    notes: true,
  });
  const find = async (folder: string, file: string): Promise<TestFile> => {
    const outcome = await runIn(folder, 0, request(file));
    return { file, reached: outcome?.kind === 'passed' ? outcome.reached : null };
  };
  return inEachCopy(folders, files, find, done);
}

/** Which number each unit has while reach is noted. */
export function numbersOf(files: ReadonlyMap<string, string>): ReadonlyMap<string, number> {
  const ids = [...files].flatMap(([file, text]) => unitsOf(file, text).map(({ id }) => id));
  return new Map(ids.map((id, index) => [id, index + 1]));
}

/** The tests that reach a mutant, the fastest files first. */
export function testsOf(
  mutant: Mutant,
  units: readonly Unit[],
  numbers: ReadonlyMap<string, number>,
  files: readonly TestFile[],
): readonly TestRun[] {
  const number = numbers.get(unitAt(units, mutant.edit.start)?.id ?? '') ?? 0;
  return files
    .flatMap(({ file, reached }) => (reached === null ? [] : [{ file, reached }]))
    .toSorted((a, b) => a.reached.cpuSeconds - b.reached.cpuSeconds)
    .flatMap(({ file, reached }) => {
      const inTests = reached.byTests.flatMap((test, index) => (test?.includes(number) ? [index] : []));
      const byFile = reached.byFile.includes(number);
      if (!byFile && inTests.length === 0) return [];
      // Far more than it took, since others may be at work and a mutant may just be slow.
      const [cpuSeconds, seconds] = [reached.cpuSeconds * 4 + 3, reached.seconds * 10 + 15];
      return [{ file, tests: byFile || mutant.atLoad ? null : inTests, cpuSeconds, seconds }];
    });
}
