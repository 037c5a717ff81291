import { globSync } from 'tinyglobby';
import type { Mutant } from './mutant.ts';
import type { Reached, TestRun } from './protocol.ts';
import { unitsOf } from './with-notes.ts';
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

/**
 * The tests that reach a mutant: those of its own folder first, then the fastest.
 * @param patience how many seconds of tests are run at most; more would see a little more.
 */
export function testsOf(
  mutant: Mutant,
  number: number,
  files: readonly TestFile[],
  patience: number,
): readonly TestRun[] {
  const isElsewhere = (file: string) => (file.split('/')[1] === mutant.file.split('/')[1] ? 0 : 1);
  const reaching = files
    .flatMap((file) => runOf(file, mutant, number))
    .toSorted((a, b) => isElsewhere(a.run.file) - isElsewhere(b.run.file) || a.takes - b.takes);
  let left = patience;
  return reaching.flatMap(({ run, takes }) => {
    if (left <= 0 || (takes > left && left < patience)) return [];
    left -= takes;
    return [run];
  });
}

/** The tests of a file that reach a mutant, and about how many seconds they take; nothing where none does. */
function runOf({ file, reached }: TestFile, mutant: Mutant, number: number) {
  if (reached === null) return [];
  const inTests = reached.byTests.flatMap((test, index) => (test?.includes(number) ? [index] : []));
  const byFile = reached.byFile.includes(number);
  if (!byFile && inTests.length === 0) return [];
  const isWhole = byFile || mutant.atLoad;
  const takes = isWhole ? reached.cpuSeconds : (reached.cpuSeconds * inTests.length) / reached.byTests.length;
  // Far more than it took, since others may be at work and a mutant may just be slow.
  const [cpuSeconds, seconds] = [reached.cpuSeconds * 4 + 3, reached.seconds * 10 + 120];
  return [{ run: { file, tests: isWhole ? null : inTests, cpuSeconds, seconds }, takes }];
}
