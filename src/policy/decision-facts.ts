import { daysBetween } from '../catalog/day.ts';
import { isAdvised } from '../engine/advice.ts';
import { CONFIDENCES } from '../engine/confidence.ts';
import type { Decision, Placed } from '../profile/profile.ts';
import type { Choice, Fact, FactId, FactValue, TextFact } from '../rulebook/fact.ts';
import { type Facts, statedFacts } from '../rulebook/facts.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type Choice as Chosen, type KeptAdvice, NONE_FITS, verdictWord } from './advice.ts';
import type { CompiledDemands } from './compile.ts';

const BOUNDARY = 'data.boundary';

/** Follows from the choice and from what it costs. */
export const WITHIN_BUDGET = 'decision.within_budget';

/** A hundred years either way: further off, a review is as good as never. */
const MAX_DAYS = 36_500;

/** What a policy may ask of a decision; each is under the key of the profile that settles it. */
const DECISION_KEYS: ReadonlyMap<FactId, string> = new Map([
  ['decision.chosen', 'chosen'],
  ['decision.follows_verdict', 'chosen'],
  ['decision.data_reaches', 'data_reaches'],
  ['decision.model', 'model'],
  ['decision.provider', 'provider'],
  ['decision.region', 'region'],
  ['decision.approved', 'approved_by'],
  ['decision.review_in_days', 'review_by'],
  [WITHIN_BUDGET, 'chosen'],
]);

/** What follows from the rulebook: a team cannot decide it. */
const ADVICE_FACTS: readonly FactId[] = ['decision.verdict', 'decision.confidence', 'decision.settled'];

/** The key of a profile's decision that settles a fact; null for a fact that is not decided. */
export function decisionKey(fact: FactId): string | null {
  return DECISION_KEYS.get(fact) ?? null;
}

/** True for facts that differ from one system of a profile to another. */
export function isOfSystem(fact: FactId): boolean {
  return decisionKey(fact) !== null;
}

/** True for facts that rest on the rulebook's advice. */
export function restsOnAdvice(fact: FactId): boolean {
  return ADVICE_FACTS.includes(fact) || fact === 'decision.follows_verdict' || fact === WITHIN_BUDGET;
}

/** The facts `decision.*` of a policy over this rulebook. */
export function decisionFacts(rulebook: Rulebook): readonly Fact[] {
  const options = rulebook.options.map((option) => ({ id: option.id, label: option.title }));
  return [
    choice('decision.chosen', 'Which option was chosen?', options),
    yesNo('decision.follows_verdict', 'Is the choice the one advised?'),
    choice('decision.verdict', 'Which option is advised?', [
      ...options,
      { id: NONE_FITS, label: 'Nothing fits.' },
    ]),
    choice(
      'decision.confidence',
      'How sure is the advice?',
      CONFIDENCES.map((id) => ({ id, label: id })),
    ),
    yesNo('decision.settled', 'Can no unknown fact change the advice?'),
    dataReaches(rulebook),
    text('decision.model', 'Which model is used?'),
    text('decision.provider', 'Who runs the model?'),
    text('decision.region', 'Where does the model run?'),
    yesNo('decision.approved', 'Who approved the decision?'),
    reviewInDays(),
    yesNo(WITHIN_BUDGET, 'Do its likely fees and machines stay within the budget?'),
  ];
}

function base(id: FactId, question: string) {
  return { id, question, help: question, ask: 'engineering', changeable: false } as const;
}

function choice(id: FactId, question: string, values: readonly Choice[]): Fact {
  return { ...base(id, question), type: 'enum', ordered: false, values, derivation: null };
}

function text(id: FactId, question: string): TextFact {
  return { ...base(id, question), type: 'text' };
}

function yesNo(id: FactId, question: string): Fact {
  return { ...base(id, question), type: 'boolean', yes: 'Yes', no: 'No' };
}

function reviewInDays(): Fact {
  const fact = base('decision.review_in_days', 'When is the decision reviewed?');
  return { ...fact, type: 'number', unit: 'days', min: -MAX_DAYS, max: MAX_DAYS, step: 1 };
}

