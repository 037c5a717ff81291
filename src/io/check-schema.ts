import { readFileSync } from 'node:fs';
import { shippedFolder } from './shipped.ts';

/** The JSON Schema of what `check --json` prints: the one that its tests hold it to. */
export function checkJsonSchema(): string {
  return readFileSync(shippedFolder('fixtures', 'schemas', 'check.schema.json'), 'utf8');
}
