import { folded } from '../yaml/fold.ts';

/** A name of a model, in the form in which it is compared. */
export interface ModelName {
  readonly words: readonly string[];
  /** What it is looked up by. */
  readonly key: string;
  /** Who publishes it on Hugging Face, as it is compared; null where that is not told. */
  readonly owner: string | null;
}

/**
 * The words of a name: runs of letters and runs of digits. "Llama 3.1 8B", "llama3.1:8b" and "Llama-3.1-8B" have the
 * same; "Llama 3 18B" has others.
 */
export function wordsOf(name: string): readonly string[] {
  return folded(name).match(/\p{N}+|[\p{L}\p{M}]+/gu) ?? [];
}

/** How a profile, a component or a row of the catalogue names a model: "owner/name" is the form of Hugging Face. */
export function modelName(text: string): ModelName {
  const bare = withoutRevision(text);
  const [owner = '', name = '', ...more] = bare.split('/');
  return owner === '' || name === '' || more.length > 0 ? named(bare, null) : named(name, owner);
}

/** The name of a model of an owner; null where that is not told. */
export function named(name: string, owner: string | null): ModelName {
  const words = wordsOf(name);
  const all = words.join(' ');
  const key = all.replace(SNAPSHOT, '');
  return { words, key: key === '' ? all : key, owner: owner === null ? null : ownerKey(owner) };
}

/** What owners are compared by. */
export function ownerKey(owner: string): string {
  return wordsOf(owner).join(' ');
}

/** The day of a snapshot, "2024 08 06" or "20240806", or "latest": they name the same model. */
const SNAPSHOT = / (?:latest|20\d\d ?[01]\d ?[0-3]\d)$/;

/** What a package URL names, such as pkg:huggingface/owner/name@revision. */
export interface PackageName {
  readonly name: string;
  /** Only of Hugging Face: elsewhere it says nothing of who made a model. */
  readonly owner: string | null;
}

/** The name in a package URL; null where it is none. */
export function nameInPurl(purl: string): PackageName | null {
  const [, type = '', path = ''] = /^pkg:\/*([a-z][a-z0-9.+-]*)\/([^?#]+)/i.exec(purl) ?? [];
  const parts = path.split('/').filter((part) => part !== '');
  const name = decoded(withoutRevision(parts.at(-1) ?? ''));
  if (name === '') return null;
  const owner = type.toLowerCase() === 'huggingface' ? parts.at(-2) : undefined;
  return { name, owner: owner === undefined ? null : decoded(owner) };
}

function withoutRevision(name: string): string {
  const at = name.lastIndexOf('@');
  return at > 0 ? name.slice(0, at) : name;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
