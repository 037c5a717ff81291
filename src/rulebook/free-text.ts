import { folded } from '../yaml/fold.ts';
import type { Fact } from './fact.ts';

/** What tells a value from others: a free text is told as a reader does it, every other value as it is written. */
export function comparedAs<T extends string | boolean>(fact: Fact, value: T): T | string {
  return fact.type === 'text' && typeof value === 'string' ? folded(value) : value;
}

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

/** The texts that a reader tells apart, each as it is first written. */
export function distinctTexts(texts: readonly string[]): readonly string[] {
  const first = new Map<string, string>();
  for (const text of texts) if (!first.has(folded(text))) first.set(folded(text), text);
  return [...first.values()];
}
