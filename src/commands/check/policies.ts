import type { Shown } from '../../io/shown-from.ts';
import { absolutePath } from '../../io/system-path.ts';
import { identityOf } from '../../io/target.ts';
import { type CompiledDemands, type CompiledPolicy, joinPolicies } from '../../policy/compile.ts';
import { tightened } from '../../policy/tighten.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { printable } from '../../yaml/printable.ts';
import type { Loaded } from '../load.ts';
import { PolicyLoader } from './policy-loader.ts';

/** The policies of a run, and all that they ask for together. */
export interface Policies {
  readonly each: readonly CompiledPolicy[];
  readonly together: CompiledDemands;
}

/** Reads every policy and those that it extends; where some are faulty, everything that is wrong with any of them. */
export function loadPolicies(paths: readonly string[], rulebook: Rulebook, shown: Shown): Loaded<Policies> {
  const loader = new PolicyLoader(rulebook, shown);
  const policies = new Set<CompiledPolicy>();
  const twice: string[] = [];
  const given = new Map<string, string>();
  for (const path of paths) {
    const identity = identityOf(path) ?? absolutePath(path);
    const other = given.get(identity);
    if (other !== undefined) twice.push(givenTwice(path, other));
    else for (const policy of loader.load(path)?.policies ?? []) policies.add(policy);
    given.set(identity, other ?? path);
  }
  const faults = [...loader.faults, ...twice, ...factsDeclaredTwice([...policies])];
  if (faults.length > 0) return { ok: false, message: faults.join('\n\n') };
  const each = tightened([...policies]);
  return { ok: true, value: { each, together: joinPolicies(each) } };
}

/** One fact of the organisation's own cannot mean two things in a run. */
function factsDeclaredTwice(policies: readonly CompiledPolicy[]): readonly string[] {
  const declared = new Map<string, { readonly text: string; readonly file: string }>();
  return policies.flatMap(({ file: { name }, own }) =>
    own.flatMap((fact) => {
      const text = JSON.stringify(fact);
      const other = declared.get(fact.id);
      declared.set(fact.id, other ?? { text, file: name });
      if (other === undefined || other.text === text) return [];
      return [printable(`${name}: ${other.file} declares ${fact.id} in another way. Agree on one.`)];
    }),
  );
}

/** Paths may look alike, or be links to one file. */
function givenTwice(path: string, other: string): string {
  const isSamePath = absolutePath(path) === absolutePath(other);
  return printable(
    `--policy ${path}: this file is given twice${isSamePath ? '' : `: ${other} leads to it, too`}.`,
  );
}
