import { brokenIn, type CheckReport } from '../../policy/check-report.ts';
import { describe } from '../../source/wording.ts';
import { type Region, regionOf } from './places.ts';

/** One thing wrong with a profile that could not be checked. */
export interface Fault {
  readonly path: string;
  /** Null where the file could not even be read. */
  readonly region: Region | null;
  readonly message: string;
}

/** Everything wrong with the profiles that could not be checked, in the order of their paths. */
export function faultsIn(report: CheckReport): readonly Fault[] {
  return brokenIn(report).flatMap((broken): readonly Fault[] => {
    if (broken.kind === 'unread') return [{ path: broken.path, region: null, message: broken.message }];
    return broken.problems.map((problem) => {
      const { message, help } = describe(problem);
      const region = regionOf({ file: broken.file, at: problem.at });
      return { path: broken.file.name, region, message: help === null ? message : `${message} ${help}` };
    });
  });
}
