import loadedBuiltIn from '#built-in/open-vs-closed.json' with { type: 'json' };
import type { Model } from '../engine/model.ts';
import { compileLoaded } from '../report/situation.ts';
import { readRulebook as linkRulebook } from '../rulebook/link.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { readText } from './read-text.ts';
import type { Reading } from './result.ts';
import { sha256 } from './sha256.ts';

/** A rulebook that is ready to advise. Made by {@link builtInRulebook} or {@link readRulebook}, and nothing else. */
export class ReadyRulebook {
  /** What it says: its facts with their questions, options, criteria, rules, claims and sources. Plain data. */
  readonly rulebook: Rulebook;
  /** SHA-256 of the text that it was made from, in hexadecimal digits. */
  readonly sha256: string;
  readonly #loaded: LoadedRulebook;
  #model: Model | null = null;

  /** @internal */
  constructor(loaded: LoadedRulebook) {
    this.rulebook = loaded.rulebook;
    this.sha256 = loaded.sha256;
    this.#loaded = loaded;
  }

  /** @internal */
  get loaded(): LoadedRulebook {
    return this.#loaded;
  }

  /** @internal */
  get model(): Model {
    this.#model ??= compileLoaded(this.#loaded);
    return this.#model;
  }
}

const readyOf: (loaded: LoadedRulebook) => ReadyRulebook = onceForEach((loaded) => new ReadyRulebook(loaded));

/** The rulebook that comes with advisor: the same object each time. */
export function builtInRulebook(): ReadyRulebook {
  return readyOf(loadedBuiltIn);
}

/**
 * Reads and links a rulebook.
 * @param text YAML or JSON in the format that `advisor schema rulebook` describes.
 * @param name what messages call it, such as its file name.
 */
export function readRulebook(text: string, name = 'rulebook'): Reading<ReadyRulebook> {
  return readText(text, name, 'a rulebook', (tree, file) => {
    const linked = linkRulebook(tree);
    if (!linked.ok) return linked;
    return {
      ok: true,
      value: new ReadyRulebook({ rulebook: linked.value, sha256: sha256(file.text) }),
    };
  });
}
