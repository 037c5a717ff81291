import { type Act, actsOf, isActing } from '../../../engine/acts.ts';
import type { Advice } from '../../../engine/advice.ts';
import { comparisonOf } from '../../../engine/comparison.ts';
import { explainRules, type RuleExplanation } from '../../../engine/explain.ts';
import { reportOf } from '../../../report/report-of.ts';
import type { Situation } from '../../../report/situation.ts';
import { missing } from '../../../rulebook/at.ts';
import type { Claim, OptionId, Rulebook } from '../../../rulebook/rulebook.ts';
import type {
  ClaimState,
  ClaimsReport,
  ExplainedClaim,
  ExplainedSection,
  ExplainedSource,
  Side,
} from './report.ts';

/** Below this the lead is not moved. */
const TINY = 1e-9;

/** What each claim of the rulebook does to a verdict, by the sections of its sources. */
export function claimsOf(situation: Situation): ClaimsReport {
  const { advice } = situation;
  return { report: reportOf(situation), ...pairIn(advice), sources: explainedSources(advice) };
}

type Pair = Pick<ClaimsReport, 'subject' | 'rival'>;

function pairIn(advice: Advice): Pair {
  const { options } = advice.model.rulebook;
  const { rival, subject } = comparisonOf(advice);
  return { subject: (options[subject] ?? missing()).id, rival: options[rival]?.id ?? null };
}

/** The sources in rulebook order, with every claim once. */
export function explainedSources(advice: Advice): readonly ExplainedSource[] {
  const { claims, sources } = advice.model.rulebook;
  const explained = explainedIn(advice, claims, pairIn(advice));
  return sources.map((source) => ({
    ...source,
    sections: sectionsOf(explained.filter((claim) => claim.source === source.id)),
  }));
}

function sectionsOf(claims: readonly ExplainedClaim[]): readonly ExplainedSection[] {
  const titles = [...new Set(claims.map((claim) => claim.section))];
  return titles.map((title) => ({ title, claims: claims.filter((claim) => claim.section === title) }));
}

function explainedIn(advice: Advice, claims: readonly Claim[], pair: Pair): readonly ExplainedClaim[] {
  const acts = actsOf(advice);
  const undecided = explainRules(advice, (_, state) => state === 'undecided');
  const cited = citedByRules(advice.model.rulebook);
  return claims.map((claim) => {
    const atWork = acts.filter((act) => act.claims.includes(claim.id));
    const acting = atWork.filter(isActing);
    const waiting = undecided.filter(({ rule }) => rule.claims.includes(claim.id));
    return {
      ...claim,
      state: stateOf(acting, waiting, atWork, cited.has(claim.id)),
      acts: acting,
      side: acting.length === 0 ? null : sideOf(acting, pair),
      awaits: [...new Set(waiting.flatMap((rule) => rule.awaits))],
    };
  });
}

function stateOf(
  acting: readonly Act[],
  waiting: readonly RuleExplanation[],
  atWork: readonly Act[],
  isCitedByRule: boolean,
): ClaimState {
  if (acting.length > 0) return 'acts';
  if (waiting.length > 0) return 'waits';
  if (atWork.length > 0) return 'no-effect';
  return isCitedByRule ? 'not-met' : 'describes';
}

function citedByRules({ rules }: Rulebook): ReadonlySet<string> {
  return new Set(rules.flatMap((rule) => rule.claims));
}

/** What moves the lead decides; else whom it excludes. */
function sideOf(acts: readonly Act[], { rival, subject }: Pair): Side {
  const onLead = acts
    .flatMap((act) => act.moves)
    .reduce((sum, { option, points }) => sum + points * leadSign(option, { rival, subject }), 0);
  const excluded = acts.flatMap((act) => act.excludes);
  if (excluded.includes(subject)) return 'against';
  if (rival !== null && excluded.includes(rival)) return 'for';
  if (Math.abs(onLead) < TINY) return excluded.length > 0 ? 'for' : 'neither';
  return onLead > 0 ? 'for' : 'against';
}

function leadSign(option: OptionId, { rival, subject }: Pair): number {
  return option === subject ? 1 : option === rival ? -1 : 0;
}
