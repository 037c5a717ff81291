import type { Act } from '../../../engine/acts.ts';
import { inputsJson, notProvedJson, round, verdictJson } from '../../../report/json.ts';
import type { ClaimsReport, ExplainedClaim } from './report.ts';

/** The claims and what they do, for programs. Keys stay; more may be added. */
export function claimsJson({ report, rival, sources, subject }: ClaimsReport) {
  return {
    schema: 'advisor/claims@1',
    inputs: inputsJson(report),
    verdict: verdictJson(report),
    ...notProvedJson(report),
    compared: { subject, rival },
    sources: sources.map(({ sections, ...source }) => ({
      ...source,
      sections: sections.map(({ title, claims }) => ({ title, claims: claims.map(claimJson) })),
    })),
  };
}

function claimJson({ acts, awaits, id, side, state, text }: ExplainedClaim) {
  return { id, text, state, speaks: side, awaits, acts: acts.map(actJson) };
}

function actJson({ asks, by, excludes, moves }: Act) {
  return {
    by: by.kind,
    rule: by.kind === 'rule' ? by.rule : null,
    moves: moves.map((move) => ({ ...move, points: round(move.points) })),
    excludes,
    asks_a_step_of: asks,
  };
}
