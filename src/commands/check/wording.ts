import { dayAfter } from '../../catalog/day.ts';
import { amount } from '../../layout/amounts.ts';
import { decisionKey, isOfModel, isWorkedOut, keyInProfile } from '../../policy/facts/keys.ts';
import type {
  Change,
  DriftReason,
  FactDrift,
  Finding,
  StatedFact,
  Undecided,
  UnknownFact,
  Violated,
} from '../../policy/finding.ts';
import type { BuiltInRule, PolicyRule } from '../../policy/policy.ts';
import { shortConditionText, valueAsWritten } from '../../rulebook/condition-text.ts';
import { folded } from '../../yaml/fold.ts';
import { grouped, listed, listedShort } from '../../yaml/phrases.ts';
import { bomText } from './bom-wording.ts';
import {
  baseUnreadable,
  type FindingText,
  inSystem,
  loosened,
  partChanged,
  profileMissing,
  vanished,
} from './guard-wording.ts';
import { otherRulebook, recordVanished, upgraded } from './upgrade-wording.ts';
import { waiverDetails, waiverEnds, waiverOrphaned, waiverUnused } from './waiver-wording.ts';

/** What the check is, in one sentence: nobody should take it for more. */
export const SCOPE = 'This checks what profiles declare, not what code does.';

export const NOTHING_IN_THEIR_HANDS =
  "Nothing in this team's hands satisfies this: decide differently or ask for a waiver.";

const NOT_ALL_TRIED =
  'There were too many changes to try them all, so one that satisfies this may be missing.';

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

function violated(finding: Violated, today: string): FindingText {
  const proposals = finding.proposals.map((proposal) =>
    listed(
      proposal.map((change) => changeText(change, today)),
      'and',
    ),
  );
  const nothing = finding.allTried ? NOTHING_IN_THEIR_HANDS : NOT_ALL_TRIED;
  const help = proposals.length === 0 ? nothing : `To satisfy it: ${proposals.join('; or ')}.`;
  return {
    message: `${inSystem(finding.system)}${listed(finding.facts.map(factText), 'and')}.`,
    details: [...moneyText(finding.money), ...approvalText(finding.approval), ...ruleDetails(finding), help],
  };
}

function moneyText(money: Violated['money']): readonly string[] {
  if (money === null) return [];
  const budget = money.budget === null ? '' : `; the budget is ${grouped(money.budget)}`;
  const figures = `USD ${amount(money.likely)} a month${budget}`;
  return [`Likely fees and machines of what was chosen: ${figures}.`];
}

function approvalText(approval: Violated['approval']): readonly string[] {
  if (approval === null) return [];
  const changes = approval.lapses.map(({ approved, key, now }) =>
    now === null
      ? `${key} ${approved}, which is no longer stated`
      : `${key} ${approved}, and it is now ${now}`,
  );
  return [
    `The approval by ${approval.by} has lapsed: it was for ${listed(changes, 'and')}. Have it approved anew, and state approved_on.`,
  ];
}

function undecided(finding: Undecided): FindingText {
  const facts = finding.unknown.map(({ fact }) => keyInProfile(fact));
  const verb = facts.length === 1 ? 'is' : 'are';
  return {
    message: `${inSystem(finding.system)}Cannot be decided: ${listed(facts, 'and')} ${verb} unknown.`,
    details: [
      ...ruleDetails(finding),
      ...finding.unknown.flatMap((each) => [...noAnswer(each), stateIt(each)]),
    ],
  };
}

function ruleDetails({ policyRule: rule, severity }: Violated | Undecided): readonly string[] {
  const later = severity === rule.severity ? [] : [`From ${rule.enforceFrom} on this is an error.`];
  return [`Required: ${shortConditionText(rule.require)}.`, `Why: ${rule.because}`, ...later];
}

function factText({ fact, value }: StatedFact): string {
  return `${fact} is ${valueAsWritten(value)}`;
}

function noAnswer({ fact, says }: UnknownFact): readonly string[] {
  if (says === null || isOfModel(fact)) return [];
  const said = folded(says) === '' ? 'is blank' : `says "${says}"`;
  return [`${keyInProfile(fact)} ${said}, which is no answer.`];
}

function stateIt({ fact, question, ask, says }: UnknownFact): string {
  if (isOfModel(fact))
    return `The catalogue does not know that of ${says ?? 'this model'}: see advisor models.`;
  if (isWorkedOut(fact)) return 'No figure can be given for what was chosen: see advisor cost.';
  return ask === null
    ? `State ${keyInProfile(fact)}: ${question}`
    : `State ${keyInProfile(fact)} (ask ${ask}): ${question}`;
}

function changeText({ fact, to }: Change, today: string): string {
  if (fact === 'decision.approved') return 'have it approved and state decision.approved_by';
  const isDay = fact === 'decision.review_in_days';
  const values = to.values.map((value) =>
    isDay && typeof value === 'number' ? dayAfter(today, value) : valueAsWritten(value),
  );
  const listing = listedShort(values, 'or');
  switch (to.kind) {
    case 'one-of':
      return `set ${keyInProfile(fact)} to ${listing}`;
    case 'other-than':
      return `use another ${decisionKey(fact) ?? fact} than ${listing}`;
    case 'beginning-with':
      return `set ${keyInProfile(fact)} to one that begins with ${listing}`;
    case 'not-beginning-with':
      return `set ${keyInProfile(fact)} to one that does not begin with ${listed(values, 'or')}`;
    case 'at-least':
      return `set ${keyInProfile(fact)} to ${listing} or ${isDay ? 'later' : 'more'}`;
    case 'at-most':
      return `set ${keyInProfile(fact)} to ${listing} or ${isDay ? 'earlier' : 'less'}`;
  }
}

function reasonText(reason: DriftReason): string {
  switch (reason.kind) {
    case 'facts':
      return reason.proved
        ? `Because ${listed(reason.changes.map(driftText), 'and')}.`
        : `Because of these changes, or of some of them: ${listed(reason.changes.map(driftText), 'and')}.`;
    case 'priorities':
      return 'Because the priorities of the profile changed.';
    case 'assumptions':
      return 'Because the assumptions of the profile changed.';
    case 'prices':
      return `Because prices changed (those of ${reason.from} to those of ${reason.to}).`;
    case 'rulebook':
      return `Because the rulebook changed (${reason.from} to ${reason.to}): ${listed(reason.changed, 'and')}.`;
    case 'advisor':
      return `Because advisor itself calculates differently (${reason.from} to ${reason.to}).`;
  }
}

function driftText({ fact, from, to }: FactDrift): string {
  if (from === null) return `${fact} was unknown and is now ${to === null ? 'unknown' : valueAsWritten(to)}`;
  return `${fact} was ${valueAsWritten(from)} and is now ${to === null ? 'unknown' : valueAsWritten(to)}`;
}
