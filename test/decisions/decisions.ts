import { readFileSync } from 'node:fs';
import type { DocumentedDecision } from '../../src/decisions/documented-decision.ts';
import { readDecisions } from '../../src/decisions/read-decisions.ts';
import { parseSource } from '../../src/yaml/parse.ts';
import type { Outcome } from '../../src/yaml/problem.ts';
import { rulebook } from '../rulebook-content/built-in.ts';

/** Documented decisions in a text, checked against the built-in rulebook. */
export function decisionsIn(text: string): Outcome<readonly DocumentedDecision[]> {
  const tree = parseSource({ name: 'decisions.yaml', text }, 'decisions');
  return tree.ok ? readDecisions(tree.value, rulebook) : tree;
}

/** Those that come with advisor, shown or not. */
export function allDecisions(): readonly DocumentedDecision[] {
  const read = decisionsIn(readFileSync(new URL('../../rules/decisions.yaml', import.meta.url), 'utf8'));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}
