import type { BomCheck } from './check-boms.ts';
import type { CheckedProfile, ProfileResult } from './check-report.ts';
import type { Finding } from './finding.ts';
import type { Waiver } from './policy.ts';
import { applyWaivers, isShared, unusedWaiver } from './waivers.ts';

/** How the waivers of a run stand before bills of materials are looked at; those that are used are added. */
interface WaiversSoFar {
  /** YYYY-MM-DD. */
  readonly today: string;
  readonly complete: boolean;
  readonly used: Set<Waiver>;
}

/** Checked profiles with what bills of materials add, and what waivers lift of that. */
export function withBoms(
  profiles: readonly ProfileResult[],
  { of }: BomCheck,
  run: WaiversSoFar,
): readonly ProfileResult[] {
  const byFile = new Map([...of].map(([{ file }, findings]) => [file, findings]));
  return profiles.map((profile) => {
    if (profile.kind !== 'checked') return profile;
    return {
      ...profile,
      findings: [...profile.findings, ...waived(profile, byFile.get(profile.file) ?? [], run)],
    };
  });
}

function waived(
  { waivers }: CheckedProfile,
  found: readonly Finding[],
  { complete, today, used: usedSoFar }: WaiversSoFar,
): readonly Finding[] {
  const own = waivers.filter(({ rule }) => rule === 'bill-of-materials');
  const { findings, used } = applyWaivers(found, own, today);
  for (const waiver of used) usedSoFar.add(waiver);
  const unused = own.filter((waiver) => !used.includes(waiver) && !isShared(waiver));
  return [...findings, ...unused.map((waiver) => unusedWaiver(waiver, complete))];
}
