import type { Finding } from './finding.ts';
import type { Waiver } from './policy.ts';
import {
  concerns,
  endingOf,
  isGranted,
  isShared,
  orphanedWaiver,
  type Someone,
  unusedWaiver,
} from './waivers.ts';

/** What a run over profiles did with waivers. */
export interface WaiversOfRun {
  readonly profiles: readonly Someone[];
  readonly used: ReadonlySet<Waiver>;
  /** All profiles that exist were in the run, and could be read. */
  readonly complete: boolean;
  /** Whether a waiver could have waived anything in such a run. */
  readonly couldApply: (waiver: Waiver) => boolean;
}

/** What is to be said once in a run: of waivers that may be for several profiles, and of those that are for none. */
export function checkWaivers(
  waivers: readonly Waiver[],
  run: WaiversOfRun,
  today: string,
): readonly Finding[] {
  const { complete, profiles, used } = run;
  const isForSomeone = (waiver: Waiver) => profiles.some((each) => concerns(waiver, each));
  const idle = waivers.filter((waiver) => !used.has(waiver));
  return [
    ...waivers
      .filter((waiver) => isShared(waiver) && used.has(waiver) && isGranted(waiver, today))
      .flatMap((waiver) => endingOf(waiver, today)),
    ...idle
      .filter((waiver) => isShared(waiver) && isForSomeone(waiver) && isIdle(waiver, run))
      .map((waiver) => unusedWaiver(waiver, complete)),
    ...(complete ? idle.filter((waiver) => !isForSomeone(waiver)).map(orphanedWaiver) : []),
  ];
}

/** Another profile in its folder may need it. */
function isIdle(waiver: Waiver, { complete, couldApply }: WaiversOfRun): boolean {
  const isForFolder = waiver.path?.endsWith('/') ?? false;
  return couldApply(waiver) && (complete || !isForFolder);
}
