import { policyFacts } from '../../src/policy/facts/definitions.ts';
import { ownFact } from '../../src/policy/facts/own.ts';
import type { RawOwnFact } from '../../src/policy/facts/own-schema.ts';
import type { Condition } from '../../src/rulebook/condition.ts';
import type { Fact } from '../../src/rulebook/fact.ts';
import type { Rulebook } from '../../src/rulebook/rulebook.ts';
import { conditionOver } from '../rulebook/arbitrary.ts';
import type { Fields } from './case.ts';
import type { PlainFact } from './plain-rulebook.ts';
import { type Dice, drawn, most, oneIn, pick } from './random.ts';
import { conditionFields } from './rulebook.ts';
import { truthOf } from './truth.ts';
import { words } from './words.ts';

/** The day on which cases are checked. */
export const TODAY = '2026-06-15';

/** Names that policies and profiles have in common. */
export const NAMES = ['otter', 'badger', 'lynx', 'Otters and more', ' BADGER'] as const;

/** Facts of an organisation's own. */
export const OWN: Readonly<Record<string, RawOwnFact>> = {
  'x-acme.risk': { type: 'enum', ordered: true, values: ['low', 'medium', 'high'], changeable: true },
  'x-acme.signed': { type: 'boolean', changeable: true },
  'x-acme.reviews': { type: 'number', min: 0, max: 20, step: 1 },
};

/** Those of a decision that the profile settles by itself, and what follows from the advice. */
const DECIDED = [
  'decision.chosen',
  'decision.approved',
  'decision.approved_by',
  'decision.days_since_approval',
  'decision.model',
  'decision.provider',
  'decision.region',
  'decision.owner',
  'decision.review_in_days',
  'profile.owner',
];
export const ADVISED = ['decision.verdict', 'decision.settled', 'decision.follows_verdict'];

/** What the conditions of a policy may speak of. */
export function vocabularyOf(rulebook: Rulebook): readonly Fact[] {
  const known = policyFacts(rulebook).filter(({ id }) => DECIDED.includes(id) || ADVISED.includes(id));
  return [...rulebook.facts, ...known, ...Object.entries(OWN).map(([id, fact]) => ownFact(id, fact))];
}

/** The same, for the evaluator. */
export function plainVocabulary(facts: readonly Fact[]): Readonly<Record<string, PlainFact>> {
  return Object.fromEntries(facts.map((fact) => [fact.id, plainFact(fact)]));
}

function plainFact(fact: Fact): PlainFact {
  const named = (choices: readonly { readonly id: string; readonly label: string }[]) =>
    Object.fromEntries(choices.map(({ id, label }) => [id, label]));
  switch (fact.type) {
    case 'enum':
      return { type: 'enum', ordered: fact.ordered, values: named(fact.values) };
    case 'set':
      return {
        type: 'set',
        values: named(fact.members),
        ...(fact.alone !== null && { alone: [fact.alone] }),
      };
    case 'number':
      return { type: 'number', min: fact.min, max: fact.max, step: fact.step };
    default:
      return { type: fact.type };
  }
}

/** A policy over a rulebook. Most of its rules can apply and be violated. */
export function inventedPolicy(rulebook: Rulebook, dice: Dice): Fields {
  const all = vocabularyOf(rulebook);
  const named = most(all, 2, dice);
  const facts = named.length > 0 ? named : all;
  const plain = plainVocabulary(all);
  const rules = Array.from({ length: 1 + dice(4) }, (_, place) => inventedRule(`r${place}`, facts, dice));
  const sensible = rules.filter((rule) => oneIn(20, dice) || canDiffer(rule, plain));
  const ids = rulebook.facts.map(({ id }) => id);
  const known = most([...ids, ...Object.keys(OWN)], 2, dice).slice(0, 3);
  const guarded = most(ids, 2, dice);
  return {
    version: 1,
    name: words(dice),
    rulebook: pick([`${rulebook.id}@1`, `${rulebook.id}@1`, `${rulebook.id}@${rulebook.version}`], dice),
    facts: JSON.parse(JSON.stringify(OWN)),
    rules:
      sensible.length > 0
        ? sensible
        : [{ ...inventedRule('r0', facts, dice), when: {}, require: { 'decision.approved': true } }],
    known,
    guarded: oneIn(4, dice) ? [...guarded, 'decision.model', 'priorities'] : guarded,
    ...(oneIn(2, dice) && { waiver_terms: { grace_days: dice(15) } }),
    waivers: inventedWaivers(['known-facts', 'guarded-facts', ...sensible.map(({ id }) => String(id))], dice),
  };
}

