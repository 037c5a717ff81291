import type { BomCheck } from './check-boms.ts';
import type { CheckedProfile, ProfileResult } from './check-report.ts';
import type { Finding } from './finding.ts';
import type { CheckContext } from './subject.ts';
import { applyWaivers, unusedWaiver } from './waivers.ts';

/** Checked profiles with what bills of materials add, and what waivers lift of that. */
export function withBoms(
  profiles: readonly ProfileResult[],
  { of }: BomCheck,
  { today }: CheckContext,
  complete: boolean,
): readonly ProfileResult[] {
  const byFile = new Map([...of].map(([{ file }, findings]) => [file, findings]));
  return profiles.map((profile) => {
    if (profile.kind !== 'checked') return profile;
    return {
      ...profile,
      findings: [...profile.findings, ...waived(profile, byFile.get(profile.file) ?? [], today, complete)],
    };
  });
}

function waived(
  { waivers }: CheckedProfile,
  found: readonly Finding[],
  today: string,
  complete: boolean,
): readonly Finding[] {
  const own = waivers.filter(({ rule }) => rule === 'bill-of-materials');
  const { findings, used } = applyWaivers(found, own, today);
  const unused = own.filter((waiver) => !used.includes(waiver));
  return [...findings, ...unused.map((waiver) => unusedWaiver(waiver, complete))];
}
