import type { Block } from '../../../layout/block.ts';
import type { Recommendation } from '../../../report/report.ts';

/** What stands for the people where the profile names none: MADR marks in braces what is to be filled in. */
const NOBODY = '{list everyone involved in the decision}';

/** What MADR keeps at the head of a record. */
export function frontMatterOf(report: Recommendation, today: string | null): Block {
  return {
    kind: 'front-matter',
    fields: [
      ['status', isAccepted(report) ? 'accepted' : 'proposed'],
      ...(today === null ? [] : [['date', today] as const]),
      ['decision-makers', peopleOf(report)],
    ],
  };
}

/** Accepted is what somebody approved, for each system. */
function isAccepted({ decisions }: Recommendation): boolean {
  return (
    decisions.length > 0 &&
    decisions.every(({ approvedBy, option }) => option !== null && approvedBy !== null)
  );
}

function peopleOf({ decisions, profile }: Recommendation): string | readonly string[] {
  const named = [profile.owner, ...decisions.flatMap(({ approvedBy, owner }) => [owner, approvedBy])];
  const people = [...new Set(named.flatMap((name) => (name === null ? [] : [name])))];
  const [one, ...others] = people;
  return one === undefined ? NOBODY : others.length === 0 ? one : people;
}
