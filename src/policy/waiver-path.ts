import { quote } from '../yaml/phrases.ts';
import { profilePath } from './profile-path.ts';

type WaiverPath =
  | { readonly ok: true; readonly path: string }
  | { readonly ok: false; readonly message: string };

/** The path that a waiver names, as it is compared; or why none can be there. */
export function readWaiverPath(text: string): WaiverPath {
  if (/[*?[\]{}]/.test(text))
    return refused('patterns are not understood here. Name a file, or a folder with a slash at its end.');
  if (text.includes('\\')) return refused('write it with slashes: /.');
  const path = profilePath(text);
  if (path === null)
    return refused(`${quote(text)} does not lead down from the folder that advisor runs in.`);
  if (path === '') return refused('this is every profile there is. Name a file, or a folder below.');
  if (/(^|\/)[^./]+$/.test(path))
    return refused(`where this is a folder, write it with a slash at its end: ${path}/`);
  return { ok: true, path };
}

function refused(message: string): WaiverPath {
  return { ok: false, message };
}

/** True where a profile at `path` is at the place that a waiver names, or below it. */
export function isAt(place: string, path: string | null): boolean {
  if (path === null) return false;
  return place.endsWith('/') ? path.startsWith(place) : path === place;
}
