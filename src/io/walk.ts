import type { Survey } from './survey.ts';
import { below } from './system-path.ts';

/** `advisor.yaml` or `anything.advisor.yaml`, in any case of letters; JSON is YAML. */
const PROFILE = /^(.*\.)?advisor\.(ya?ml|json)$/is;

/** Looks for profiles in a folder and in all folders below it, those of Git and of installed packages left out. */
export function walk(folder: string, survey: Survey): void {
  for (const { name, kind } of survey.list(folder)) {
    const path = below(folder, name);
    if (kind === 'folder') {
      if (name === 'node_modules') survey.skipped.push({ kind: name, path });
      else if (name !== '.git') walk(path, survey);
    } else if (PROFILE.test(name)) survey.take(path);
    else if (kind === 'linked-folder') survey.skipped.push({ kind, path });
  }
}
