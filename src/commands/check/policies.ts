import type { Shown } from '../../io/shown-from.ts';
import { absolutePath } from '../../io/system-path.ts';
import { identityOf } from '../../io/target.ts';
import { type CompiledDemands, type CompiledPolicy, joinPolicies } from '../../policy/compile.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { type RuleNames, withRulesOf } from '../../policy/rule-names.ts';
import { TooFine } from '../../rulebook/normal-form.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { printable } from '../../yaml/printable.ts';
import { type Loaded, loadSource } from '../load.ts';
import { namedSource } from '../profile-source.ts';

/** The policies of a run, and all that they ask for together. */
export interface Policies {
  readonly each: readonly CompiledPolicy[];
  readonly together: CompiledDemands;
}

/** Reads every policy; where some are faulty, everything that is wrong with any of them. */
export function loadPolicies(paths: readonly string[], rulebook: Rulebook, shown: Shown): Loaded<Policies> {
  const each: CompiledPolicy[] = [];
  const faults: string[] = [];
  const given = new Map<string, string>();
  let taken: RuleNames = new Map();
  for (const path of paths) {
    const identity = identityOf(path) ?? absolutePath(path);
    const other = given.get(identity);
    if (other !== undefined) {
      faults.push(givenTwice(path, other));
      continue;
    }
    given.set(identity, path);
    const policy = loadSource(namedSource(path, shown), 'a policy', (tree, file) => {
      const read = readPolicy(tree, file, rulebook, taken);
      taken = withRulesOf(tree, file, taken);
      return read;
    });
    if (policy.ok) each.push(policy.value);
    else faults.push(policy.message);
  }
  return faults.length > 0 ? { ok: false, message: faults.join('\n\n') } : join(each);
}

/** Paths may look alike, or be links to one file. */
function givenTwice(path: string, other: string): string {
  const isSamePath = absolutePath(path) === absolutePath(other);
  return printable(
    `--policy ${path}: this file is given twice${isSamePath ? '' : `: ${other} leads to it, too`}.`,
  );
}

function join(each: readonly CompiledPolicy[]): Loaded<Policies> {
  try {
    return { ok: true, value: { each, together: joinPolicies(each) } };
  } catch (error) {
    if (!(error instanceof TooFine)) throw error;
    const names = each.map((policy) => policy.file.name).join(', ');
    return { ok: false, message: printable(`${names}: too fine together: ${error.message}.`) };
  }
}
