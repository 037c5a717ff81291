import { dayAfter } from '../../catalog/day.ts';
import { amount } from '../../layout/amounts.ts';
import { decisionKey, WITHIN_BUDGET } from '../../policy/decision-facts.ts';
import type {
  Change,
  DriftReason,
  FactDrift,
  Finding,
  StatedFact,
  Undecided,
  UnknownFact,
  Violated,
  WaiverEnds,
} from '../../policy/finding.ts';
import type { BuiltInRule, PolicyRule, Waiver } from '../../policy/policy.ts';
import { GRACE_DAYS } from '../../policy/waivers.ts';
import { shortConditionText, valueAsWritten } from '../../rulebook/condition-text.ts';
import type { FactId } from '../../rulebook/fact.ts';
import { folded } from '../../yaml/fold.ts';
import { grouped, listed, listedShort } from '../../yaml/phrases.ts';
import { type FindingText, loosened, partChanged, vanished } from './guard-wording.ts';

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
  waivers: 'Waivers are in force and waive something.',
  'broken-profile': 'A profile can be read, and has a name of its own.',
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
  return { message, details: [...details, ...waiverDetails(finding)] };
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
    case 'waiver-ends':
      return { message: endingText(finding), details: [`Its reason: ${finding.ends.reason}`] };
    case 'waiver-unused':
      return {
        message: `The waiver of ${finding.idle.rule} for ${finding.idle.profile} waives nothing.`,
        details: ['Remove it from the policy.'],
      };
    case 'waiver-orphaned':
      return {
        message: `The waiver of ${finding.idle.rule} is for ${finding.idle.profile}, and there is no such profile.`,
        details: ['Remove it from the policy, or correct the name.'],
      };
    case 'rule-idle':
      return {
        message: `${finding.idle.id} applies to none of ${finding.profiles} profile${finding.profiles === 1 ? '' : 's'}.`,
        details: ['Look whether its "when" says what it should; if nothing is left to ask, remove it.'],
      };
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
    details: [...moneyText(finding.money), ...ruleDetails(finding), help],
  };
}

function moneyText(money: Violated['money']): readonly string[] {
  if (money === null) return [];
  const figures = `USD ${amount(money.likely)} a month; the budget is ${grouped(money.budget)}`;
  return [`Likely fees and machines of what was chosen: ${figures}.`];
}

function undecided(finding: Undecided): FindingText {
  const facts = finding.unknown.map(({ fact }) => profileKey(fact));
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

function inSystem(role: string | null): string {
  return role === null ? '' : `System "${role}": `;
}

function factText({ fact, value }: StatedFact): string {
  return `${fact} is ${valueAsWritten(value)}`;
}

function noAnswer({ fact, says }: UnknownFact): readonly string[] {
  if (says === null) return [];
  const said = folded(says) === '' ? 'is blank' : `says "${says}"`;
  return [`${profileKey(fact)} ${said}, which is no answer.`];
}

function stateIt({ fact, question, ask }: UnknownFact): string {
  if (fact === WITHIN_BUDGET) return 'No figure can be given for what was chosen: see advisor cost.';
  return ask === null
    ? `State ${profileKey(fact)}: ${question}`
    : `State ${profileKey(fact)} (ask ${ask}): ${question}`;
}

/** The key under which a profile states a fact. */
function profileKey(fact: FactId): string {
  const key = fact === WITHIN_BUDGET ? null : decisionKey(fact);
  return key === null ? fact : `decision.${key}`;
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
      return `set ${profileKey(fact)} to ${listing}`;
    case 'other-than':
      return `use another ${decisionKey(fact) ?? fact} than ${listing}`;
    case 'at-least':
      return `set ${profileKey(fact)} to ${listing} or ${isDay ? 'later' : 'more'}`;
    case 'at-most':
      return `set ${profileKey(fact)} to ${listing} or ${isDay ? 'earlier' : 'less'}`;
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

function endingText({ ends, days }: WaiverEnds): string {
  const what = `The waiver of ${ends.rule} for ${ends.profile}`;
  if (days < 0)
    return `${what} ended on ${ends.expires}; it counts until ${dayAfter(ends.expires, GRACE_DAYS)}.`;
  return `${what} ends on ${ends.expires}, ${days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`}.`;
}

function waiverDetails(finding: Finding): readonly string[] {
  if (!('waiver' in finding)) return [];
  if (finding.waiver !== null) return [waivedText(finding.waiver)];
  return finding.lapsed === null
    ? []
    : [`The waiver approved by ${finding.lapsed.approvedBy} ended on ${finding.lapsed.expires}.`];
}

function waivedText({ expires, approvedBy, reason }: Waiver): string {
  return `Waived until ${expires} by ${approvedBy}: ${reason}`;
}
