import { type CompiledPolicyRule, standingOf } from '../compile.ts';
import type { Finding } from '../finding.ts';
import { reduced } from '../formula.ts';
import type { BuiltInRule, Policy } from '../policy.ts';
import type { CheckContext } from '../subject.ts';
import { systemsOf } from '../system-facts.ts';
import type { Valuation } from '../variables.ts';
import type { CaseResult } from './run-case.ts';

/** Only true or unknown: nobody states that nobody approved. */
const APPROVED = 'decision.approved';

/** The rules of a policy that its cases do not test: those that none violates, and those that none keeps. */
export interface Coverage {
  readonly rules: number;
  /** Rules of the policies above that this one leaves as they are: their own cases test them. */
  readonly inherited: number;
  readonly neverViolated: readonly string[];
  readonly neverKept: readonly string[];
}

/** What cases leave untested of the rules that a policy has or tightens, and of what it wants known and guarded. */
export function coverageOf(
  results: readonly CaseResult[],
  { rules, tightens, known, guarded }: Policy,
  context: CheckContext,
): Coverage {
  const own = [...new Set([...rules.map(({ id }) => id), ...tightens.map(({ rule }) => rule)])];
  const builtIn: readonly BuiltInRule[] = [
    ...(known.length > 0 ? (['known-facts'] as const) : []),
    ...(guarded.length > 0 ? (['guarded-facts'] as const) : []),
  ];
  const all = [...own, ...builtIn];
  const violated = new Set(results.flatMap(({ found }) => found.filter(shows).map(({ rule }) => rule)));
  const runs = results.map((result) => runOf(result, context));
  return {
    rules: all.length,
    inherited: context.policy.rules.filter(({ id }) => !own.includes(id)).length,
    neverViolated: all.filter((rule) => !violated.has(rule)),
    neverKept: all.filter((rule) => !runs.some((run) => isKept(rule, run, context))),
  };
}

/** The run of a case with what is known of every system in it. */
interface Run {
  readonly hasBase: boolean;
  readonly found: ReadonlySet<string>;
  readonly valuations: readonly Valuation[];
}

function runOf({ tested: { base, today }, subjects, found }: CaseResult, context: CheckContext): Run {
  const then = { ...context, today };
  return {
    hasBase: base !== null,
    found: new Set(found.map(({ rule }) => rule)),
    valuations: subjects.flatMap((subject) => systemsOf(subject, then).map(({ valuation }) => valuation)),
  };
}

/** That a rule cannot be decided shows nothing of what it forbids, but that nobody approved is told by silence alone. */
function shows(finding: Finding): boolean {
  if (finding.kind === 'undecided') return finding.unknown.some(({ fact }) => fact === APPROVED);
  return finding.kind !== 'no-base';
}

function isKept(id: string, { found, hasBase, valuations }: Run, { policy }: CheckContext): boolean {
  const rule = policy.compiled.find((each) => each.rule.id === id);
  if (rule !== undefined) return valuations.some((valuation) => isKeptBy(rule, valuation));
  return (id !== 'guarded-facts' || hasBase) && !found.has(id);
}

/** A rule that does not apply is not tested by that. */
function isKeptBy(rule: CompiledPolicyRule, valuation: Valuation): boolean {
  return reduced(rule.applies, valuation) === true && standingOf(rule, valuation) === 'kept';
}
