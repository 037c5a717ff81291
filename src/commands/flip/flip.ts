import { optionOf } from '../../engine/advice.ts';
import { estimatedFlips } from '../../engine/estimated-flips.ts';
import { flipsOf } from '../../engine/flips.ts';
import { reportOf } from '../../report/report-of.ts';
import type { Situation } from '../../report/situation.ts';
import type { FlipReport, FlipRequest } from './report.ts';

/** What would have to change for another verdict, or for one option. The request must name an option that exists. */
export function flipReportOf(situation: Situation, request: FlipRequest): FlipReport {
  const { advice, loaded } = situation;
  const found = flipsOf(advice, request.most);
  const flips = estimatedFlips(advice, found.flips).filter(
    (flip) => request.to === null || optionOf(flip.to) === request.to,
  );
  const wanted = loaded.rulebook.options
    .map((option) => option.id)
    .filter((id) => id !== optionOf(advice.verdict) && (request.to === null || request.to === id));
  return {
    report: reportOf(situation),
    request,
    flips,
    unreached: wanted.filter((id) => !flips.some((flip) => optionOf(flip.to) === id)),
    isProved: found.proved,
  };
}
