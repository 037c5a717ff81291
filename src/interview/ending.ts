import { ASKED, type Asked, type Fact, type FactId } from '../rulebook/fact.ts';
import {
  evaluationAfter,
  type Interview,
  knownAfter,
  needsOfEstimate,
  passedIn,
  type Step,
  unansweredAfter,
  usedFacts,
} from './interview.ts';
import { type Outlook, relevanceIn } from './outlook.ts';

/** Why no further question follows. */
export type End = 'settled' | 'exhausted' | 'stopped';

/** What is left open when an interview ends. */
export interface Leftover {
  /** Asked, and answered with "I don't know". */
  readonly unanswered: readonly Fact[];
  /** Those of them that can change the verdict, whatever else comes out. */
  readonly decisive: readonly Fact[];
  /** Not asked, and unable to change the verdict. */
  readonly idle: readonly Fact[];
  /** Not asked, though the verdict may hang on them. */
  readonly open: readonly Fact[];
}

/** Sorts what is not known by whether it was asked for and whether it matters. */
export function leftoverOf(interview: Interview, steps: readonly Step[], outlook: Outlook): Leftover {
  const evaluation = evaluationAfter(interview, steps);
  const known = knownAfter(interview, steps);
  const used = usedFacts(interview).filter((id) => !known.has(id));
  const unanswered = unansweredAfter(interview, steps);
  const passed = passedIn(interview, steps);
  const notAsked = interview.model.rulebook.facts.filter(({ id }) => used.includes(id) && !passed.has(id));
  const needed = needsOfEstimate(interview, [], evaluation);
  const canSway = relevanceIn(evaluation);
  const canMatter = (id: FactId) => needed.includes(id) || (!outlook.idle.has(id) && canSway(id));
  const relevant = new Set(
    [...unanswered, ...notAsked].filter(({ id }) => used.includes(id) && !outlook.settled && canMatter(id)),
  );
  return {
    unanswered,
    decisive: unanswered.filter((fact) => relevant.has(fact)),
    idle: notAsked.filter((fact) => !relevant.has(fact)),
    open: notAsked.filter((fact) => relevant.has(fact)),
  };
}

/** Facts by who knows them; those who know none of them are left out. */
export function byAsked(facts: readonly Fact[]): readonly (readonly [Asked, readonly Fact[]])[] {
  return ASKED.map((ask) => [ask, facts.filter((fact) => fact.ask === ask)] as const).filter(
    ([, theirs]) => theirs.length > 0,
  );
}
