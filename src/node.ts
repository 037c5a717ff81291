/**
 * What the library reads from files. Each function says in its result what is wrong with a file or its text.
 * @module
 */

import { describeFault, readText } from './io/read-text.ts';
import { type Policy, readPolicy } from './library/policy.ts';
import { type Profile, readProfile } from './library/profile.ts';
import type { Reading } from './library/result.ts';
import { type ReadyRulebook, readRulebook } from './library/rulebook.ts';
import { printable } from './yaml/printable.ts';

/** Reads and links the rulebook in a file: UTF-8, at most 1 MiB; "-" is standard input. */
export function readRulebookFile(path: string): Reading<ReadyRulebook> {
  return readFile(path, readRulebook);
}

/** Reads the profile in a file, likewise, and checks it against a rulebook. */
export function readProfileFile(path: string, rulebook: ReadyRulebook): Reading<Profile> {
  return readFile(path, (text, name) => readProfile(text, rulebook, name));
}

/** Reads the policy in a file, likewise, and checks it against a rulebook. */
export function readPolicyFile(path: string, rulebook: ReadyRulebook): Reading<Policy> {
  return readFile(path, (text, name) => readPolicy(text, rulebook, name));
}

function readFile<Value>(path: string, read: (text: string, name: string) => Reading<Value>): Reading<Value> {
  const found = readText(path);
  if (found.ok) return read(found.file.text, found.file.name);
  return { ok: false, message: printable(describeFault(found.fault)), problems: [] };
}
