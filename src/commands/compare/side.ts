import { optionOf } from '../../engine/advice.ts';
import { type Flip, flipsOf } from '../../engine/flips.ts';
import type { Priorities, Profile } from '../../profile/profile.ts';
import { reportOf } from '../../report/report-of.ts';
import type { Situation } from '../../report/situation.ts';
import type { Facts } from '../../rulebook/facts.ts';
import type { RecordedReport } from './recorded-report-schema.ts';
import type { ComparedSide } from './report.ts';

/** One of the two that are compared, with what went into its verdict. */
export interface Compared {
  readonly side: ComparedSide;
  readonly known: Facts;
  readonly priorities: Priorities;
  /** What an estimate assumes; nothing of a report. */
  readonly assumptions: Profile['assumptions'];
}

/** A profile, seen through the present rulebook. */
export function comparedProfile(situation: Situation): Compared {
  const { advice, profile } = situation;
  const report = reportOf(situation);
  const runnerUp = advice.verdict.kind === 'fits' ? advice.verdict.runnerUp : null;
  return {
    side: {
      kind: 'profile',
      file: report.profile.file,
      name: report.profile.name,
      advisor: report.advisor,
      rulebook: report.rulebook,
      pricesAsOf: null,
      verdict: {
        option: optionOf(advice.verdict),
        confidence: report.certainty.confidence,
        margin: runnerUp?.margin ?? null,
        settled: advice.settled,
      },
      nearestFlip: nearestOf(flipsOf(advice, 1, 'found').flips),
    },
    known: advice.facts,
    priorities: profile.priorities,
    assumptions: profile.assumptions,
  };
}

/** What a report recorded. */
export function comparedReport({ inputs, verdict, flips }: RecordedReport, file: string): Compared {
  return {
    side: {
      kind: 'report',
      file,
      name: inputs.profile.name,
      advisor: inputs.advisor,
      rulebook: inputs.rulebook,
      pricesAsOf: inputs.prices?.as_of ?? null,
      verdict,
      nearestFlip: nearestOf(flips.map(recordedFlip)),
    },
    known: new Map(Object.entries(inputs.facts)),
    priorities: new Map(Object.entries(inputs.priorities)),
    assumptions: new Map(),
  };
}

function recordedFlip({ changeable, changes, to }: RecordedReport['flips'][number]): Flip {
  return { to: to === null ? { kind: 'none-fits' } : { kind: 'fits', option: to }, changes, changeable };
}

/** Of the single changes, a number if there is one, since numbers can be watched; then what the team can change. */
function nearestOf(flips: readonly Flip[]): Flip | null {
  const singles = flips.filter((flip) => flip.changes.length === 1);
  const isNumber = (flip: Flip) => flip.changes.some((change) => typeof change.to === 'number');
  return singles.find(isNumber) ?? singles.find((flip) => flip.changeable) ?? singles[0] ?? null;
}
