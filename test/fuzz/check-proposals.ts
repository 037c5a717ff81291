import { dayAfter } from '../../src/catalog/day.ts';
import { keyInProfile } from '../../src/policy/facts/keys.ts';
import type { Finding } from '../../src/policy/finding.ts';
import type { Change, Proposal } from '../../src/policy/findings/of-rule.ts';
import type { FactId, FactValue } from '../../src/rulebook/fact.ts';
import { type Fields, fieldsOf, isFields, isList, type Json } from './case.ts';
import { TODAY } from './policy.ts';
import { findingsFor, type PolicyRun } from './policy-run.ts';
import type { Tally } from './tally.ts';

const BADNESS: Readonly<Record<string, number>> = { undecided: 1, violated: 2 };

/** That each proposal, made in the profile with any one of the values that it names, puts its rule right and breaks no other. */
export function checkProposals(run: PolicyRun, tally: Tally): void {
  const bare = { ...run, policy: { ...run.policy, waivers: [], guarded: [], known: [] } };
  const before = standings(findingsFor(bare));
  for (const finding of findingsFor(bare)) {
    if (finding.kind !== 'violated') continue;
    for (const proposal of finding.proposals)
      for (const made of waysTo(proposal)) {
        const profile = changed(run.profile, made, finding.system);
        const after = standings(findingsFor({ ...bare, profile }));
        const told = () => `${finding.rule} of ${finding.system}: ${JSON.stringify(made)}`;
        tally.holds('a proposal puts its rule right', !after.has(nameOf(finding.rule, finding.system)), told);
        tally.holds(
          'a proposal breaks no other rule',
          [...after].every(([name, badness]) => badness <= (before.get(name) ?? 0)),
          () => `${told()} breaks ${JSON.stringify([...after])}`,
        );
      }
  }
}

const nameOf = (rule: string, system: string | null) => `${rule} of ${system}`;

function standings(findings: readonly Finding[]): ReadonlyMap<string, number> {
  return new Map(
    findings.flatMap((each) =>
      each.kind === 'violated' || each.kind === 'undecided'
        ? [[nameOf(each.rule, each.system), BADNESS[each.kind] ?? 0] as const]
        : [],
    ),
  );
}

interface Made {
  readonly fact: FactId;
  readonly value: FactValue;
}

/** Every choice that a proposal leaves. */
function waysTo(proposal: Proposal): readonly (readonly Made[])[] {
  let ways: readonly (readonly Made[])[] = [[]];
  for (const change of proposal)
    ways = ways.flatMap((way) => valuesOf(change).map((value) => [...way, { fact: change.fact, value }]));
  return ways;
}

function valuesOf({ to }: Change): readonly FactValue[] {
  switch (to.kind) {
    case 'beginning-with':
      return to.values.map((prefix) => `${prefix} of some kind`);
    case 'other-than':
    case 'not-beginning-with':
      return ['whatever nobody names'];
    default:
      return to.values;
  }
}

/** The profile with changes made: of a decision in the system that a finding is about, of the project where it is stated. */
function changed(profile: Fields, made: readonly Made[], role: string | null): Fields {
  let tree = profile;
  for (const each of made) tree = { ...tree, ...change(tree, each, role) };
  return tree;
}

/** The part of a profile that is another one then. */
function change({ decision, systems, ...tree }: Fields, { fact, value }: Made, role: string | null): Fields {
  const [group = '', name = ''] = keyInProfile(fact).split('.');
  if (group !== 'decision') return { [group]: { ...fieldsOf(tree[group]), [name]: json(value) } };
  const told = decided(fact, name, value);
  return isList(systems) && systems.length > 0
    ? { systems: systems.map((each) => (isOf(each, role) ? { ...fieldsOf(each), ...told } : each)) }
    : { systems: null, decision: { ...fieldsOf(decision), ...told } };
}

const isOf = (system: Json, role: string | null) =>
  role === null || (isFields(system) && system.role === role);

function decided(fact: FactId, key: string, value: FactValue): Fields {
  if (fact === 'decision.approved') return { approved_by: 'Grace', approved_on: TODAY, approved_for: {} };
  if (key === 'approved_on') return { approved_on: TODAY, approved_for: {} };
  return { [key]: typeof value === 'number' ? dayAfter(TODAY, value) : json(value) };
}

const json = (value: FactValue): Json => (typeof value === 'object' ? [...value] : value);
