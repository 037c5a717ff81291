import { flipJson } from '../../report/flip-json.ts';
import { inputsJson, notProvedJson, verdictJson } from '../../report/json.ts';
import type { FlipReport } from './report.ts';

/** The flips for programs, all of them. Keys stay; more may be added. */
export function flipsJson({ report, request, flips, unreached, isProved }: FlipReport) {
  return {
    schema: 'advisor/flips@1',
    inputs: inputsJson(report),
    verdict: verdictJson(report),
    ...notProvedJson(report),
    to: request.to,
    max: request.most,
    proved: isProved,
    flips: flips.map(flipJson),
    unreached,
  };
}
