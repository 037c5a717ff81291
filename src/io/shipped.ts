import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A folder that comes with advisor: beside that of the bundle; from the sources, beside src/. */
export function shippedFolder(...names: readonly string[]): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return join(here, here.endsWith('dist') ? '..' : '../..', ...names);
}
