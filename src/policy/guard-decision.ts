import type { Decision, Profile } from '../profile/profile.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { rankOf } from '../rulebook/fact-value.ts';
import { sameText } from '../yaml/fold.ts';
import type { FilePlace } from '../yaml/tree.ts';
import { statedAs } from './facts/keys.ts';
import type { Loosened } from './findings/of-base.ts';
import { type CheckContext, nameOf, placeOf, type Subject, type SystemSubject } from './subject.ts';
import { same } from './subject-of.ts';

/** What was decided and can be guarded: any change counts that is not surely a stricter one. */
export const GUARDABLE: readonly FactId[] = [
  'decision.chosen',
  'decision.data_reaches',
  'decision.model',
  'decision.provider',
  'decision.region',
  'decision.owner',
  'decision.approved_by',
  'decision.review_in_days',
];

/** Guarded parts of decisions that are others than in the profile's earlier version, system by system. */
export function checkGuardedDecisions(
  subject: Subject,
  before: Profile,
  context: CheckContext,
): readonly Loosened[] {
  const guarded = context.policy.guarded.filter(({ fact }) => GUARDABLE.includes(fact));
  if (guarded.length === 0) return [];
  const pairs = pairsOf(subject, before);
  return guarded.flatMap(({ fact, place }) =>
    pairs.flatMap((pair) => changeOf(fact, pair, place, subject, context)),
  );
}

/** A system as it was, and as it is; null where no system continues it. */
interface Pair {
  readonly was: Decision;
  readonly is: SystemSubject | null;
}

function pairsOf({ systems }: Subject, before: Profile): readonly Pair[] {
  const continued = new Set<Decision>();
  const pairs = systems.flatMap((system): Pair[] => {
    if (system.decision === null) return [];
    return same(system.decision, before.systems).map((was) => {
      continued.add(was);
      return { was, is: system };
    });
  });
  return [
    ...pairs,
    ...before.systems.filter((was) => !continued.has(was)).map((was): Pair => ({ was, is: null })),
  ];
}

function changeOf(
  fact: FactId,
  { is, was }: Pair,
  requiredBy: FilePlace,
  subject: Subject,
  context: CheckContext,
): readonly Loosened[] {
  const from = statedAs(fact, was)?.value ?? null;
  const to =
    is?.decision === undefined || is.decision === null ? null : (statedAs(fact, is.decision)?.value ?? null);
  if (from === null || (to !== null && isAsStrict(from, to, context.policy.facts.get(fact)))) return [];
  return [
    {
      kind: 'loosened',
      rule: 'guarded-facts',
      severity: 'error',
      cause: 'profile',
      place: is === null ? nameOf(subject) : placeOf(subject, is, [fact], context.rulebook),
      requiredBy,
      waiver: null,
      lapsed: null,
      system: was.role?.value ?? null,
      fact,
      from,
      to,
      relaxes: [],
      proved: true,
    },
  ];
}

/** Data that reaches less far and a review that comes sooner are stricter; another model, say, is neither. */
function isAsStrict(from: string, to: string, fact: Fact | undefined): boolean {
  if (sameText(from, to)) return true;
  if (fact?.type === 'enum' && fact.ordered) return rankOf(fact, to) > rankOf(fact, from);
  return fact?.type === 'number' && to < from;
}
