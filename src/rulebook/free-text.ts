import { folded } from '../yaml/fold.ts';
import type { Fact } from './fact.ts';

/** The texts of a test as they are compared, kept because each test is asked about many values. */
const foldedTexts = new WeakMap<readonly unknown[], ReadonlySet<string>>();

/** Whether a value is one of those of a test. */
export function isAmong(
  fact: Fact,
  value: string | boolean,
  values: readonly (string | number | boolean)[],
): boolean {
  if (fact.type !== 'text' || typeof value !== 'string') return values.includes(value);
  const texts = foldedTexts.get(values) ?? new Set(values.map((each) => folded(String(each))));
  foldedTexts.set(values, texts);
  return texts.has(folded(value));
}

/** Whether a text begins like one of some others, as a reader compares texts. */
export function beginsLike(text: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => folded(text).startsWith(folded(prefix)));
}
