import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Advice,
  advise,
  builtInRulebook,
  type Profile,
  type ReadyRulebook,
  readProfile,
} from '../../src/index.ts';

export const root = join(import.meta.dirname, '../..');

/** The text of a file of this repository. */
export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

/** The value of a result that must have one. */
export function valueIn<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly message: string },
): Value {
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

export function profileIn(path: string, rulebook: ReadyRulebook = builtInRulebook()): Profile {
  return valueIn(readProfile(textOf(path), rulebook, path));
}

export function adviceOn(path: string, rulebook?: ReadyRulebook): Advice {
  return valueIn(advise(profileIn(path, rulebook)));
}