/** Where data goes is told on the scale of where it may go; where a rulebook has no such scale, in free text. */
function dataReaches(rulebook: Rulebook): Fact {
  const id = 'decision.data_reaches';
  const question = 'Where does the data go?';
  const boundary = rulebook.facts.find((fact) => fact.id === BOUNDARY);
  if (boundary?.type !== 'enum') return text(id, question);
  return { ...base(id, question), type: 'enum', ordered: true, values: boundary.values, derivation: null };
}

/**
 * What is known of one decision (null: nothing is decided) and the advice beside it, as far as the policy reads it; with
 * another choice in the place of its own, where one is tried.
 */
export function decided(
  decision: Decision | null,
  advice: KeptAdvice,
  { policy, today }: Reading,
  choice: Chosen | null = choiceOf(decision),
): Facts {
  const reads = factsRead(policy);
  const values = new Map<FactId, FactValue>();
  if (reads.has('decision.verdict')) values.set('decision.verdict', verdictWord(advice));
  if (reads.has('decision.settled')) values.set('decision.settled', advice.settled);
  if (reads.has('decision.confidence')) values.set('decision.confidence', advice.confidence);
  const put = (fact: FactId, placed: Placed<string> | null) => {
    if (placed !== null) values.set(fact, placed.value);
  };
  if (choice !== null) for (const [fact, value] of followers(choice, advice, reads)) values.set(fact, value);
  if (decision === null) return statedFacts(values);
  put('decision.data_reaches', decision.dataReaches);
  put('decision.model', decision.model);
  put('decision.provider', decision.provider);
  put('decision.region', decision.region);
  if (decision.approvedBy !== null) values.set('decision.approved', true);
  if (decision.reviewBy !== null)
    values.set('decision.review_in_days', clampDays(daysBetween(today, decision.reviewBy.value)));
  return statedFacts(values);
}

/** The policy for which facts are gathered, and the day as YYYY-MM-DD. */
interface Reading {
  readonly policy: CompiledDemands;
  readonly today: string;
}

/** That a choice does not follow the verdict is told with both. */
const factsRead = onceForEach(({ compiled, known }: CompiledDemands): ReadonlySet<FactId> => {
  const read = new Set([...known.map(({ fact }) => fact), ...compiled.flatMap((rule) => rule.facts)]);
  return read.has('decision.follows_verdict') ? read.add('decision.verdict') : read;
});

/** What a decision chose; null where it chose nothing. */
export function choiceOf(decision: Decision | null): Chosen | null {
  const option = decision?.chosen?.value;
  return option === undefined ? null : { option, model: decision?.model?.value ?? null };
}

/** A choice, and with it whether it follows the advice and stays within the budget. */
function followers(
  choice: Chosen,
  advice: KeptAdvice,
  reads: ReadonlySet<FactId>,
): readonly (readonly [FactId, FactValue])[] {
  const standing = reads.has(WITHIN_BUDGET) ? advice.standingToBudget(choice) : null;
  return [
    ['decision.chosen', choice.option],
    ['decision.follows_verdict', isAdvised(choice.option, advice.verdict)],
    ...(standing?.kind === 'compared' ? [[WITHIN_BUDGET, standing.isWithin] as const] : []),
  ];
}

function clampDays(days: number): number {
  return Math.max(-MAX_DAYS, Math.min(MAX_DAYS, days));
}

/** Where the profile states what settles a fact of a decision, or fails to; null where it says nothing of it. */
export function placeInDecision(fact: FactId, decision: Decision | null): Placed<string> | null {
  if (decision === null) return null;
  return statedAs(fact, decision) ?? passedOver(fact, decision);
}

/** What stands in a decision where the name that settles a fact should, and names nothing; null where nothing does. */
export function passedOver(fact: FactId, decision: Decision | null): Placed<string> | null {
  return decision?.passedOver.get(decisionKey(fact) ?? '') ?? null;
}

function statedAs(fact: FactId, decision: Decision): Placed<string> | null {
  switch (decisionKey(fact)) {
    case 'chosen':
      return decision.chosen;
    case 'data_reaches':
      return decision.dataReaches;
    case 'model':
      return decision.model;
    case 'provider':
      return decision.provider;
    case 'region':
      return decision.region;
    case 'approved_by':
      return decision.approvedBy;
    case 'review_by':
      return decision.reviewBy;
    default:
      return null;
  }
}
