import { askedIn, workingOut } from './interview.ts';
import { openingOf } from './opening.ts';
import type { Session } from './session.ts';

/** After so many questions stopping is offered, however little is known. */
export const LATEST_OFFER = 12;

/** Once this share of completions agrees, there is enough to advise: four in five. */
export const ENOUGH = 0.8;

/** So few questions are sooner answered than talked about, and settle it. */
const FEW = 3;

/**
 * Whether to offer to stop: once what opens an interview is answered and the verdict stands in most completions, and at
 * the latest after so many questions.
 */
export function mayOffer(session: Session): boolean {
  const { interview, outlook, steps } = session;
  const { agreement, atMost, next } = outlook;
  if (interview.all || next === null || atMost <= FEW || workingOut(interview, steps) !== null) return false;
  if (askedIn(interview, steps) >= LATEST_OFFER) return true;
  return agreement >= ENOUGH && !openingOf(interview.model.rulebook.facts).includes(next);
}

/** How many questions there will have been, about, once stopping is offered. */
export function expectedQuestions({ interview, outlook, steps }: Session): number {
  const asked = askedIn(interview, steps);
  const most = asked + outlook.atMost;
  return interview.all ? most : Math.max(asked + 1, Math.min(LATEST_OFFER, most));
}
