import { keyInProfile } from '../../policy/facts/keys.ts';
import type { Finding } from '../../policy/finding.ts';
import type { BuiltInRule, PolicyRule } from '../../policy/policy.ts';
import { shortConditionText } from '../../rulebook/condition-text.ts';
import { bomText } from './bom-wording.ts';
import { reasonText } from './drift-wording.ts';
import {
  baseUnreadable,
  type FindingText,
  inSystem,
  loosened,
  partChanged,
  profileMissing,
  vanished,
} from './guard-wording.ts';
import { stateIt, undecided, violated } from './rule-wording.ts';
import { otherRulebook, recordVanished, upgraded } from './upgrade-wording.ts';
import { waiverDetails, waiverEnds, waiverOrphaned, waiverUnused } from './waiver-wording.ts';

/** What the check is, in one sentence: nobody should take it for more. */
export const SCOPE = 'This checks what profiles declare, not what code does.';

/** The rules that advisor brings along, for tools that list rules with a text on each. */
export const BUILT_IN_TEXT: Readonly<Record<BuiltInRule, string>> = {
  'known-facts': 'Every profile states the facts that the policy lists under "known".',
  'guarded-facts':
    'What the policy guards is not loosened compared with the target branch, and no profile of it is gone.',
  'verdict-changed': 'The verdict is the one recorded in the baseline.',
  'bill-of-materials': 'Bills of materials and profiles name the same models, services and licences.',
  waivers: 'Waivers are in force and waive something.',
  'broken-profile': 'A profile can be read, and has a name of its own.',
  'near-misses': 'No name in a profile can be taken for one that the policy names.',
  contradictions: 'What a profile states agrees with its own numbers.',
  'pinned-rulebook': 'The rulebook is exactly the one that the policy names.',
  'required-profiles': 'Every folder that --require names holds a profile.',
  'idle-rules': 'Every rule of a policy applies to some profile, where the run is over all of them.',
};

/** A policy rule in words. */
export function ruleText(rule: PolicyRule): string {
  const required = `Required: ${shortConditionText(rule.require)}.`;
  return appliesAlways(rule) ? required : `${required} Applies where ${shortConditionText(rule.when)}.`;
}

/** Whether a rule has no "when". */
export function appliesAlways({ when }: PolicyRule): boolean {
  return when.kind === 'all' && when.of.length === 0;
}

/** The words for a finding on a day YYYY-MM-DD. Plain text: whoever prints it makes it safe. */
export function describeFinding(finding: Finding, today: string): FindingText {
  const { message, details } = describeKind(finding, today);
  return { message, details: [...details, ...waiverDetails(finding, today)] };
}

function describeKind(finding: Finding, today: string): FindingText {
  switch (finding.kind) {
    case 'violated':
      return violated(finding, today);
    case 'undecided':
      return undecided(finding);
    case 'unstated':
      return {
        message: `${finding.fact.fact} is not stated, and the policy wants every profile to state it.`,
        details: [stateIt(finding.fact)],
      };
    case 'loosened':
      return loosened(finding);
    case 'part-changed':
      return partChanged(finding);
    case 'vanished':
      return vanished(finding);
    case 'verdict-changed':
      return {
        message: `The verdict was ${finding.from} when it was recorded and is now ${finding.to}.`,
        details: [
          reasonText(finding.reason),
          'Look at the decision again, then record the new verdict with --update-baseline.',
        ],
      };
    case 'not-recorded':
      return {
        message: 'The baseline has no verdict of this profile, so a change cannot be noticed.',
        details: ['Record it with --update-baseline.'],
      };
    case 'no-base':
      return {
        message: 'The target branch has no profile at this path or of this name: nothing to compare with.',
        details: [],
      };
    case 'near-miss':
      return {
        message: `${inSystem(finding.system)}${keyInProfile(finding.fact)} says "${finding.says}", and the policy names "${finding.names}".`,
        details: ['No rule takes them for the same. If they are, write it as the policy does.'],
      };
    case 'contradicted':
      return {
        message: `${finding.fact} is stated as ${finding.stated}, but the numbers give ${finding.derived}.`,
        details: ['The numbers count. Correct them, or what is stated.'],
      };
    case 'base-unreadable':
      return baseUnreadable(finding);
    case 'profile-missing':
      return profileMissing(finding);
    case 'waiver-ends':
      return waiverEnds(finding);
    case 'waiver-unused':
      return waiverUnused(finding);
    case 'waiver-orphaned':
      return waiverOrphaned(finding);
    case 'rule-idle':
      return {
        message: `${finding.idle.id} applies to none of ${finding.profiles} profile${finding.profiles === 1 ? '' : 's'}.`,
        details: ['Look whether its "when" says what it should; if nothing is left to ask, remove it.'],
      };
    case 'record-vanished':
      return recordVanished(finding);
    case 'new-prices':
    case 'new-rulebook':
      return upgraded(finding);
    case 'other-rulebook':
      return otherRulebook(finding);
    default:
      return bomText(finding);
  }
}
