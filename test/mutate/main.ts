import { appendFileSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { globSync } from 'tinyglobby';
import { groupedBy } from '../../src/yaml/grouped-by.ts';
import { copies } from './copy.ts';
import { equivalentMutants, isAbout } from './equivalent.ts';
import { KnownReach } from './known-reach.ts';
import { changeOf, type Mutant } from './mutant.ts';
import { mutantsOf } from './mutants-of.ts';
import { findReach, numbersOf, type TestFile, testFiles, testsOf } from './reach.ts';
import { type Fate, placeOf, reportOf } from './report.ts';
import { sampleOf, shuffled } from './sample.ts';
import { withMutants } from './with-mutants.ts';
import { unitAt, unitsOf, withNotes } from './with-notes.ts';
import { inEachCopy, runIn } from './workers.ts';

/** npm run mutate -- [FOLDER …] [--sample N|all] [--seed S] [--patience SECONDS] [--jobs N] [--to FILE.ndjson]: how many small faults the tests see. */

const FOLDERS = ['src/engine', 'src/rulebook', 'src/policy'];
const root = join(import.meta.dirname, '../..');

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    patience: { type: 'string', default: '60' },
    jobs: { type: 'string', default: `${availableParallelism()}` },
    to: { type: 'string' },
  },
});

const jobs = Number(values.jobs);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
/** All that can be changed, whatever is changed this time, so that what is known of reach stays so. */
const sources = new Map(
  globSync(
    FOLDERS.map((path) => `${path}/**/*.ts`),
    { cwd: root },
  )
    .sort()
    .map((file) => [file, read(file)]),
);
const numbers = numbersOf(sources);
const equivalents = equivalentMutants();
const print = (text: string) => process.stdout.write(`${text}\n`);
const progress = (text: string) => process.stderr.write(`\r${text}\u001b[K`);

async function main(): Promise<void> {
  const paths = positionals.length === 0 ? FOLDERS : positionals;
  const named = paths.map((path) => (path.endsWith('.ts') ? path : `${path}/**/*.ts`));
  const files = globSync(named, { cwd: root }).sort();
  const other = files.find((file) => !sources.has(file)) ?? (files.length === 0 ? paths.join(' ') : null);
  if (other !== null) throw new Error(`${other}: mutants are made of files in ${FOLDERS.join(', ')}.`);
  const all = files.flatMap((file) => mutantsOf(file, read(file)));
  const wanted = values.sample === 'all' ? all.length : Number(values.sample);
  const sample = sampleOf(all, wanted, Number(values.seed));
  print(`${sample.length} of ${all.length} mutants in ${files.length} files, seed ${values.seed}`);
  const reach = await reachOfTests();
  const unusable = reach.filter(({ reached }) => reached === null).map(({ file }) => file);
  if (unusable.length > 0) print(`Not used, since they fail here with no mutant: ${unusable.join(', ')}`);
  const folders = await copies(jobs, changed(sample));
  await requireGreen(folders, reach);
  const fates = await fatesOf(sample, folders, reach);
  progress('');
  print(reportOf(fates));
  sayWhatIsWrongInList(all, fates);
}

/** Some tests with no mutant on: were they red, every mutant would count as killed. */
async function requireGreen(folders: readonly string[], reach: readonly TestFile[]): Promise<void> {
  const fastest = reach
    .flatMap(({ file, reached }) => (reached === null ? [] : [{ file, seconds: reached.cpuSeconds }]))
    .toSorted((a, b) => a.seconds - b.seconds)
    .slice(0, CHECKED_FIRST)
    .map(({ file }) => ({ file, tests: null, cpuSeconds: 300, seconds: 1200 }));
  const outcomes = await inEachCopy(
    folders,
    folders,
    (folder) => runIn(folder, 0, { runs: fastest, notes: false }),
    () => {},
  );
  for (const outcome of outcomes)
    if (outcome?.kind !== 'passed') throw new Error(`With no mutant on: ${JSON.stringify(outcome)}`);
}

