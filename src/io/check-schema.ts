import { shippedJson } from './shipped.ts';

/** The JSON Schema of what `check --json` prints: the one that its tests hold it to. */
export function checkJsonSchema(): object {
  return shippedJson('fixtures', 'schemas', 'check.schema.json');
}
