import { readFacts } from '../profile/read-facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import { mapIn } from '../yaml/read.ts';
import { child, itemsOf, type Tree } from '../yaml/tree.ts';
import { readForm } from '../yaml/zod-problems.ts';
import type { DocumentedDecision } from './documented-decision.ts';
import { decisionsSchema } from './schema.ts';

/** Checks a file of documented decisions against the rulebook whose facts and options they name. All problems at once. */
export function readDecisions(tree: Tree, rulebook: Rulebook): Outcome<readonly DocumentedDecision[]> {
  const form = readForm(tree, decisionsSchema);
  if (!form.ok) return form;
  const problems: Problem[] = [];
  const decisions = itemsOf(child(tree, 'decisions')).flatMap((item, index): DocumentedDecision[] => {
    const raw = form.value.decisions[index];
    if (raw === undefined) return [];
    const { private: isPrivate = false, read_off: readOff = [], profile, country, ...rest } = raw;
    checkNames(item, rulebook, problems);
    return [{ ...rest, readOff, isPrivate, facts: statedIn(item, rulebook, problems) }];
  });
  return problems.length === 0 ? { ok: true, value: decisions } : { ok: false, problems };
}

function statedIn(item: Tree, rulebook: Rulebook, problems: Problem[]): DocumentedDecision['facts'] {
  const profile = child(item, 'profile');
  const map = profile === undefined ? null : mapIn(profile, 'profile', problems);
  const stated = map === null ? [] : [...readFacts(map, rulebook, problems)];
  return stated.map(([id, { value }]) => [id, value] as const);
}

/** Options and facts that the rulebook does not have. */
function checkNames(item: Tree, rulebook: Rulebook, problems: Problem[]): void {
  const options = rulebook.options.map((option) => option.id);
  const facts = rulebook.facts.map((fact) => fact.id);
  const chosen = child(item, 'chosen');
  require('option', options, [
    ...(chosen === undefined ? [] : [chosen]),
    ...itemsOf(child(item, 'defensible')),
  ], problems);
  require('fact', facts, itemsOf(child(item, 'read_off')), problems);
}

function require(
  role: string,
  allowed: readonly string[],
  trees: readonly Tree[],
  problems: Problem[],
): void {
  for (const tree of trees) {
    if (tree.kind !== 'scalar' || typeof tree.value !== 'string' || allowed.includes(tree.value)) continue;
    problems.push({ kind: 'unknown-name', role, name: tree.value, allowed, at: tree.at });
  }
}
