import type { Finding } from '../../policy/finding.ts';
import type { WaiverEnds, WaiverIdle } from '../../policy/findings/of-waiver.ts';
import type { Waiver } from '../../policy/policy.ts';
import { lastDay } from '../../policy/waivers.ts';
import { listed } from '../../yaml/phrases.ts';
import type { FindingText } from './guard-wording.ts';

/** "payments in services/payments/, system "hr", data.boundary only" */
export function waiverTarget({ facts, path, profile, system }: Waiver): string {
  const inPath = path === null ? '' : path.endsWith('/') ? `below ${path}` : `at ${path}`;
  const where =
    profile === null ? `profiles ${inPath}` : [profile, ...(path === null ? [] : [inPath])].join(' ');
  const role = system === null ? '' : `, system "${system}"`;
  return `${where}${role}${facts === null ? '' : `, ${listed(facts)} only`}`;
}

export function waiverEnds({ days, ends }: WaiverEnds): FindingText {
  const what = `The waiver of ${ends.rule} for ${waiverTarget(ends)}`;
  const left = days === 0 ? 'today' : `in ${days} ${days === 1 ? 'day' : 'days'}`;
  const message =
    days < 0
      ? `${what} ended on ${ends.expires}; it counts until ${lastDay(ends)}.`
      : `${what} ends on ${ends.expires}, ${left}.`;
  return { message, details: [`Its reason: ${ends.reason}`] };
}

export function waiverUnused({ idle }: WaiverIdle): FindingText {
  return {
    message: `The waiver of ${idle.rule} for ${waiverTarget(idle)} waives nothing.`,
    details: ['Remove it from the policy.'],
  };
}

export function waiverOrphaned({ idle }: WaiverIdle): FindingText {
  const named = [...(idle.profile === null ? [] : ['name']), ...(idle.path === null ? [] : ['path'])];
  return {
    message: `The waiver of ${idle.rule} is for ${waiverTarget(idle)}, and there is no such profile.`,
    details: [`Remove it from the policy, or correct the ${listed(named, 'or')}.`],
  };
}

/** What a waiver does for a finding on a day YYYY-MM-DD, or no longer or not yet does. */
export function waiverDetails(finding: Finding, today: string): readonly string[] {
  if (!('waiver' in finding)) return [];
  const { lapsed, waiver } = finding;
  if (waiver !== null) return [`Waived until ${waiver.expires} by ${waiver.approvedBy}: ${waiver.reason}`];
  if (lapsed === null) return [];
  const isEarly = lapsed.granted !== null && lapsed.granted > today;
  const when = isEarly ? `counts from ${lapsed.granted} on` : `ended on ${lapsed.expires}`;
  return [`The waiver approved by ${lapsed.approvedBy} ${when}.`];
}
