/** Characters that are not seen: soft hyphens, zero-width ones, marks of direction, control characters but blanks. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}]|(?!\s)\p{Cc}/gu;

/**
 * What a free text is compared by: two texts that a reader takes for the same have the same. Unseen characters,
 * compatibility forms (NFKC), upper and lower case, and blanks at the ends or beside each other make no difference.
 */
export function folded(text: string): string {
  return text
    .replace(UNSEEN, '')
    .normalize('NFKC')
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .trim();
}

/** True for free texts that a reader takes for the same. */
export function sameText(a: string, b: string): boolean {
  return a === b || folded(a) === folded(b);
}
