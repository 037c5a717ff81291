import type { ProfileMissing } from './findings/of-base.ts';

/** A folder that should hold a profile and holds none, under the path that findings tell. */
export function missingProfile(folder: string): ProfileMissing {
  return {
    kind: 'profile-missing',
    rule: 'required-profiles',
    severity: 'error',
    cause: 'profile',
    place: { file: { name: folder, text: '' }, at: { start: 0, end: 0 } },
    requiredBy: null,
    folder,
  };
}
