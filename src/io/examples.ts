import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../yaml/tree.ts';

/** The folder beside that of the bundle; from the sources, beside src/. */
function folder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('dist') ? join(here, '../examples') : join(here, '../../examples');
}

/** The profiles that come with advisor, by their names. */
export function examples(): ReadonlyMap<string, SourceFile> {
  const files = readdirSync(folder()).filter((file) => file.endsWith('.yaml'));
  return new Map(
    files
      .sort()
      .map((name) => [basename(name, '.yaml'), { name, text: readFileSync(join(folder(), name), 'utf8') }]),
  );
}
