import type { Licence } from '../catalog/catalog.ts';
import type { LicenceTerms, LicenceTree } from '../catalog/licence.ts';
import { listed } from '../yaml/phrases.ts';
import type { BomLicence } from './bom.ts';
import { wordsOf } from './model-name.ts';

/** A licence in a bill of materials that is not the one that the catalogue knows. */
export interface OtherLicence {
  readonly says: string;
  /** False for free text that may be another name of the same licence. */
  readonly isRecognised: boolean;
  readonly at: BomLicence;
}

/** What the licences of a component have that the catalogue's licence of the model has not; null where there is nothing. */
export function otherLicence(
  stated: readonly BomLicence[],
  { tree }: Licence,
  terms: Readonly<Record<string, LicenceTerms>>,
): OtherLicence | null {
  const ids = idsIn(tree);
  const known = new Map(
    Object.entries(terms).flatMap(([id, { name }]) => [
      [keyOf(id), id],
      [keyOf(name), id],
    ]),
  );
  const named = stated.flatMap((licence) => operandsOf(licence).map((text) => ({ licence, text })));
  const others = named.flatMap(({ licence, text }) => {
    const id = known.get(keyOf(text)) ?? null;
    if (SAYS_NOTHING.has(keyOf(text)) || ids.includes(id ?? text)) return [];
    return [{ licence, text, isRecognised: id !== null || licence.kind !== 'name' }];
  });
  const first = others.find((each) => each.isRecognised) ?? others[0];
  if (first === undefined) return null;
  return {
    says: listed([...new Set(others.map(({ text }) => text))]),
    isRecognised: first.isRecognised,
    at: first.licence,
  };
}

/** What tools write where they found none. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['other', 'unknown', 'none', 'noassertion', '']);

function idsIn(tree: LicenceTree): readonly string[] {
  return tree.kind === 'licence' ? [tree.id] : [...idsIn(tree.left), ...idsIn(tree.right)];
}

/** The licences that an expression joins; an exception only permits more. */
function operandsOf({ kind, text }: BomLicence): readonly string[] {
  if (kind === 'name') return [text];
  return text
    .replace(/\bWITH\s+\S+/gi, ' ')
    .split(/[\s()]+|\+(?=$|[\s)])/)
    .filter((part) => part !== '' && !/^(?:and|or)$/i.test(part));
}

/** "LicenseRef-Llama-3.1-Community", "Llama 3.1 Community License Agreement" and "llama3.1" are one. */
function keyOf(text: string): string {
  return wordsOf(text.replace(/^LicenseRef-/i, ''))
    .filter((word) => !BESIDE.has(word))
    .join(' ');
}

const BESIDE: ReadonlySet<string> = new Set(
  'the license licence agreement community terms of use version v'.split(' '),
);
