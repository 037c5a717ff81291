import { dirname, isAbsolute, join } from 'node:path';
import { describeFault, type Fault, readText } from '../../../io/read-text.ts';
import { BUILT_IN_IN_CASES, type PolicyCase } from '../../../policy/cases/case.ts';
import { policyNamed, readCases } from '../../../policy/cases/read-cases.ts';
import type { ProfileInput } from '../../../policy/check.ts';
import type { CompiledDemands } from '../../../policy/compile.ts';
import type { Policy } from '../../../policy/policy.ts';
import { readProfile } from '../../../profile/read-profile.ts';
import type { Rulebook } from '../../../rulebook/rulebook.ts';
import { readSource } from '../../../yaml/parse.ts';
import { printable } from '../../../yaml/printable.ts';
import type { Inputs } from '../../clashes.ts';
import { type Loaded, loadSource } from '../../load.ts';
import { profileForm } from '../../profile-form.ts';
import { policyBeside } from '../beside.ts';

/** Policies as `check` reads them. */
export type LoadPolicies = (
  paths: readonly string[],
  rulebook: Rulebook,
  shown: (path: string) => string,
) => Loaded<{ readonly each: readonly Policy[]; readonly together: CompiledDemands }>;

/** The cases of a policy, with the policy. */
export interface LoadedCases {
  readonly file: string;
  readonly policy: Policy;
  readonly demands: CompiledDemands;
  readonly cases: readonly PolicyCase[];
  /** The files of policies and profiles beside that of the cases. */
  readonly read: Inputs;
}

const CASES = 'a file of cases';

/** Reads cases, their policy, and the profiles that they name; everything that is wrong with any of them at once. */
export function loadCases(file: string, rulebook: Rulebook, loadPolicies: LoadPolicies): Loaded<LoadedCases> {
  const text = readText(file);
  if (!text.ok && text.fault.kind === 'missing') return { ok: false, message: noCases(text.fault) };
  const named = loadSource(file, CASES, (tree) => ({ ok: true, value: policyNamed(tree) }));
  const path = named.ok && named.value !== null ? from(file, named.value) : policyBeside(file);
  const policies = loadPolicies([path], rulebook, (shown) => shown);
  const profiles: string[] = [];
  const rules = policies.ok ? policies.value.together.rules.map(({ id }) => id) : null;
  const form = {
    profile: profileForm(rulebook),
    rules: rules && [...rules, ...BUILT_IN_IN_CASES],
    read: (profile: string) => {
      profiles.push(from(file, profile));
      return readInput(from(file, profile), rulebook);
    },
  };
  const cases = loadSource(file, CASES, (tree, source) => readCases(tree, source, form));
  const [policy] = policies.ok ? policies.value.each : [];
  if (policies.ok && cases.ok && policy !== undefined) {
    const { each, together: demands } = policies.value;
    const read: Inputs = [
      ...each.map((one) => ['a policy', one.file.name] as const),
      ...profiles.map((one) => ['a profile', one] as const),
    ];
    return { ok: true, value: { file, policy, demands, cases: cases.value, read } };
  }
  const faults = [policies, cases].flatMap((loaded) => (loaded.ok ? [] : [loaded.message]));
  return { ok: false, message: faults.join('\n\n') };
}

function noCases(fault: Fault): string {
  return `${printable(describeFault(fault))}
Cases stand beside their policy. advisor policy test --help shows how, and advisor policy init writes both.`;
}

/** A path that a file names, from its folder. */
function from(file: string, path: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}

function readInput(path: string, rulebook: Rulebook): ProfileInput {
  const text = readText(path);
  if (!text.ok) return { kind: 'unread', path, below: null, message: describeFault(text.fault) };
  const { file } = text;
  const form = profileForm(rulebook);
  return {
    kind: 'text',
    file,
    path: null,
    name: null,
    profile: readSource(file, 'a profile', (tree) => readProfile(tree, form)),
  };
}
