import type { Rulebook } from './rulebook.ts';
import type { StoredForm } from './stored-form.ts';

/** A rulebook and the hash of the text it was made from. */
export interface LoadedRulebook {
  readonly rulebook: Rulebook;
  /** SHA-256 in hexadecimal digits. */
  readonly sha256: string;
  /** Its normal form, where it was kept when the rulebook was built. */
  readonly form?: StoredForm;
}
