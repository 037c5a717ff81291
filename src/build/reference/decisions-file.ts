import { readFileSync } from 'node:fs';
import type { DocumentedDecision } from '../../decisions/documented-decision.ts';
import { readDecisions } from '../../decisions/read-decisions.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { formatProblems } from '../../yaml/excerpt.ts';
import { readSource } from '../../yaml/parse.ts';

/** The documented decisions in a file. @throws Error with all that is wrong with it. */
export function decisionsIn(path: string, rulebook: Rulebook): readonly DocumentedDecision[] {
  const file = { name: path, text: readFileSync(path, 'utf8') };
  const found = readSource(file, 'documented decisions', (tree) => readDecisions(tree, rulebook));
  if (found.ok) return found.value;
  throw new Error(formatProblems(file, found.problems, 100));
}
