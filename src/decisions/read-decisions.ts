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
  const items = itemsOf(child(tree, 'decisions'));
  checkIds(items, problems);
  const decisions = items.flatMap((item, index): DocumentedDecision[] => {
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
  const named = [...(chosen === undefined ? [] : [chosen]), ...itemsOf(child(item, 'defensible'))];
  for (const tree of named) checkName('option', options, tree, problems);
  for (const tree of itemsOf(child(item, 'read_off'))) checkName('fact', facts, tree, problems);
}

function checkName(role: string, allowed: readonly string[], tree: Tree, problems: Problem[]): void {
  if (tree.kind !== 'scalar' || typeof tree.value !== 'string' || allowed.includes(tree.value)) return;
  problems.push({ kind: 'unknown-name', role, name: tree.value, allowed, at: tree.at });
}

/** Cases are told apart by their ids. */
function checkIds(items: readonly Tree[], problems: Problem[]): void {
  const seen = new Set<unknown>();
  for (const item of items) {
    const id = child(item, 'id');
    if (id?.kind !== 'scalar' || typeof id.value !== 'string') continue;
    if (seen.has(id.value))
      problems.push({ kind: 'duplicate-name', role: 'decision', name: id.value, at: id.at });
    seen.add(id.value);
  }
}
