import { optionOf } from '../engine/advice.ts';
import type { ShownMoney } from './money.ts';
import { pricesJson } from './money-json.ts';
import type { Report } from './report.ts';
import { trackRecordJson } from './track-record.ts';

/** What went into a verdict, for programs; `money` where prices went into what is said of it. */
export function inputsJson(report: Report, money: ShownMoney | null = null) {
  const { name, file, sha256 } = report.profile;
  const { id, version, sha256: rulebookHash } = report.rulebook;
  const priorities = report.criteria.filter((criterion) => criterion.priority !== 'normal');
  return {
    advisor: report.advisor,
    rulebook: { id, version, sha256: rulebookHash },
    profile: { name, file, sha256: sha256() },
    facts: Object.fromEntries(report.facts),
    priorities: Object.fromEntries(priorities.map((criterion) => [criterion.id, criterion.priority])),
    assumptions: Object.fromEntries(report.assumptions),
    ...(money?.kind === 'estimated' && { prices: pricesJson(money) }),
  };
}

/** A verdict and how sure it is, for programs. */
export function verdictJson(report: Report) {
  const { certainty, conflict, options, settled, verdict, weightFlips } = report;
  const option = optionOf(verdict);
  const runnerUp = verdict.kind === 'fits' ? verdict.runnerUp : null;
  return {
    option,
    family: options.find((each) => each.id === option)?.family ?? null,
    confidence: certainty.confidence,
    track_record: trackRecordJson(report),
    margin: runnerUp === null ? null : round(runnerUp.margin),
    runner_up: runnerUp?.option ?? null,
    tied: verdict.kind === 'fits' ? verdict.tied : [],
    settled,
    stands_in: certainty.standsIn,
    holds_in: certainty.holdsIn,
    first_more_often: certainty.moreOften,
    conflict,
    weight_flips: weightFlips,
  };
}

/** What could not be proved; no key at all where everything was. */
export function notProvedJson({ notProved }: Report) {
  return notProved.length > 0 ? { not_proved: notProved } : {};
}

/** Beyond six digits a score says nothing, and sums in another order could differ. */
export function round(value: number): number {
  return Number(value.toFixed(6));
}