function inventedRule(id: string, facts: readonly Fact[], dice: Dice): Fields {
  const condition = () => conditionFields(withBeginnings(drawn(conditionOver(facts), dice), facts, dice));
  return {
    id,
    ...(oneIn(2, dice) && { when: condition() }),
    require: condition(),
    severity: pick(['error', 'error', 'warning', 'note'], dice),
    ...(oneIn(6, dice) && { enforce_from: pick(['2026-06-14', TODAY, '2026-06-16', '2030-01-01'], dice) }),
    because: `Because ${words(dice)}`,
  };
}

/** Some tests of free texts ask how they begin. */
function withBeginnings(condition: Condition, facts: readonly Fact[], dice: Dice): Condition {
  if (condition.kind === 'not') return { kind: 'not', of: withBeginnings(condition.of, facts, dice) };
  if (condition.kind !== 'atom')
    return { ...condition, of: condition.of.map((part) => withBeginnings(part, facts, dice)) };
  const isText = facts.some(({ id, type }) => id === condition.fact && type === 'text');
  if (!isText || !oneIn(3, dice)) return condition;
  return {
    ...condition,
    test: { operator: 'starts_with', prefixes: [pick(['ot', 'Bad', 'otter', 'lynx '], dice)] },
  };
}

/** Whether a rule can apply, be violated, and be kept. */
export function canDiffer(rule: Fields, facts: Readonly<Record<string, PlainFact>>): boolean {
  const { applies, violated } = conditionsOf(rule);
  return [applies, violated].every((condition) => truthOf(condition, facts, new Map()) !== 'no');
}

/** When a rule applies, and when it is violated. */
export function conditionsOf({ require, when = {} }: Fields): {
  readonly applies: Fields;
  readonly violated: Fields;
} {
  return { applies: { all: [when] }, violated: { all: [when, { not: require ?? {} }] } };
}

function inventedWaivers(rules: readonly string[], dice: Dice): readonly Fields[] {
  return most(rules, 2, dice).map((rule) => ({
    rule,
    profile: pick(['otter', 'OTTER ', 'somebody else'], dice),
    reason: `It takes ${words(dice)}`,
    approved_by: 'Ada',
    ...(oneIn(3, dice) && { granted: pick(['2026-01-01', TODAY, '2026-06-16'], dice) }),
    expires: pick(['2026-05-01', '2026-06-05', '2026-06-14', TODAY, '2026-06-30', '2027-01-01'], dice),
  }));
}

/** What was decided in a profile: one decision, or several systems. */
export function inventedDecision(rulebook: Rulebook, dice: Dice): Fields {
  const one = () => ({
    ...(oneIn(4, dice) ? {} : { chosen: pick(rulebook.options, dice).id }),
    ...Object.fromEntries(
      most(['model', 'provider', 'region', 'owner'], 2, dice).map((key) => [key, pick(NAMES, dice)]),
    ),
    ...(oneIn(2, dice) && { approved_by: pick(['Ada', 'TBD', 'otter'], dice) }),
    ...(oneIn(3, dice) && { approved_on: pick(['2026-01-01', TODAY, '2026-07-01'], dice) }),
    ...(oneIn(4, dice) && { approved_for: { [pick(['model', 'provider'], dice)]: pick(NAMES, dice) } }),
    ...(oneIn(3, dice) && { review_by: pick(['2026-06-01', '2026-07-01'], dice) }),
  });
  if (oneIn(4, dice)) return {};
  return oneIn(3, dice)
    ? {
        systems: [
          { role: 'one', ...one() },
          { role: 'two', ...one() },
        ],
      }
    : { decision: one() };
}

export function inventedOwn(dice: Dice): Fields {
  const acme = { risk: pick(['low', 'medium', 'high'], dice), signed: oneIn(2, dice), reviews: dice(21) };
  return { 'x-acme': Object.fromEntries(most(Object.entries(acme), 2, dice)) };
}
