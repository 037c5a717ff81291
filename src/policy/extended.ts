import type { Fact } from '../rulebook/fact.ts';
import type { Problem } from '../yaml/problem.ts';
import { child, type SourceFile, startOf, type Tree } from '../yaml/tree.ts';
import { ownFact } from './facts/own.ts';
import type { PolicyRule } from './policy.ts';
import type { RawPolicy } from './schema.ts';

/** The rules of a policy and of those that it extends, by their ids, each as severe as it is there. */
export type RulesById = ReadonlyMap<string, PolicyRule>;

/** The policy that another one extends, if it extends one. */
export type Extended =
  | { readonly kind: 'none' }
  /** It is faulty itself (null), or this is why it cannot be had. */
  | { readonly kind: 'missing'; readonly why: string | null }
  | {
      readonly kind: 'read';
      readonly file: SourceFile;
      readonly rules: RulesById;
      readonly own: readonly Fact[];
    };

export const NOTHING_EXTENDED: Extended = { kind: 'none' };

/** The rules that a policy extends; none where they are not known. */
export function inheritedRules(extended: Extended): RulesById {
  return extended.kind === 'read' ? extended.rules : new Map();
}

/** The organisation's own facts that a policy may speak of: those that it declares, after those of the policy that it extends. */
export function ownFactsOf(raw: RawPolicy, extended: Extended): readonly Fact[] {
  const inherited = extended.kind === 'read' ? extended.own : [];
  return [...inherited, ...Object.entries(raw.facts ?? {}).map(([id, fact]) => ownFact(id, fact))];
}

/** Adds what is wrong with the policy that is extended, or that there is none where a policy has no rules of its own. */
export function checkExtension(tree: Tree, raw: RawPolicy, extended: Extended, problems: Problem[]): void {
  if (raw.extends === undefined && raw.rules === undefined)
    problems.push({ kind: 'missing-key', key: 'rules', within: 'the file', at: startOf(tree) });
  for (const { id } of extended.kind === 'read' ? extended.own : []) {
    const again = child(child(tree, 'facts') ?? tree, id);
    const explanation = 'it is declared above already, by a policy that this one extends.';
    if (again !== undefined) problems.push({ kind: 'clash', subject: id, explanation, at: again.at });
  }
  const explanation = faultOf(extended, raw);
  if (explanation !== null)
    problems.push({
      kind: 'clash',
      subject: 'extends',
      explanation,
      at: child(tree, 'extends')?.at ?? tree.at,
    });
}

/** A policy is never read without what it says applies, too. */
function faultOf(extended: Extended, raw: RawPolicy): string | null {
  if (extended.kind === 'missing') return extended.why;
  if (extended.kind === 'read' || raw.extends === undefined) return null;
  return `only advisor check follows this to ${raw.extends}; here a policy has to be in one text.`;
}
