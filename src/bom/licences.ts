import type { Licence } from '../catalog/catalog.ts';
import type { LicenceTerms, LicenceTree } from '../catalog/licence.ts';
import { listed } from '../yaml/phrases.ts';
import type { BomLicence } from './bom.ts';
import { type Compared, comparedExpression } from './licence-expression.ts';
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
  const compare = (text: string): Compared => {
    if (SAYS_NOTHING.has(keyOf(text))) return 'nothing';
    return ids.includes(known.get(keyOf(text)) ?? text) ? 'same' : 'other';
  };
  const compared = ({ kind, text }: BomLicence) =>
    kind === 'name' ? compare(text) : comparedExpression(text, compare);
  const others = stated
    .filter((licence) => compared(licence) === 'other')
    .map((licence) => {
      const { kind, text } = licence;
      return { licence, text, isRecognised: kind !== 'name' || known.has(keyOf(text)) };
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

/** "LicenseRef-Llama-3.1-Community", "Llama 3.1 Community License Agreement" and "llama3.1" are one. */
function keyOf(text: string): string {
  return wordsOf(text.replace(/^LicenseRef-/i, ''))
    .filter((word) => !BESIDE.has(word))
    .join(' ');
}

const BESIDE: ReadonlySet<string> = new Set(
  'the license licence agreement community terms of use version v'.split(' '),
);
