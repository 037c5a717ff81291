import { reportJson } from '../../report/json.ts';
import type { FlipReport } from './report.ts';

/** The flips for programs, all of them. Keys stay; more may be added. */
export function flipJson({ report, request, flips, unreached, isProved }: FlipReport) {
  const { inputs, verdict, not_proved } = reportJson(report);
  return {
    schema: 'advisor/flips@1',
    inputs,
    verdict,
    not_proved,
    to: request.to,
    max: request.most,
    proved: isProved,
    flips,
    unreached,
  };
}
