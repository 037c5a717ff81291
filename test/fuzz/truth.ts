import type { Fields, Json } from './case.ts';
import { isFields } from './case.ts';
import { holds, listOf, testsIn } from './condition.ts';
import { type Known, type PlainFact, type PlainValue, valuesOf } from './plain-rulebook.ts';

/** Whether a condition holds: surely, never, or in some cases only. */
export type Truth = 'yes' | 'no' | 'open';

type Facts = Readonly<Record<string, PlainFact>>;

/** Cases that are tried of one condition. */
const MOST_CASES = 3000;

/** Whether a condition holds, by trying what the unknown facts that it names may be; null where that is too much. */
export function truthOf(condition: Fields, facts: Facts, known: Known): Truth | null {
  const cases = casesOf(condition, facts, known);
  if (cases === null) return null;
  const found = new Set(cases.map((each) => holds(condition, facts, each)));
  return found.size === 2 ? 'open' : found.has(true) ? 'yes' : 'no';
}

/** All that may be known once the unknown facts of a condition are, each value standing for those that no test tells from it. */
export function casesOf(condition: Fields, facts: Facts, known: Known): readonly Known[] | null {
  let cases: readonly Known[] = [known];
  for (const [id, tests] of testsIn(condition)) {
    const fact = facts[id];
    if (fact === undefined || known.has(id)) continue;
    const values = apartBy(id, fact, tests, facts);
    if (cases.length * values.length > MOST_CASES) return null;
    cases = cases.flatMap((each) => values.map((value) => new Map([...each, [id, value]])));
  }
  return cases;
}

/** One value of each kind that the tests tell apart. */
function apartBy(id: string, fact: PlainFact, tests: readonly Json[], facts: Facts): readonly PlainValue[] {
  const named = namedIn(tests);
  const kinds = new Map<string, PlainValue>();
  for (const value of [...valuesOf(fact, named), ...numbersNamed(fact, named)]) {
    const known = new Map([[id, value]]);
    kinds.set(tests.map((test) => (holds({ [id]: test }, facts, known) ? 1 : 0)).join(''), value);
  }
  return [...kinds.values()];
}

/** Of many numbers only some are tried: those that are named as well, and the next ones. */
function numbersNamed({ type, min = 0, max = 0, step = 1 }: PlainFact, named: ReadonlySet<string>): number[] {
  if (type !== 'number') return [];
  const steps = Math.floor((max - min) / step + 1e-9);
  return [...named].flatMap((each) => {
    const place = Math.round((Number(each) - min) / step);
    const near = [place - 1, place, place + 1].filter((at) => at >= 0 && at <= steps);
    return near.map((at) => Number((min + at * step).toPrecision(12)));
  });
}

function namedIn(tests: readonly Json[]): ReadonlySet<string> {
  return new Set(
    tests.flatMap((test) => (isFields(test) ? Object.values(test) : [test]).flatMap(listOf).map(String)),
  );
}
