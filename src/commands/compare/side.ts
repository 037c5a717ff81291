import type { KnownFacts } from '../../profile/known-facts.ts';
import type { Priority } from '../../profile/profile.ts';
import { reportOf } from '../../report/recommendation.ts';
import type { Flip } from '../../report/report.ts';
import type { Situation } from '../../report/situation.ts';
import type { CriterionId } from '../../rulebook/rulebook.ts';
import type { RecordedReport } from './recorded-report-schema.ts';
import type { ComparedSide } from './report.ts';

/** One of the two that are compared, with what went into its verdict. */
export interface Compared {
  readonly side: ComparedSide;
  readonly known: KnownFacts;
  readonly priorities: ReadonlyMap<CriterionId, Priority>;
}

/** A profile, seen through the present rulebook. */
export function comparedProfile(situation: Situation): Compared {
  const { profile, rulebook, verdict, flips, advisor } = reportOf(situation, 'summary');
  return {
    side: {
      kind: 'profile',
      file: profile.file,
      name: profile.name,
      advisor,
      rulebook,
      pricesAsOf: null,
      verdict,
      nearestFlip: nearestOf(flips),
    },
    known: situation.known,
    priorities: situation.profile.priorities,
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
      nearestFlip: nearestOf(flips),
    },
    known: new Map(Object.entries(inputs.facts)),
    priorities: new Map(Object.entries(inputs.priorities)),
  };
}

/** Of the single changes, a number if there is one, since numbers can be watched; then what the team can change. */
function nearestOf(flips: readonly Flip[]): Flip | null {
  const singles = flips.filter((flip) => flip.changes.length === 1);
  const isNumber = (flip: Flip) => flip.changes.some((change) => typeof change.to === 'number');
  return singles.find(isNumber) ?? singles.find((flip) => flip.changeable) ?? singles[0] ?? null;
}
