import { readdirSync } from 'node:fs';
import { basename, dirname, extname } from 'node:path';
import { closest } from '../yaml/closest.ts';
import { systemCode } from './system-error.ts';
import { below } from './system-path.ts';

/** What a profile, a policy or a rulebook is written in. */
const KINDS = ['.yaml', '.yml', '.json'];

/** The file in the same folder that was probably meant by a name that no file has, or null. */
export function nearFile(path: string): string | null {
  const stems = new Map(
    namesIn(dirname(path))
      .filter((name) => KINDS.includes(extname(name)))
      .map((name) => [stemOf(name), name]),
  );
  const meant = stems.get(closest(stemOf(basename(path)), [...stems.keys()]) ?? '');
  return meant === undefined ? null : below(dirname(path), meant);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    systemCode(error);
    return [];
  }
}

function stemOf(name: string): string {
  return KINDS.includes(extname(name)) ? name.slice(0, -extname(name).length) : name;
}
