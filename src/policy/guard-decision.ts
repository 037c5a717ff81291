import type { Decision, Profile } from '../profile/profile.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { rankOf } from '../rulebook/fact-value.ts';
import { sameText } from '../yaml/fold.ts';
import type { FilePlace } from '../yaml/tree.ts';
import { continuedSystems } from './continued-systems.ts';
import { statedAs } from './facts/keys.ts';
import type { Loosened } from './findings/of-base.ts';
import { loosened } from './loosened.ts';
import { type CheckContext, nameOf, placeOf, type Subject, type SystemSubject } from './subject.ts';

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
    pairs.flatMap((pair) => changeOf(fact, pair, { before, requiredBy: place }, subject, context)),
  );
}

/** A system as it was, and as it is; null where no system continues it. */
interface Pair {
  readonly was: Decision;
  readonly is: SystemSubject | null;
}

function pairsOf({ profile, systems }: Subject, before: Profile): readonly Pair[] {
  const { gone, of } = continuedSystems(profile.systems, before.systems);
  return [
    ...systems.flatMap((system): Pair[] =>
      system.decision === null ? [] : of(system.decision).map((was) => ({ was, is: system })),
    ),
    ...gone.map((was): Pair => ({ was, is: null })),
  ];
}

function changeOf(
  fact: FactId,
  { is, was }: Pair,
  { before, requiredBy }: { readonly before: Profile; readonly requiredBy: FilePlace },
  subject: Subject,
  context: CheckContext,
): readonly Loosened[] {
  const from = saidOf(fact, was, before);
  const to = is === null ? null : saidOf(fact, is.decision, subject.profile);
  if (from === null || (to !== null && isAsStrict(from, to, context.policy.facts.get(fact)))) return [];
  return [
    loosened({
      ...{ fact, from, to, requiredBy },
      system: was.role?.value ?? null,
      place: is === null ? nameOf(subject) : placeOf(subject, is, [fact], context.rulebook),
    }),
  ];
}

/** As rules read it: a system is its project's owner's, unless it names one of its own. */
function saidOf(fact: FactId, decision: Decision | null, { owner }: Profile): string | null {
  const own = decision === null ? null : (statedAs(fact, decision)?.value ?? null);
  return own ?? (fact === 'decision.owner' ? owner : null);
}

/** Data that reaches less far and a review that comes sooner are stricter; another model, say, is neither. */
function isAsStrict(from: string, to: string, fact: Fact | undefined): boolean {
  if (sameText(from, to)) return true;
  if (fact?.type === 'enum' && fact.ordered) return rankOf(fact, to) > rankOf(fact, from);
  return fact?.type === 'number' && to < from;
}
