import { askedIn, workingOut } from '../../interview/interview.ts';
import { expectedQuestions, LATEST_OFFER } from '../../interview/offer.ts';
import type { Session } from '../../interview/session.ts';
import { at } from '../../rulebook/at.ts';
import type { FactId } from '../../rulebook/fact.ts';

/** Where we are, in one line; on demand also which option leads. */
export function progressLine(session: Session, fact: FactId, showLead: boolean): string {
  return `${placeOf(session, fact)}${showLead ? ` · now ${leadersIn(session)}` : ''}`;
}

function placeOf(session: Session, fact: FactId): string {
  const { interview, outlook, steps } = session;
  const asked = askedIn(interview, steps);
  const numbers = workingOut(interview, steps);
  if (numbers !== null)
    return `Question ${asked}, number ${numbers.drivers.indexOf(fact) + 1} of ${numbers.drivers.length}`;
  if (outlook.next === null) return `Question ${asked + 1}, the last`;
  if (interview.all || asked < LATEST_OFFER)
    return `Question ${asked + 1} of about ${expectedQuestions(session)}`;
  return `Question ${asked + 1} · up to ${outlook.atMost - 1} more can matter; stop when you like`;
}

function leadersIn({ interview, outlook }: Session): string {
  const leaders = outlook.leaders.map(
    ({ option, score }) => `${at(interview.model.rulebook.options, option).short} ${Math.round(score)}`,
  );
  return leaders.length === 0 ? 'none fits so far' : leaders.join(', ');
}
