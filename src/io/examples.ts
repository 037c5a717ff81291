import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { SourceFile } from '../yaml/tree.ts';
import { shippedFolder } from './shipped.ts';

const folder = () => shippedFolder('examples');

/** The profiles that come with advisor, by their names. */
export function examples(): ReadonlyMap<string, SourceFile> {
  const files = readdirSync(folder()).filter((file) => file.endsWith('.yaml'));
  return new Map(
    files
      .sort()
      .map((name) => [basename(name, '.yaml'), { name, text: readFileSync(join(folder(), name), 'utf8') }]),
  );
}
