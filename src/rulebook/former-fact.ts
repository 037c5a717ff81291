import type { Problem } from '../yaml/problem.ts';
import type { Span } from '../yaml/tree.ts';
import type { FactId } from './fact.ts';
import type { Rulebook } from './rulebook.ts';

type Former = Rulebook['former'];

/** A name that an earlier rulebook gave to a fact, with what to write now; null for any other name. */
export function formerFact(name: FactId, former: Former, at: Span): Problem | null {
  const now = Object.hasOwn(former, name) ? former[name] : undefined;
  return now === undefined ? null : { kind: 'former-fact', name, now, at };
}

/** Problems, with what became of facts that only an earlier rulebook had. */
export function withFormerFacts(problems: readonly Problem[], former: Former): readonly Problem[] {
  return problems.map((problem) =>
    problem.kind === 'unknown-name' && problem.role === 'fact'
      ? (formerFact(problem.name, former, problem.at) ?? problem)
      : problem,
  );
}
