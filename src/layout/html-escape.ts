import { printable } from '../yaml/printable.ts';

const REFERENCES: readonly (readonly [character: string, reference: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
];
const REFERENCE_OF: ReadonlyMap<string, string> = new Map(REFERENCES);
const CHARACTER_OF: ReadonlyMap<string, string> = new Map([
  ...REFERENCES.map(([character, reference]) => [reference, character] as const),
  // A browser that saves a page writes it so.
  ['&nbsp;', '\u00a0'],
]);

/** Text from a file within an element or a quoted attribute: nothing in it is markup, and all of it can be seen. */
export function escapeHtml(text: string): string {
  return escapeMarkup(printable(text));
}

/** Likewise with every character as it is, for what is read again and never shown. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => REFERENCE_OF.get(character) ?? '');
}

/** The text that was escaped. */
export function unescapeMarkup(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (reference) => CHARACTER_OF.get(reference) ?? '');
}