const CHECKED_FIRST = 12;

/** What each file of tests reaches: found out only where sources or tests are not what they were. */
async function reachOfTests(): Promise<readonly TestFile[]> {
  const known = new KnownReach(root, join(root, 'test-results/reach.json'));
  const files = testFiles(root);
  const missing = files.filter((file) => known.get(file) === null);
  if (missing.length > 0) {
    const noting = [...sources].map(
      ([file, text]) => [file, withNotes(file, text, numbers.get(`${file}#0`) ?? 0)] as const,
    );
    await findReach(await copies(jobs, new Map(noting)), missing, (found, count) => {
      known.add(found);
      progress(`reach: ${count} of ${missing.length} files of tests`);
    });
  }
  return files.flatMap((file) => known.get(file) ?? []);
}

function changed(sample: readonly Mutant[]): ReadonlyMap<string, string> {
  const numbered = sample.map((mutant, index) => ({
    file: mutant.file,
    number: index + 1,
    edit: mutant.edit,
  }));
  const byFile = groupedBy(numbered, ({ file }) => file);
  return new Map([...byFile].map(([file, mutants]) => [file, withMutants(read(file), mutants)]));
}

async function fatesOf(
  sample: readonly Mutant[],
  folders: readonly string[],
  reach: readonly TestFile[],
): Promise<readonly Fate[]> {
  const numbered = sample.map((mutant, index) => ({ mutant, number: index + 1 }));
  const fates = await inEachCopy(
    folders,
    shuffled(numbered, Number(values.seed)),
    (folder, { mutant, number }) => fateOf(mutant, number, folder, reach),
    (fate, count) => {
      progress(`mutants: ${count} of ${sample.length}`);
      if (values.to !== undefined) appendFileSync(values.to, `${JSON.stringify(fate)}\n`);
    },
  );
  const places = new Map(sample.map((mutant, place) => [mutant, place]));
  return fates.toSorted((a, b) => (places.get(a.mutant) ?? 0) - (places.get(b.mutant) ?? 0));
}

async function fateOf(
  mutant: Mutant,
  number: number,
  folder: string,
  reach: readonly TestFile[],
): Promise<Fate> {
  const unit = unitAt(unitsOf(mutant.file, read(mutant.file)), mutant.edit.start);
  const runs = testsOf(mutant, numbers.get(unit?.id ?? '') ?? 0, reach, Number(values.patience));
  const listed = equivalents.find((each) => isAbout(each, mutant));
  if (runs.length === 0) return { mutant, kind: listed === undefined ? 'not reached' : 'equivalent', by: '' };
  const outcome = await runIn(folder, number, { runs, notes: false });
  if (outcome === null) return { mutant, kind: 'killed', by: 'the end of the process' };
  if (outcome.kind === 'failed') return { mutant, kind: 'killed', by: `${outcome.file} › ${outcome.test}` };
  if (outcome.kind === 'took too long') return { mutant, kind: 'timed out', by: outcome.file };
  return {
    mutant,
    kind: listed === undefined ? 'survived' : 'equivalent',
    by: `${runs.length} files of tests`,
  };
}

/** Entries of the list of equivalent mutants that are no longer true. */
function sayWhatIsWrongInList(all: readonly Mutant[], fates: readonly Fate[]): void {
  for (const entry of equivalents) {
    if (!all.some((mutant) => isAbout(entry, mutant)))
      print(
        `equivalent.yaml: there is no ${entry.change ?? 'change'} in ${entry.file} (any more): ${entry.line}`,
      );
    for (const { mutant, by, kind } of fates)
      if (isAbout(entry, mutant) && kind === 'killed')
        print(`equivalent.yaml: ${placeOf(mutant)} ${changeOf(mutant)} is seen after all, by ${by}`);
  }
}

await main();
