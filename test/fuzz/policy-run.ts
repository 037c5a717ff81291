import { stringify } from 'yaml';
import { daysBetween } from '../../src/catalog/day.ts';
import { advise, optionOf } from '../../src/engine/advice.ts';
import type { ReadyRulebook } from '../../src/index.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { isNoAnswer } from '../../src/yaml/no-answer.ts';
import { type Run, reportOf } from '../policy/small.ts';
import { type Fields, fieldsOf, isFields, isList, type Json } from './case.ts';
import { type Known, knownIn, type PlainRulebook, type PlainValue } from './plain-rulebook.ts';
import { TODAY } from './policy.ts';

/** A policy that is held against a profile, as trees. */
export interface PolicyRun {
  readonly ready: ReadyRulebook;
  readonly plain: PlainRulebook;
  readonly policy: Fields;
  readonly profile: Fields;
  readonly before: Fields;
}

export function reportFor({ policy, profile, ready }: PolicyRun, rest: Partial<Run> = {}) {
  const text = (tree: Fields) => stringify(tree, { lineWidth: 0, aliasDuplicateObjects: false });
  return reportOf({
    policy: text(policy),
    profiles: [text(profile)],
    rulebook: ready.rulebook,
    today: TODAY,
    ...rest,
  });
}

export function findingsFor(run: PolicyRun, rest: Partial<Run> = {}) {
  return reportFor(run, rest).profiles.flatMap((each) => (each.kind === 'checked' ? each.findings : []));
}

/** A system of a profile, and all that a policy can know of it. */
export interface PlainSystem {
  readonly role: string | null;
  readonly known: Known;
}

/** What is documented of each fact that a policy knows, worked out from the tree of a profile; the advice is the engine's. */
export function systemsOf({ plain, profile, ready }: PolicyRun): readonly PlainSystem[] {
  const { decision, systems } = profile;
  const all = isList(systems) ? systems.filter(isFields) : [fieldsOf(decision)];
  const project = new Map([...knownIn(plain, profile), ...ownIn(profile)]);
  const facts = statedFacts([...knownIn(plain, profile)].map(([id, value]) => [id, value]));
  const advice = advise(ready.model, facts, prioritiesIn(profile));
  const verdict = advice === null ? null : (optionOf(advice.verdict) ?? 'none-fits');
  const tied = advice?.verdict.kind === 'fits' ? advice.verdict.tied : [];
  return all.map((system) => {
    const known = new Map<string, PlainValue>(project);
    const name = (fact: string, value: Json | undefined) => {
      if (typeof value === 'string' && !isNoAnswer(value)) known.set(fact, value);
    };
    name('profile.owner', profile.owner);
    name('decision.owner', profile.owner);
    for (const key of ['model', 'provider', 'region', 'owner', 'chosen'])
      name(`decision.${key}`, system[key]);
    name('decision.approved_by', system.approved_by);
    if (known.has('decision.approved_by')) {
      known.set('decision.approved', isCovered(system));
      const { approved_on: on } = system;
      if (isCovered(system) && typeof on === 'string' && on <= TODAY)
        known.set('decision.days_since_approval', daysBetween(on, TODAY));
    }
    if (typeof system.review_by === 'string')
      known.set('decision.review_in_days', daysBetween(TODAY, system.review_by));
    if (verdict !== null)
      known.set('decision.verdict', verdict).set('decision.settled', advice?.settled ?? false);
    const { chosen } = system;
    if (typeof chosen === 'string') {
      const family = (option: Json | undefined) =>
        ready.rulebook.options.find(({ id }) => id === option)?.family;
      const families = [chosen, ...all.filter((each) => each !== system).map((each) => each.chosen)].map(
        family,
      );
      const isMix =
        family(verdict ?? '') === 'hybrid' && families.includes('open') && families.includes('closed');
      known.set('decision.follows_verdict', chosen === verdict || tied.includes(chosen) || isMix);
    }
    return { role: typeof system.role === 'string' ? system.role : null, known };
  });
}

/** Whether what was approved is what was decided, as far as it says what that was. */
function isCovered(system: Fields): boolean {
  const said = (text: Json | undefined) =>
    typeof text === 'string' && !isNoAnswer(text) ? text.trim().toLowerCase() : '';
  return Object.entries(fieldsOf(system.approved_for)).every(
    ([key, approved]) => said(approved) === said(system[key]),
  );
}

/** The organisation's own facts that a profile states. */
export function ownIn(profile: Fields): Known {
  const stated = Object.entries(fieldsOf(profile['x-acme'])).map(
    ([name, value]) => [`x-acme.${name}`, value] as const,
  );
  return new Map(
    stated.flatMap(([id, value]) => (value === null || typeof value === 'object' ? [] : [[id, value]])),
  );
}

function prioritiesIn(profile: Fields) {
  const levels = ['ignore', 'low', 'normal', 'high'] as const;
  return new Map(
    Object.entries(fieldsOf(profile.priorities)).flatMap(([id, said]) => {
      const level = levels.find((each) => each === said);
      return level === undefined ? [] : [[id, level] as const];
    }),
  );
}
