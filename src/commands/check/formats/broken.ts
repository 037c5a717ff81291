import { brokenIn, type CheckReport } from '../../../policy/check-report.ts';
import { firstProblems } from '../../../yaml/first-problems.ts';
import { describe } from '../../../yaml/wording.ts';
import { type Region, regionOf } from './places.ts';

/** One thing wrong with a profile that could not be checked. */
export interface Fault {
  readonly path: string;
  /** Null where the file could not even be read, and for what counts the rest of its faults. */
  readonly region: Region | null;
  readonly message: string;
}

/** What is wrong with the profiles that could not be checked, in the order of their paths; of one file so many faults. */
export function faultsIn(report: CheckReport): readonly Fault[] {
  return brokenIn(report).flatMap((broken): readonly Fault[] => {
    if (broken.kind === 'unread') return [{ path: broken.path, region: null, message: broken.message }];
    const { shown, rest } = firstProblems(broken.problems);
    const path = broken.file.name;
    const faults = shown.map((problem) => {
      const { message, help } = describe(problem);
      const region = regionOf({ file: broken.file, at: problem.at });
      return { path, region, message: help === null ? message : `${message} ${help}` };
    });
    return rest === null ? faults : [...faults, { path, region: null, message: rest }];
  });
}
