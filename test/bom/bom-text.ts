import type { Bom } from '../../src/bom/bom.ts';
import { readBom } from '../../src/bom/read-bom.ts';

/** The text of a bill of materials with these parts. */
export function bomText(parts: Readonly<Record<string, unknown>>, { specVersion = '1.6' } = {}): string {
  return JSON.stringify({ bomFormat: 'CycloneDX', specVersion, ...parts }, null, 2);
}

/** The same, read. */
export function bomFile(parts: Readonly<Record<string, unknown>>, name = 'bom.json'): Bom {
  const read = readBom({ name, text: bomText(parts) });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value;
}

/** A component that is a model. */
export function model(name: string, more: Readonly<Record<string, unknown>> = {}) {
  return { type: 'machine-learning-model', name, ...more };
}
