import type { CompiledPolicy } from '../policy/compile.ts';
import { readPolicy as readPolicyTree } from '../policy/read-policy.ts';
import { readText } from './read-text.ts';
import type { Reading } from './result.ts';
import type { ReadyRulebook } from './rulebook.ts';

/** An organisation's policy, checked against a rulebook. Made by {@link readPolicy}, and nothing else. */
export class Policy {
  /** The rulebook that it was checked against. */
  readonly rulebook: ReadyRulebook;
  readonly name: string;
  readonly #compiled: CompiledPolicy;

  /** @internal */
  constructor(rulebook: ReadyRulebook, compiled: CompiledPolicy) {
    this.rulebook = rulebook;
    this.name = compiled.name;
    this.#compiled = compiled;
  }

  /** @internal */
  get compiled(): CompiledPolicy {
    return this.#compiled;
  }
}

/**
 * Reads a policy and checks it against a rulebook: every name in it, and that each of its rules can apply and be violated.
 * @param text YAML or JSON in the format that `advisor schema policy` describes.
 * @param name what messages and findings call the text, such as its file name.
 */
export function readPolicy(text: string, rulebook: ReadyRulebook, name = 'policy'): Reading<Policy> {
  return readText(text, name, 'a policy', (tree, file) => {
    const read = readPolicyTree(tree, file, rulebook.rulebook, new Map());
    return read.ok ? { ok: true, value: new Policy(rulebook, read.value) } : read;
  });
}
