/** Characters that are not seen: soft hyphens, zero-width ones, marks of direction, control characters but blanks. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;

/** More marks on one letter than any language has. To put them in order takes the square of their number. */
const HEAP_OF_MARKS = /([\p{M}\uff9e\uff9f]{30})[\p{M}\uff9e\uff9f]+/gu;

/** A text in a form of Unicode's, in a time that grows with its length; of marks on one letter the first 30 count. */
export function normalized(text: string, form: 'NFC' | 'NFD' | 'NFKC'): string {
  return text.replace(HEAP_OF_MARKS, '$1').normalize(form);
}

/** Most names: they have one form, and nothing unseen. */
const PLAIN = /^[\t\n\r -~]*$/;

/** Blanks, also the one of Braille. */
const BLANKS = /[\s\u2800]+/gu;

/**
 * What a free text is compared by: two texts that a reader takes for the same have the same. Unseen characters,
 * compatibility forms (NFKC), upper and lower case, and blanks at the ends or beside each other make no difference.
 */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase().replace(BLANKS, ' ').trim();
  const compatible = normalized(text.replace(UNSEEN, ''), 'NFKC');
  const inOneCase = compatible.toLowerCase().toUpperCase().toLowerCase();
  return normalized(inOneCase, 'NFKC').replace(BLANKS, ' ').trim();
}

/** True for free texts that a reader takes for the same. */
export function sameText(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}
