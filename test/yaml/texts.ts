import fc from 'fast-check';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { readSource } from '../../src/yaml/parse.ts';
import type { Outcome, Problem } from '../../src/yaml/problem.ts';
import type { SourceFile, Tree } from '../../src/yaml/tree.ts';

/** Pieces that mean something in YAML, so that random texts get further than the first character. */
const PIECES = [
  'name: otter\n',
  'data:\n',
  '  sensitivity: public\n',
  'a: ',
  'b: |\n  text\n',
  '- ',
  '? ',
  ': ',
  '[',
  ']',
  '{',
  '}',
  ',',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!!str ',
  '!x ',
  '<<: ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '\n',
  '\r\n',
  '  ',
  '\t',
  '\\',
  '\ufeff',
  '\u0000',
  '\u001b[31m',
  '\u202e',
  '秘密',
  '🦦',
  '__proto__: 1\n',
  '.nan',
  '1e999',
  '~',
];

/** Texts that are nearly YAML, and texts that are anything at all. */
export const anyText = fc.oneof(
  fc
    .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 3 })), { maxLength: 30 })
    .map((all) => all.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

/** A text in which one stretch is replaced by something else. */
export function damaged(text: string): fc.Arbitrary<string> {
  return fc
    .tuple(fc.nat(text.length), fc.nat(40), anyText)
    .map(([from, length, by]) => text.slice(0, from) + by + text.slice(from + length));
}

export function fileOf(text: string): SourceFile {
  return { name: 'otter.yaml', text };
}

/** What is wrong with a text, after checking that it can be shown: inside of the text, without control characters. */
export function problemsIn<T>(text: string, read: (tree: Tree) => Outcome<T>): readonly Problem[] {
  const outcome = readSource(fileOf(text), 'a profile', read);
  if (outcome.ok) return [];
  for (const { kind, at } of outcome.problems) {
    if (!(at.start >= 0 && at.start <= at.end && at.end <= text.length))
      throw new Error(`${kind} at ${at.start}-${at.end} of ${text.length}`);
  }
  const shown = formatProblems(fileOf(text), outcome.problems, 80);
  if (/[^\n\P{Cc}]|\p{Cf}|\p{Cs}/u.test(shown)) throw new Error(`not printable: ${JSON.stringify(shown)}`);
  return outcome.problems;
}

/** What is said of a text, a line each: place and sentence, then the excerpt and help. */
export function saidOf<T>(text: string, read: (tree: Tree) => Outcome<T>): readonly string[] {
  const outcome = readSource(fileOf(text), 'a profile', read);
  return outcome.ok ? [] : formatProblems(fileOf(text), outcome.problems, 80).split('\n');
}

export const asTree = (tree: Tree): Outcome<Tree> => ({ ok: true, value: tree });
