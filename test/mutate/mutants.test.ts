import ts from 'typescript';
import { expect, test } from 'vitest';
import { changeOf, type Mutant } from './mutant.ts';
import { mutantsOf } from './mutants-of.ts';
import { sampleOf } from './sample.ts';
import { SWITCH, withMutants } from './with-mutants.ts';
import { NOTE, unitAt, unitsOf, withNotes } from './with-notes.ts';

const SOURCE = `
type Pair = readonly [1, 2];
export const LIMIT = 3;
export function sumBelow(list: readonly number[], most: number): number {
  let sum = 0;
  for (const each of list.filter((one) => one > 0)) {
    if (each >= most) continue;
    sum += each;
  }
  return sum;
}
export const joined = (some: readonly string[]) => ['first', ...some].join(' + ' + LIMIT);
`;

const mutants = mutantsOf('sum.ts', SOURCE);

test('mutants are small changes of operators, numbers, conditions, steps and lists, and none of types or texts', () => {
  expect(mutants.map(changeOf)).toEqual([
    '3 → 4',
    '3 → 2',
    '0 → 1',
    '0 → -1',
    '.filter((one) => one > 0) → (dropped)',
    'one > 0 → one >= 0',
    'one > 0 → one <= 0',
    '0 → 1',
    '0 → -1',
    'each >= most → each > most',
    'each >= most → each < most',
    'continue; → (dropped)',
    'sum += each; → (dropped)',
    'sum += each → sum -= each',
    "'first' → (dropped)",
    '...some → (dropped)',
  ]);
  expect(mutants.filter(({ atLoad }) => atLoad).map(changeOf)).toEqual(['3 → 4', '3 → 2']);
  expect(mutants.find(({ after }) => after === 'each > most')).toMatchObject({
    line: 7,
    text: 'if (each >= most) continue;',
  });
});

const PLAIN = `
const LIMIT = 3;
function sumBelow(list, most) {
  let sum = 0;
  for (const each of list.filter((one) => one > 0)) {
    if (each >= most) continue;
    sum += each;
  }
  return sum;
}
const joined = (some) => ['first', ...some].join(LIMIT);
const parts = { ...{ a: !LIMIT }, b: [1, 2].some((each) => each === 2 && LIMIT < 5) };
return JSON.stringify([LIMIT, sumBelow([1, -2, 0, 3, 2], 3), sumBelow([], -1), joined(['b']), parts]);
`;

/** What a source says with a mutant on. */
const saidBy = (source: string, on: number): unknown =>
  new Function(SWITCH, source)((each: number) => each === on);

/** The source with one mutant in place of what it changes. */
function changedBy({ edit }: Mutant): string {
  const by = edit.kind === 'expression' ? edit.by : ';';
  return PLAIN.slice(0, edit.start) + by + PLAIN.slice(edit.end);
}

test('of all that are compiled in, the one that is on changes what the source does, and nothing else', () => {
  const some = mutantsOf('sum.ts', PLAIN);
  const edits = some.map(({ edit }, index) => ({ number: index + 1, edit }));
  const all = withMutants(PLAIN, edits);
  expect(saidBy(all, 0)).toBe(saidBy(PLAIN, 0));
  for (const [index, mutant] of some.entries())
    expect(saidBy(all, index + 1), changeOf(mutant)).toBe(saidBy(changedBy(mutant), 0));
  const same = some.filter((_, index) => saidBy(all, index + 1) === saidBy(PLAIN, 0));
  expect(same.length).toBeLessThan(some.length / 2);
});

test('each mutant belongs to the innermost function, whose number is noted when it is run', () => {
  const units = unitsOf('sum.ts', SOURCE);
  const placeOf = (change: string) => {
    const mutant = mutants.find((each) => changeOf(each) === change);
    return units.findIndex((unit) => unit === unitAt(units, mutant?.edit.start ?? -1));
  };
  expect(['3 → 4', '0 → 1', 'one > 0 → one >= 0', '...some → (dropped)'].map(placeOf)).toEqual([0, 1, 2, 3]);
  const noted: number[] = [];
  const { outputText } = ts.transpileModule(withNotes('sum.ts', SOURCE, 10), {
    compilerOptions: { module: ts.ModuleKind.CommonJS },
  });
  const exported: Record<string, (...args: unknown[]) => unknown> = {};
  new Function('exports', NOTE, outputText)(exported, (each: number) => noted.push(each));
  expect(noted).toEqual([10]);
  expect(exported.sumBelow?.([1], 3)).toBe(1);
  expect(exported.joined?.(['b'])).toBe('first + 3b');
  expect(noted).toEqual([10, 11, 12, 13]);
});

test('a sample is spread evenly, and the same for one seed', () => {
  const all = Array.from({ length: 1000 }, (_, index) => index);
  const sample = sampleOf(all, 100, 7);
  expect(sample.map((each) => Math.floor(each / 10))).toEqual([...Array(100).keys()]);
  expect(sampleOf(all, 100, 7)).toEqual(sample);
  expect(sampleOf(all, 100, 8)).not.toEqual(sample);
  expect(sampleOf(all, 2000, 7)).toEqual(all);
});
