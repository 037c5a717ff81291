import { flipsOf } from '../../engine/flips.ts';
import { reportedFlips } from '../../report/flips.ts';
import { reportOf } from '../../report/recommendation.ts';
import type { Situation } from '../../report/situation.ts';
import { unitsOf } from '../../rulebook/units.ts';
import type { FlipReport, FlipRequest } from './report.ts';

/** What would have to change for another verdict, or for one option. The request must name an option that exists. */
export function flipReportOf(situation: Situation, request: FlipRequest): FlipReport {
  const { loaded, analysis, known } = situation;
  const { decision } = analysis;
  const report = reportOf(situation, 'summary');
  const found = flipsOf(decision, known, request.most);
  const all = reportedFlips(situation, found);
  const flips = all.filter((flip) => request.to === null || flip.to === request.to);
  const wanted = loaded.rulebook.options
    .map((option) => option.id)
    .filter((id) => id !== report.verdict.option && (request.to === null || request.to === id));
  return {
    report,
    request,
    flips,
    unreached: wanted.filter((id) => !flips.some((flip) => flip.to === id)),
    isProved: found.proved,
    units: unitsOf(loaded.rulebook),
  };
}
