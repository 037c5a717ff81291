import { amount } from '../../layout/amounts.ts';
import { ESTIMATE, isOfModel, isWorkedOut, keyInProfile } from '../../policy/facts/keys.ts';
import type { StatedFact, Undecided, UnknownFact, Violated } from '../../policy/findings/of-rule.ts';
import { shortConditionText, valueAsWritten } from '../../rulebook/condition-text.ts';
import { folded } from '../../yaml/fold.ts';
import { groupedBy } from '../../yaml/grouped-by.ts';
import { grouped, listed } from '../../yaml/phrases.ts';
import { changeText } from './change-wording.ts';
import { type FindingText, inSystem } from './guard-wording.ts';

export const NOTHING_IN_THEIR_HANDS =
  "Neither one change nor two in this team's hands satisfy this: decide differently or ask for a waiver.";

/** Models are many, and what each would cost is not worked out here. */
const NO_OTHER_OPTION =
  'No other option satisfies this. A model that costs less may: advisor models and advisor cost tell.';

const NOT_ALL_TRIED =
  'There were too many changes to try them all, so one that satisfies this may be missing.';

export function violated(finding: Violated, today: string): FindingText {
  const proposals = finding.proposals.map((proposal) =>
    listed(
      proposal.map((change) => changeText(change, today)),
      'and',
    ),
  );
  const nothing = finding.money === null ? NOTHING_IN_THEIR_HANDS : NO_OTHER_OPTION;
  const untold = finding.allTried ? nothing : NOT_ALL_TRIED;
  const help = proposals.length === 0 ? untold : `To satisfy it: ${proposals.join('; or ')}.`;
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
      : `${approved === null ? `no ${key} by name` : `${key} ${approved}`}, and it is now ${now}`,
  );
  return [
    `The approval by ${approval.by} has lapsed: it was for ${listed(changes, 'and')}. Have it approved anew, and state approved_on.`,
  ];
}

export function undecided(finding: Undecided): FindingText {
  const unknown = onceForKey(finding.unknown);
  const shown = unknown.slice(0, MOST_STATED);
  const more = unknown.length - shown.length;
  const others = more === 0 ? [] : [`${grouped(more)} more of its facts`];
  const facts = [...shown.map(({ fact }) => keyInProfile(fact)), ...others];
  const verb = facts.length === 1 ? 'is' : 'are';
  return {
    message: `${inSystem(finding.system)}Cannot be decided: ${listed(facts, 'and')} ${verb} unknown.`,
    details: [...ruleDetails(finding), ...shown.flatMap((each) => [...noAnswer(each), stateIt(each)])],
  };
}

/** Several facts may follow from one key: who approved it tells also whether anybody did. */
function onceForKey(unknown: readonly UnknownFact[]): readonly UnknownFact[] {
  const byKey = groupedBy(unknown, ({ fact }) => keyInProfile(fact));
  return [...byKey.values()].flatMap(([first]) => first ?? []);
}

/** Nobody goes through so many facts for one rule; JSON has them all. */
const MOST_STATED = 30;

function ruleDetails({ policyRule: rule, severity }: Violated | Undecided): readonly string[] {
  const later = severity === rule.severity ? [] : [`From ${rule.enforceFrom} on this is an error.`];
  return [`Required: ${shortConditionText(rule.require)}.`, `Why: ${rule.because}`, ...later];
}

function factText({ fact, value }: StatedFact): string {
  if (fact === ESTIMATE && typeof value === 'number') return `${fact} is about ${amount(value)}`;
  return `${fact} is ${valueAsWritten(value)}`;
}

function noAnswer({ fact, says }: UnknownFact): readonly string[] {
  if (says === null || isOfModel(fact)) return [];
  const said = folded(says) === '' ? 'is blank' : `says "${says}"`;
  return [`${keyInProfile(fact)} ${said}, which is no answer.`];
}

export function stateIt({ fact, question, ask, says }: UnknownFact): string {
  if (isOfModel(fact))
    return `The catalogue does not know that of ${says ?? 'this model'}: see advisor models.`;
  if (isWorkedOut(fact)) return 'No figure can be given for what was chosen: see advisor cost.';
  return ask === null
    ? `State ${keyInProfile(fact)}: ${question}`
    : `State ${keyInProfile(fact)} (ask ${ask}): ${question}`;
}
